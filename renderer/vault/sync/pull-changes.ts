import { nameOf } from '../../../shared/diagnostics/error-name';
import { readFault } from '../../../shared/sync/outcome';
import type { FaultMeaning } from '../../../shared/sync/outcome';
import { askCrm } from './ask';
import type { EngineParts } from './engine-parts';
import type { ChangePage } from './outbox-store';

const PAGE_SIZE = 200;
/** The CRM may ask for a fresh start; asked twice with no page in between, it would ask for ever. */
const RESETS_IN_A_ROW = 2;

export type ChangesPull = {
  /** Pulls all pages there are, while the gate is open. One round at a time; a call during one is passed over. */
  pull(): void;
  /** False once the CRM asked for a fresh start twice in a row; `resume` tries again. */
  goesOn(): boolean;
  resume(): void;
  idle(): Promise<void>;
};

type PullParts = EngineParts & { onFault(meaning: FaultMeaning): void };

export function createChangesPull(parts: PullParts): ChangesPull {
  const { store, transport, clock, gate, line, signal, log, durable, onFault } = parts;
  let round: Promise<void> | null = null;
  let resets = 0;

  const mayGoOn = (): boolean => gate.isOpen() && !durable.isStopped() && resets < RESETS_IN_A_ROW;

  const startAfresh = async (cursor: string | null): Promise<void> => {
    resets += 1;
    if (resets >= RESETS_IN_A_ROW) {
      log.error('pull-stopped-by-resets');
      return;
    }
    log.info('pull-starts-afresh');
    await store.applyChanges({ changes: [], cursor, reset: true });
  };

  /** One page; true when the next one is there already. */
  const pullPage = async (): Promise<boolean> => {
    const cursor = await store.cursor();
    // Meanwhile a push may have been asked for quiet.
    if (!mayGoOn()) return false;
    const answer = await askCrm(
      clock,
      () => transport.changes({ cursor, limit: PAGE_SIZE }),
      (error) => log.error('pull-threw', { name: nameOf(error) }),
    );
    if (!answer.ok) {
      line.heardTime(answer.askedAt, answer.serverTime);
      const { kind, status } = answer.fault;
      // 400 `bad-cursor`: this CRM did not make our cursor (another CRM, or one restored from a backup).
      if (kind === 'refused' && status === 400 && cursor !== null) {
        await startAfresh(null);
        return true;
      }
      onFault(readFault(answer.fault));
      return false;
    }
    line.answered(answer.askedAt, answer.serverTime);
    const { changes, next, more, reset } = answer.value;
    if (reset) {
      await startAfresh(next);
      return true;
    }
    if (more && next === cursor) {
      log.error('pull-stands-still');
      return false;
    }
    resets = 0;
    const page: ChangePage = { changes, cursor: next, reset: false };
    if (changes.length > 0 || next !== cursor) await store.applyChanges(page);
    if (changes.length > 0) signal.note('enquiries', 'status');
    return more;
  };

  const pullAll = async (): Promise<void> => {
    try {
      while (mayGoOn()) if (!(await pullPage())) return;
    } catch (error) {
      // Nothing of the page was stored, the cursor stands where it was: the next round asks for it again.
      durable.onTrouble(error);
    }
  };

  return {
    pull() {
      if (round || !mayGoOn()) return;
      round = pullAll().finally(() => {
        round = null;
      });
    },
    goesOn: () => resets < RESETS_IN_A_ROW,
    resume() {
      resets = 0;
    },
    async idle() {
      await round;
    },
  };
}
