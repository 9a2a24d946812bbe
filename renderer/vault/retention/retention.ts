import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import { createSerialQueue } from '../data/serial-queue';
import { resumeBurning } from './burn-keys';
import { cutAudit } from './cut-audit';
import type { HoldLifted, NewHold } from '../../../shared/domain/legal-hold';
import { deferHeld } from './defer-erasure';
import { erase, resumeErasing, type ErasureReason } from './erase';
import { burnLeftHolds, liftHold } from './lift-hold';
import { moveOutOfPastDays } from './night';
import { placeHold } from './place-hold';
import { purgeDue } from './purge';
import type { RetentionParts } from './retention-parts';

/** Keeps to what people were told about how long their data stays here. */
export type Retention = {
  /** Finishes what a crash cut short, purges what is due, moves on from days gone by. Nothing to do is soon done. */
  sweep(): Promise<Answer<null>>;
  /** What is held is erased when its hold is lifted; it is not destroyed before. `certify` and `waited` as in `erase.ts`. */
  erase(
    enquiryIds: readonly string[],
    reason: ErasureReason,
    certify?: readonly AuditEvent[],
    waited?: readonly string[],
  ): Promise<Answer<null>>;
  placeHold(hold: NewHold): Promise<Answer<null>>;
  liftHold(enquiryId: string, lifted: HoldLifted): Promise<Answer<null>>;
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
      if (!moved.ok) return moved;
      const left = await inTurn(() => burnLeftHolds(parts));
      return left.ok ? inTurn(() => cutAudit(parts)) : left;
    },
    erase: (ids, reason, certify, waited) =>
      inTurn(async () => {
        const free = await deferHeld(parts, ids, reason);
        return free.ok ? erase(parts, free.value, reason, certify, waited) : free;
      }),
    placeHold: (hold) => inTurn(() => placeHold(parts, hold)),
    liftHold: (enquiryId, lifted) => inTurn(() => liftHold(parts, enquiryId, lifted)),
  };
}
