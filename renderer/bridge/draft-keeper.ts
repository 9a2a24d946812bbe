import type { Answer, Problem } from '../../shared/ipc/port-message';

export type KeptState =
  | { state: 'kept'; at: string }
  | { state: 'keeping' }
  /** It is on screen only; it is tried again by itself. */
  | { state: 'not-kept'; problem: Problem };

export type DraftKeeperNeeds<Draft> = {
  put(draft: Draft): Promise<Answer<{ savedAt: string }>>;
  onState(id: string, state: KeptState): void;
  /** Milliseconds before the next try after `failures` failures in a row. */
  retryAfterMs(failures: number): number;
};

/**
 * Keeps what is typed in the vault: one put in flight, and after it the latest of each draft, so that a fast typist
 * never builds a queue. A put that fails is tried again until it is taken: a draft is never given up.
 */
export function createDraftKeeper<Draft extends { id: string }>(needs: DraftKeeperNeeds<Draft>) {
  const { put, onState, retryAfterMs } = needs;
  const latest = new Map<string, Draft>();
  let inFlight: Promise<void> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const putOne = async (sent: Draft): Promise<boolean> => {
    latest.delete(sent.id);
    const answer = await put(sent);
    if (answer.ok) {
      failures = 0;
      if (!latest.has(sent.id)) onState(sent.id, { state: 'kept', at: answer.value.savedAt });
      return true;
    }
    failures += 1;
    if (!latest.has(sent.id)) latest.set(sent.id, sent);
    onState(sent.id, { state: 'not-kept', problem: answer.problem });
    return false;
  };

  const run = async (): Promise<void> => {
    for (let next = latest.values().next(); !next.done; next = latest.values().next()) {
      if (await putOne(next.value)) continue;
      timer = setTimeout(start, retryAfterMs(failures));
      break;
    }
    inFlight = null;
  };

  function start(): void {
    clearTimeout(timer);
    timer = undefined;
    if (inFlight === null && latest.size > 0) inFlight = run();
  }

  return {
    keep(draft: Draft): void {
      latest.set(draft.id, draft);
      // While puts fail the retry decides when; what is on screen already says so.
      if (timer !== undefined) return;
      onState(draft.id, { state: 'keeping' });
      start();
    },
    /** Try now what failed, e.g. because the vault is back. */
    tryNow: start,
    /** Lets go of this draft and waits for what is in flight: after it, the draft is put no more. */
    async release(id: string): Promise<void> {
      latest.delete(id);
      await inFlight;
      // One that failed in the meantime went back into the list.
      latest.delete(id);
    },
  };
}
