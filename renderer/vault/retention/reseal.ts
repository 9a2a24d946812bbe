import type { Bytes } from '../../../shared/crypto/envelope';
import { MUTATION, WHY } from '../data/outbox-row';
import type { OutboxRow, RecordRow } from '../data/rows';
import type { Sealer } from '../data/sealer';

/** The same bytes of a record under another key; null when nothing opens them any more. */
export async function resealRecord(
  sealer: Sealer,
  row: RecordRow,
  keyName: string,
): Promise<RecordRow | null> {
  const { id, kind } = row;
  const plain = await sealer.openBytes({ id, kind, keyName: row.keyName }, row.body);
  return plain && { ...row, keyName, body: await sealer.sealBytes({ id, kind, keyName }, plain) };
}

/** The same bytes of the mutation under another key; delivery stays as it is. */
export async function resealOutbox(sealer: Sealer, row: OutboxRow, keyName: string): Promise<OutboxRow> {
  const reseal = async (kind: string, sealed: Bytes | null): Promise<Bytes | null> => {
    const plain = sealed && (await sealer.openBytes({ id: row.opId, kind, keyName: row.keyName }, sealed));
    return plain && sealer.sealBytes({ id: row.opId, kind, keyName }, plain);
  };
  const [mutation, why] = await Promise.all([reseal(MUTATION, row.mutation), reseal(WHY, row.why)]);
  return { ...row, keyName, mutation, why };
}
