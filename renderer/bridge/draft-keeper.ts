import type { Answer, Problem } from '../../shared/ipc/port-message';

/** What the vault says of a call that was saved or discarded: there is nothing left to keep. */
const GONE = 'gone';

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
 * never builds a queue. A put that fails is tried again until it is taken, and holds up no other draft: none is given
 * up but one that is saved or discarded already.
 */
export function createDraftKeeper<Draft extends { id: string }>(needs: DraftKeeperNeeds<Draft>) {
  const { put, onState, retryAfterMs } = needs;
  const latest = new Map<string, Draft>();
  /** By id, those whose last put failed: they wait for the timer. */
  const failing = new Set<string>();
  let inFlight: Promise<void> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const putOne = async (sent: Draft): Promise<void> => {
    const { id } = sent;
    latest.delete(id);
    const answer = await put(sent);
    if (answer.ok) {
      failures = 0;
      failing.delete(id);
      if (!latest.has(id)) onState(id, { state: 'kept', at: answer.value.savedAt });
      return;
    }
    onState(id, { state: 'not-kept', problem: answer.problem });
    if (answer.problem.kind === GONE) {
      latest.delete(id);
      failing.delete(id);
      return;
    }
    failures += 1;
    failing.add(id);
    if (!latest.has(id)) latest.set(id, sent);
  };

  const run = async (failed: boolean): Promise<void> => {
    const tried = new Set<string>();
    const next = (): Draft | undefined =>
      [...latest.values()].find(({ id }) => !failing.has(id) || (failed && !tried.has(id)));
    for (let draft = next(); draft; draft = next()) {
      tried.add(draft.id);
      await putOne(draft);
    }
    inFlight = null;
    if (failing.size > 0) timer ??= setTimeout(tryNow, retryAfterMs(failures));
  };

  function start(failed: boolean): void {
    if (inFlight === null && latest.size > 0) inFlight = run(failed);
  }

  function tryNow(): void {
    clearTimeout(timer);
    timer = undefined;
    start(true);
  }

  return {
    keep(draft: Draft): void {
      latest.set(draft.id, draft);
      // While its puts fail the retry decides when; what is on screen already says so.
      if (failing.has(draft.id)) return;
      onState(draft.id, { state: 'keeping' });
      start(false);
    },
    /** Try now what failed, e.g. because the vault is back. */
    tryNow,
    /** Lets go of this draft and waits for what is in flight: after it, the draft is put no more. */
    async release(id: string): Promise<void> {
      latest.delete(id);
      await inFlight;
      // One that failed in the meantime went back into the list.
      latest.delete(id);
      failing.delete(id);
    },
  };
}
