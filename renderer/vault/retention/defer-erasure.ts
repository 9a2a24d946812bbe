import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, parseKeyName } from '../../../shared/crypto/key-names';
import type { LegalHold } from '../../../shared/domain/legal-hold';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import { erasureInLog } from '../data/held';
import { emptyUnit } from '../data/unit-of-work';
import { heldStill } from '../hold-words';
import type { ErasureReason } from './erase';
import type { RetentionParts } from './retention-parts';

/**
 * Of these enquiries, those that are not held: they may be erased now. The hold of each other one takes down that its
 * erasure was asked for; what somebody asked for counts for more than what the CRM's own housekeeping did. Where a hold
 * does not open any more, the audit log alone has it, and lifting finds it there: one damaged record must not stop all
 * that the CRM has to tell. Problem: for `destroyed`, `held-still`.
 */
export async function deferHeld(
  parts: RetentionParts,
  enquiryIds: readonly string[],
  reason: ErasureReason,
): Promise<Answer<string[]>> {
  const { store } = parts;
  const rows = await store.db.records.bulkGet([...enquiryIds]);
  const held = new Map(
    rows.flatMap((row) => (row && isHeldKey(row.keyName) ? [[row.id, parseKeyName(row.keyName).of]] : [])),
  );
  // Whoever destroys what is unsent stands at the desk, and can have the hold lifted first.
  if (reason === 'destroyed')
    return held.size > 0 ? { ok: false, problem: heldStill } : { ok: true, value: [...enquiryIds] };
  for (const [enquiryId, holdId] of held) {
    const done = await deferOne(parts, enquiryId, holdId, reason);
    if (!done.ok) return done;
  }
  return { ok: true, value: enquiryIds.filter((id) => !held.has(id)) };
}

async function deferOne(
  { store, now }: RetentionParts,
  enquiryId: string,
  holdId: string,
  reason: Exclude<ErasureReason, 'destroyed'>,
): Promise<Answer<unknown>> {
  const hold = await store.reader.get('hold', apartId('hold', enquiryId));
  const asked = hold ? hold.body.erasureAsked : await erasureInLog(store.db, holdId);
  if (asked && (asked.reason === 'erasure' || reason !== 'erasure')) return { ok: true, value: null };
  const audit: AuditEvent[] = [{ what: 'erasure-deferred', holdId, enquiryId, reason }];
  if (!hold) return store.work.commit({ ...emptyUnit, audit });
  const { row, body } = hold;
  const deferred: LegalHold = { ...body, erasureAsked: { at: londonInstant(now()), reason } };
  return store.work.commit({
    ...emptyUnit,
    records: [{ id: row.id, kind: 'hold', time: Date.parse(body.at), body: deferred, follows: row.revision }],
    audit,
  });
}
