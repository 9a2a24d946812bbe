import { sql } from 'kysely';
import { AUDIT_PERIOD } from '../../shared/policy/retention';
import { addPeriod, londonDate } from '../../shared/policy/civil-date';
import { lockChanges } from './database/lock-changes';
import type { Database } from './database/tables';

/**
 * Makes sure that nothing of a ticket is kept beyond its day, the changes that told of it included, and no purge
 * certificate beyond its year: to be called before every look. Desks drop theirs by themselves, so no tombstone is
 * needed.
 */
export function createSweep(db: Database, now: () => Date): () => Promise<void> {
  let sweptOn = '';
  return async () => {
    const today = londonDate(now().getTime());
    if (sweptOn === today) return;
    await db.transaction().execute(async (trx) => {
      await lockChanges(trx);
      const over = sql`(select id from tickets where day < ${today})`;
      await sql`delete from changes where entity_id in ${over}`.execute(trx);
      await sql`delete from ops where entity_id in ${over}`.execute(trx);
      await trx.deleteFrom('tickets').where('day', '<', today).execute();
      const before = addPeriod(today, `-${AUDIT_PERIOD}`);
      const old = sql`(select id from certificates where received_at < ${before})`;
      await sql`delete from ops where entity_id in ${old}`.execute(trx);
      await trx.deleteFrom('certificates').where('received_at', '<', before).execute();
    });
    sweptOn = today;
  };
}
