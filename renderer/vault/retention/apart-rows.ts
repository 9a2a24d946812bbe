import type { Answer } from '../../../shared/ipc/port-message';
import { alongside, apartId, enquiryOfApart } from '../data/apart-id';
import type { RecordRow } from '../data/rows';
import { resealRecord } from './reseal';
import type { RetentionParts } from './retention-parts';

type Going = { records?: RecordRow[]; dropRecords?: string[] };

/**
 * What is sealed apart from an enquiry goes where it goes, in the same transaction: under the same key, so that it burns
 * with it, or nowhere.
 */
export async function withApart<Plan extends Going>(
  parts: RetentionParts,
  row: RecordRow,
  plan: Answer<Plan>,
): Promise<Answer<Plan>> {
  if (row.kind !== 'enquiry' || !plan.ok) return plan;
  const ids = alongside.map((kind) => apartId(kind, row.id));
  const apart = (await parts.store.db.records.bulkGet(ids)).filter((one) => one !== undefined);
  const moved = plan.value.records?.find(({ id }) => id === row.id);
  const records = [...(plan.value.records ?? [])];
  const dropRecords = [...(plan.value.dropRecords ?? [])];
  for (const one of apart) {
    const resealed = moved && (await resealRecord(parts.store.sealer, one, moved.keyName));
    if (resealed) records.push(resealed);
    else dropRecords.push(one.id);
  }
  return { ok: true, value: { ...plan.value, records, dropRecords } };
}

/** What lies under a key that its enquiry has left follows it; where there is no enquiry any more, they go. */
export async function planStrayApart(parts: RetentionParts, row: RecordRow): Promise<Answer<Going>> {
  const enquiry = await parts.store.db.records.get(enquiryOfApart(row.id));
  const resealed = enquiry && (await resealRecord(parts.store.sealer, row, enquiry.keyName));
  return { ok: true, value: resealed ? { records: [resealed] } : { dropRecords: [row.id] } };
}
