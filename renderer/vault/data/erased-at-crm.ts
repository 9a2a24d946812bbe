import type { MetaRow } from './rows';
import type { StoreDb } from './store-db';

const NAME = 'erased-at-crm';
/** As long as the audit log is kept; a file from another desk may be thirty days old. */
const KEPT_MS = 366 * 86_400_000;
const MOST = 5_000;

/** When this desk heard of each erasure, in milliseconds since 1970. */
type Heard = Record<string, number>;

const heardIn = async (db: StoreDb): Promise<Heard> =>
  ((await db.meta.get(NAME))?.value as Heard | undefined) ?? {};

/**
 * Enquiries of which the CRM has told that it erased them, whether they were ever here or not: a file that another desk
 * made before must not bring one back. Ids alone; the newest of a year.
 */
export const erasedAtCrm = async (db: StoreDb): Promise<string[]> => Object.keys(await heardIn(db));

/** What is to be stored once these are known too; null where all of them are. */
export async function withErased(
  db: StoreDb,
  enquiryIds: readonly string[],
  now: number,
): Promise<MetaRow | null> {
  if (enquiryIds.length === 0) return null;
  const known = await heardIn(db);
  const fresh = enquiryIds.filter((id) => known[id] === undefined);
  if (fresh.length === 0) return null;
  const all = [...Object.entries(known), ...fresh.map((id) => [id, now] as const)];
  const young = all.filter(([, at]) => at > now - KEPT_MS).sort(([, a], [, b]) => a - b);
  return { name: NAME, value: Object.fromEntries(young.slice(-MOST)) };
}
