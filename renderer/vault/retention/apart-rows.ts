import type { Answer } from '../../../shared/ipc/port-message';
import { apartId, enquiryOfApart } from '../data/apart-id';
import type { RecordKind, RecordRow } from '../data/rows';
import type { RetentionParts } from './retention-parts';

type Going = { records?: RecordRow[]; dropRecords?: string[] };

/** What is sealed apart from an enquiry and has no life of its own. */
const alongside = ['sensitive', 'hand-off', 'other-way'] as const;
export const goesAlong = (kind: RecordKind): boolean => alongside.some((one) => one === kind);

/**
 * An enquiry's sensitive details, its hand-offs and its other ways go where it goes, in the same transaction: under the same key, so that they burn with
 * it, or nowhere.
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
    const resealed = moved && (await underKey(parts, one, moved.keyName));
    if (resealed) records.push(resealed);
    else dropRecords.push(one.id);
  }
  return { ok: true, value: { ...plan.value, records, dropRecords } };
}

/** What lies under a key that its enquiry has left follows it; where there is no enquiry any more, they go. */
export async function planStrayApart(parts: RetentionParts, row: RecordRow): Promise<Answer<Going>> {
  const enquiry = await parts.store.db.records.get(enquiryOfApart(row.id));
  const resealed = enquiry && (await underKey(parts, row, enquiry.keyName));
  return { ok: true, value: resealed ? { records: [resealed] } : { dropRecords: [row.id] } };
}

/** The same bytes under another key; null when nothing opens them any more. */
async function underKey(
  { store: { sealer } }: RetentionParts,
  row: RecordRow,
  keyName: string,
): Promise<RecordRow | null> {
  const { id, kind } = row;
  const plain = await sealer.openBytes({ id, kind, keyName: row.keyName }, row.body);
  return plain && { ...row, keyName, body: await sealer.sealBytes({ id, kind, keyName }, plain) };
}
