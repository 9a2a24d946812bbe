import { isHeldKey } from '../../../shared/crypto/key-names';
import type { ErasureAsked } from '../../../shared/domain/legal-hold';
import { apartId } from './apart-id';
import type { StoreDb } from './store-db';

/** The hold's key that an enquiry lies under, by its name alone; null when it is not held. */
export async function heldKeyOf(db: StoreDb, enquiryId: string): Promise<string | null> {
  const rows = await db.records.bulkGet([enquiryId, apartId('hold', enquiryId)]);
  return rows.find((row) => row && isHeldKey(row.keyName))?.keyName ?? null;
}

/**
 * The erasure that was asked for while a hold stood, as the audit log has it: for a hold whose own record does not open
 * any more. Known for as long as the log goes back.
 */
export async function erasureInLog(db: StoreDb, holdId: string): Promise<ErasureAsked | null> {
  let asked: ErasureAsked | null = null;
  await db.audit.orderBy('seq').each(({ at, event }) => {
    if (event.what !== 'erasure-deferred' || event.holdId !== holdId) return;
    if (!asked || (asked.reason !== 'erasure' && event.reason === 'erasure'))
      asked = { at, reason: event.reason };
  });
  return asked;
}
