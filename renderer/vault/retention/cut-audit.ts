import { checkpointAt } from '../../../shared/audit/chain';
import type { Answer } from '../../../shared/ipc/port-message';
import { addPeriod, londonDate } from '../../../shared/policy/civil-date';
import { AUDIT_PERIOD } from '../../../shared/policy/retention';
import { AUDIT_CHECKPOINT } from '../data/audit-log';
import type { StoreDb } from '../data/store-db';
import { transact } from '../data/transact';
import { certificateKeys } from './certify';
import type { RetentionParts } from './retention-parts';

/** Rows a transaction. */
const MOST_ROWS = 500;

/**
 * Cuts off the audit log what has been kept for its own period, purge certificates included; the rest can still be
 * verified, from a checkpoint. Only a beginning of the chain goes: an event that a wrong clock dated into the past stays
 * until those before it go. It is counted back from the last day before today on which anything happened, so that a
 * clock which is years ahead for a day cuts nothing. A certificate that the CRM has not taken in all that time goes with
 * its event.
 */
export async function cutAudit({ store, deviceId }: RetentionParts): Promise<Answer<null>> {
  const { db, queue, clock } = store;
  for (;;) {
    const cut = await queue.run(async (): Promise<Answer<number>> => {
      const asOf = await lastDayBefore(db, clock.today());
      if (asOf === null) return { ok: true, value: 0 };
      const first = await db.audit.orderBy('seq').limit(MOST_ROWS).toArray();
      const stays = first.findIndex(({ at }) => addPeriod(londonDate(Date.parse(at)), AUDIT_PERIOD) > asOf);
      const old = stays === -1 ? first : first.slice(0, stays);
      const last = old.at(-1);
      if (!last) return { ok: true, value: 0 };
      const certificates = await certificateKeys(deviceId(), old);
      const written = await transact(db, {
        durability: 'strict',
        stores: ['audit', 'outbox', 'meta'],
        write(on) {
          for (const { seq } of old) on('audit').delete(seq);
          for (const opId of certificates) on('outbox').delete(opId);
          on('meta').put({ name: AUDIT_CHECKPOINT, value: checkpointAt(last) });
        },
      });
      return written.ok ? { ok: true, value: old.length } : written;
    });
    if (!cut.ok) return cut;
    if (cut.value < MOST_ROWS) return { ok: true, value: null };
  }
}

async function lastDayBefore(db: StoreDb, today: string): Promise<string | null> {
  const dayOf = ({ at }: { at: string }): string => londonDate(Date.parse(at));
  const row = await db.audit
    .orderBy('seq')
    .reverse()
    .filter((one) => dayOf(one) < today)
    .first();
  return row ? dayOf(row) : null;
}
