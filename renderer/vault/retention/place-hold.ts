import { heldKey, isHeldKey } from '../../../shared/crypto/key-names';
import type { LegalHold, NewHold } from '../../../shared/domain/legal-hold';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { alongside, apartId } from '../data/apart-id';
import { timeKey, type RecordRow } from '../data/rows';
import { transact } from '../data/transact';
import { heldAlready, purgedAlready } from '../hold-words';
import { resealOutbox, resealRecord } from './reseal';
import type { RetentionParts } from './retention-parts';

/**
 * Holds an enquiry: it and all that is sealed apart from it, the outbox rows included, are resealed under the hold's own
 * key in one transaction. The copies under the old key burn with that key, on its day. What was not sent yet still goes
 * its way, and what waits to be entered elsewhere waits as before: neither has a day. Problems: `purged`, `held`.
 */
export async function placeHold(parts: RetentionParts, hold: NewHold): Promise<Answer<null>> {
  const placed = await parts.store.queue.run(() => reseal(parts, hold));
  if (!placed.ok) return placed;
  parts.find()?.moved([placed.value]);
  await parts.step('hold-placed');
  return { ok: true, value: null };
}

/** Answers the enquiry's row, as it is now. */
async function reseal(parts: RetentionParts, hold: NewHold): Promise<Answer<RecordRow>> {
  const { store } = parts;
  const { db, sealer, chain } = store;
  const { enquiryId, reviewOn, officerId } = hold;
  const { id, title } = hold.role;
  const enquiry = await db.records.get(enquiryId);
  if (enquiry?.kind !== 'enquiry' || !(await store.reader.unseal(enquiry)))
    return { ok: false, problem: purgedAlready };
  if (isHeldKey(enquiry.keyName)) return { ok: false, problem: heldAlready };
  const holdRowId = apartId('hold', enquiryId);
  // One that was lifted before makes room for the new one.
  const before = await store.reader.get('hold', holdRowId);
  const key = await store.ring.ensure(heldKey(hold.id));
  if (!key.ok) return key;
  const keyName = key.value;
  const others = alongside.map((kind) => apartId(kind, enquiryId)).filter((id) => id !== holdRowId);
  const apart = (await db.records.bulkGet(others)).filter((row) => row !== undefined);
  const outbox = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  const keys = [enquiry, ...apart, ...outbox].map((row) => row.keyName);
  const leftUnder = [...new Set([...(before?.body.leftUnder ?? []), ...keys])].filter(store.ring.get);
  const whole: LegalHold = { ...hold, leftUnder };
  const [held, along, mutations, body, links] = await Promise.all([
    resealRecord(sealer, enquiry, keyName),
    Promise.all(apart.map((row) => resealRecord(sealer, row, keyName))),
    Promise.all(outbox.map((row) => resealOutbox(sealer, row, keyName))),
    sealer.seal({ id: holdRowId, kind: 'hold', keyName }, whole),
    chain.link(londonInstant(parts.now()), [
      { what: 'hold-placed', holdId: hold.id, enquiryId, role: { id, title }, reviewOn, officerId },
    ]),
  ]);
  if (!held) return { ok: false, problem: purgedAlready };
  const holdRow: RecordRow = {
    id: holdRowId,
    kind: 'hold',
    keyName,
    timeKey: timeKey(Date.parse(hold.at)),
    revision: (before?.row.revision ?? 0) + 1,
    body,
  };
  const stored = await transact(db, {
    durability: 'strict',
    stores: ['records', 'outbox', 'audit'],
    write(on) {
      for (const row of [held, ...along, holdRow]) if (row) on('records').put(row);
      for (const row of mutations) on('outbox').put(row);
      for (const row of links) on('audit').add(row);
    },
  });
  if (!stored.ok) return stored;
  chain.written(links);
  store.recent.changed([enquiryId]);
  return { ok: true, value: held };
}
