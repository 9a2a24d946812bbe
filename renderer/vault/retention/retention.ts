import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import { createSerialQueue } from '../data/serial-queue';
import { resumeBurning } from './burn-keys';
import { cutAudit } from './cut-audit';
import { erase, resumeErasing, type ErasureReason } from './erase';
import { moveOutOfPastDays } from './night';
import { purgeDue } from './purge';
import type { RetentionParts } from './retention-parts';

/** Keeps to what people were told about how long their data stays here. */
export type Retention = {
  /** Finishes what a crash cut short, purges what is due, moves on from days gone by. Nothing to do is soon done. */
  sweep(): Promise<Answer<null>>;
  erase(
    enquiryIds: readonly string[],
    reason: ErasureReason,
    certify?: readonly AuditEvent[],
  ): Promise<Answer<null>>;
};

/** One thing at a time, and never a new one before what a crash left is finished: there is one journal. */
export function createRetention(parts: RetentionParts): Retention {
  const turns = createSerialQueue();

  const inTurn = (work: () => Promise<Answer<null>>): Promise<Answer<null>> =>
    turns.run(async () => {
      for (const step of [() => resumeBurning(parts), () => resumeErasing(parts), work]) {
        const done = await step();
        if (!done.ok) return done;
      }
      return { ok: true, value: null };
    });

  return {
    async sweep() {
      await parts.store.clock.keep();
      await parts.step('mark-kept');
      const purged = await inTurn(() => purgeDue(parts));
      if (!purged.ok) return purged;
      const moved = await inTurn(() => moveOutOfPastDays(parts));
      return moved.ok ? inTurn(() => cutAudit(parts)) : moved;
    },
    erase: (ids, reason, certify) => inTurn(() => erase(parts, ids, reason, certify)),
  };
}
