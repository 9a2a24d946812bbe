import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Tables } from './tables';

/**
 * To be called first in every transaction that writes changes. The cursor of a pull is the row's number, numbers are
 * given out when a row is written, rows are seen when it commits: without this lock a row that commits late would
 * be behind a cursor that has passed its number, and no desk would ever hear of it.
 */
export async function lockChanges(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('firstpoint-changes', 0))`.execute(trx);
}
