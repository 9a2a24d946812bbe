import type { Answer } from '../../../shared/ipc/port-message';
import { apartId, enquiryOfApart } from '../data/apart-id';
import type { RecordRow } from '../data/rows';
import type { RetentionParts } from './retention-parts';

type Going = { records?: RecordRow[]; dropRecords?: string[] };

/**
 * An enquiry's sensitive details go where it goes, in the same transaction: under the same key, so that they burn with
 * it, or nowhere.
 */
export async function withApart<Plan extends Going>(
  parts: RetentionParts,
  row: RecordRow,
  plan: Answer<Plan>,
): Promise<Answer<Plan>> {
  if (row.kind !== 'enquiry' || !plan.ok) return plan;
  const apart = await parts.store.db.records.get(apartId('sensitive', row.id));
  if (!apart) return plan;
  const moved = plan.value.records?.find(({ id }) => id === row.id);
  const resealed = moved && (await underKey(parts, apart, moved.keyName));
  const { records = [], dropRecords = [] } = plan.value;
  return {
    ok: true,
    value: resealed
      ? { ...plan.value, records: [...records, resealed] }
      : { ...plan.value, dropRecords: [...dropRecords, apart.id] },
  };
}

/** Details under a key that their enquiry has left follow it; where there is no enquiry any more, they go. */
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
