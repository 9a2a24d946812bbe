import type { CallDraft } from '../../../shared/domain/call-draft';
import type { Answer } from '../../../shared/ipc/port-message';
import { maskDraft } from '../../../shared/policy/mask-draft';
import { callGone } from '../words';
import type { RecordReader } from './record-reader';
import { emptyUnit, type RecordWrite, type UnitOfWork } from './unit-of-work';

/** Calls that are still open, sealed as they are typed. */
export type Drafts = {
  /** Stores a new draft. */
  begin(draft: CallDraft): Promise<Answer<null>>;
  /** The latest of what was put wins; ok when that, or something newer, is stored. `gone` once saved or discarded. */
  put(draft: CallDraft): Promise<Answer<{ savedAt: number }>>;
  /** Settles when nothing that was put is still on its way to the disk. */
  quiet(): Promise<void>;
  /** For a unit of work that writes a new draft beside other things. */
  writeOf(draft: CallDraft): RecordWrite;
};

type Waiting = { draft: CallDraft; answers: ((answer: Answer<{ savedAt: number }>) => void)[] };

export function createDrafts(parts: { work: UnitOfWork; reader: RecordReader; now(): number }): Drafts {
  const { work, reader, now } = parts;
  /** Known to be stored, so that a keystroke need not read before it writes. */
  const revisions = new Map<string, number>();
  const waiting = new Map<string, Waiting>();
  let writing: Promise<void> | null = null;

  const writeOf = (draft: CallDraft, follows = 0): RecordWrite => ({
    id: draft.id,
    kind: 'call',
    time: Date.parse(draft.startedAt),
    // The one way a draft gets to the disk.
    body: { v: 2, draft: maskDraft(draft), touchedAt: now() },
    follows,
  });

  const store = async (draft: CallDraft): Promise<Answer<{ savedAt: number }>> => {
    const known = revisions.get(draft.id) ?? (await reader.get('call', draft.id))?.row.revision;
    if (known === undefined) return { ok: false, problem: callGone };
    const record = writeOf(draft, known);
    const done = await work.commit({ ...emptyUnit, durability: 'relaxed', records: [record] });
    if (done.ok) {
      revisions.set(draft.id, known + 1);
      return { ok: true, value: { savedAt: now() } };
    }
    revisions.delete(draft.id);
    const gone = done.problem.kind === 'stale' && (await reader.get('call', draft.id)) === null;
    return gone ? { ok: false, problem: callGone } : done;
  };

  /** One write at a time; what is typed meanwhile waits, and only the last of it is written. */
  const drain = async (): Promise<void> => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [id, { draft, answers }] = next.value;
      waiting.delete(id);
      const answer = await store(draft);
      for (const settle of answers) settle(answer);
    }
    writing = null;
  };

  return {
    writeOf,
    async begin(draft) {
      const done = await work.commit({ ...emptyUnit, durability: 'relaxed', records: [writeOf(draft)] });
      if (!done.ok) return done;
      revisions.set(draft.id, 1);
      return { ok: true, value: null };
    },
    put: (draft) =>
      new Promise((resolve, reject) => {
        const answers = waiting.get(draft.id)?.answers ?? [];
        answers.push(resolve);
        waiting.set(draft.id, { draft, answers });
        writing ??= drain();
        writing.catch(reject);
      }),
    async quiet() {
      await writing;
    },
  };
}
