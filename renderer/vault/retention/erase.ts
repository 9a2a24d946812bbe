import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, keyBase } from '../../../shared/crypto/key-names';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import { alongside, apartId } from '../data/apart-id';
import type { Store } from '../data/open-store';
import { crmRows } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import { transact } from '../data/transact';
import { addedSinceAsked, beingSent, sentMeanwhile } from '../unsent-words';
import { burnKeys } from './burn-keys';
import { countsName, moveRows } from './move-rows';
import type { RetentionParts } from './retention-parts';

const JOURNAL = 'erasing';
const MOST_DRAFTS = 500;

export type ErasureReason = Extract<AuditEvent, { what: 'erased' }>['reason'];
type Journal = {
  enquiryIds: string[];
  reason: ErasureReason;
  keyNames: string[];
  /** What else is certified with it; left out by older versions. */
  certify?: AuditEvent[];
  /** Rows that went, for the certificate. */
  records?: number;
  mutations?: number;
};

/**
 * Of these, what may go. Somebody who asked to be forgotten goes with everything. But where the CRM only merged two
 * records or let one's time run out, what was never sent stays, with the enquiry that it belongs to: an advisor was told
 * that it is saved. It is sent as if nothing had been said, and the CRM's answer decides; if it refuses, a person sees
 * it parked. The copy here then goes when the desk's own time is up.
 */
export async function mayGo(
  { store }: RetentionParts,
  enquiryIds: readonly string[],
  reason: ErasureReason,
): Promise<string[]> {
  if (reason === 'erasure' || reason === 'destroyed') return [...enquiryIds];
  const [outbox, drafts] = await Promise.all([
    store.outbox.ofEntities(enquiryIds),
    draftsAbout(store, enquiryIds),
  ]);
  const written = new Set(drafts.flatMap(({ body }) => body.draft.enquiries.map((e) => e.id)));
  return enquiryIds.filter(
    (id) => !written.has(id) && (outbox.get(id) ?? []).every((row) => row.delivery.state === 'applied'),
  );
}

/** Open calls that hold one of these enquiries, because they correct it. */
async function draftsAbout(store: Store, enquiryIds: readonly string[]) {
  const drafts = await store.reader.newest('call', MOST_DRAFTS);
  return drafts.filter(({ body }) => body.draft.enquiries.some((e) => enquiryIds.includes(e.id)));
}

/**
 * Makes single enquiries unreadable for good: their rows go, whoever lies under the same keys is resealed to the keys'
 * next generation, and the old ones are burned. Ids that are not here are passed over, and so is, unless the reason is an
 * erasure, what was not sent yet. `certify` goes into the audit log with the erasure, or not at all. `waited`: the
 * outbox keys that a person saw waiting when they chose to destroy. Problems: for `destroyed`, `being-sent`,
 * `sent-meanwhile` and `added-since`.
 */
export async function erase(
  parts: RetentionParts,
  enquiryIds: readonly string[],
  reason: ErasureReason,
  certify: readonly AuditEvent[] = [],
  waited: readonly string[] = [],
): Promise<Answer<null>> {
  const { store } = parts;
  const dropped = await store.queue.run(() => dropRows(parts, enquiryIds, reason, certify, waited));
  if (!dropped.ok || !dropped.value) return dropped.ok ? done : dropped;
  parts.find()?.remove(dropped.value.enquiryIds);
  await parts.step('rows-erased');
  return finish(parts, dropped.value);
}

/** Goes on where a crash came between. */
export async function resumeErasing(parts: RetentionParts): Promise<Answer<null>> {
  const row = await parts.store.db.meta.get(JOURNAL);
  return row ? finish(parts, row.value as Journal) : done;
}

const done: Answer<null> = { ok: true, value: null };

/** null when nothing of them is here. */
async function dropRows(
  parts: RetentionParts,
  enquiryIds: readonly string[],
  reason: ErasureReason,
  certify: readonly AuditEvent[],
  waited: readonly string[],
): Promise<Answer<Journal | null>> {
  const { store } = parts;
  const ids = await mayGo(parts, enquiryIds, reason);
  const records = (await store.db.records.bulkGet(withApart(ids, reason))).filter((row) => row !== undefined);
  const outbox = [...(await store.outbox.ofEntities(ids)).values()].flat();
  // A call that corrects one of them holds the same person.
  const drafts = await draftsAbout(store, ids);
  const rows = [...records, ...outbox, ...drafts.map((draft) => draft.row)];
  if (rows.length === 0) return { ok: true, value: null };
  const holds = await store.reader.many(
    'hold',
    ids.map((id) => apartId('hold', id)),
  );
  const left = holds.flatMap(({ body }) => body.leftUnder);
  const stands = reason === 'destroyed' ? whyNotDestroyed(outbox, waited) : null;
  if (stands) return { ok: false, problem: stands };
  const journal: Journal = {
    enquiryIds: ids,
    reason,
    keyNames: [...new Set([...rows.map((row) => row.keyName), ...left])],
    certify: [...certify],
    records: records.length + drafts.length,
    mutations: outbox.length,
  };
  const stored = await transact(store.db, {
    durability: 'strict',
    stores: ['records', 'outbox', 'meta'],
    write(on) {
      for (const row of records) on('records').delete(row.id);
      for (const { row } of drafts) on('records').delete(row.id);
      for (const row of outbox) on('outbox').delete(row.opId);
      on('meta').put({ name: JOURNAL, value: journal });
    },
  });
  if (!stored.ok) return stored;
  store.recent.changed();
  store.unsent.dropped(outbox.map((row) => row.opId));
  return { ok: true, value: journal };
}

/**
 * Read in the same turn as the rows go: what the CRM takes in this very moment is not destroyed. An e-mail that waits
 * makes nothing unsent, and a consent that waits not the enquiry that has gone meanwhile.
 */
function whyNotDestroyed(outbox: readonly OutboxRow[], waited: readonly string[]): Problem | null {
  if (outbox.some(({ delivery }) => delivery.state === 'sending')) return beingSent;
  const unsent = crmRows(outbox).filter(({ delivery }) => delivery.state !== 'applied');
  const stillWaits = new Set(unsent.map(({ opId }) => opId));
  if (unsent.length === 0 || !waited.every((opId) => stillWaits.has(opId))) return sentMeanwhile;
  // Nobody has decided about what came since.
  return waited.length > 0 && unsent.length > waited.length ? addedSinceAsked : null;
}

/**
 * With what is sealed apart. What waits to be entered elsewhere goes only where the person is to be forgotten, or all of
 * it destroyed.
 */
function withApart(ids: readonly string[], reason: ErasureReason): string[] {
  return ids.flatMap((id) => {
    const along = [id, ...alongside.map((kind) => apartId(kind, id))];
    return reason === 'erasure' || reason === 'destroyed' ? [...along, apartId('to-enter', id)] : along;
  });
}

async function finish(parts: RetentionParts, journal: Journal): Promise<Answer<null>> {
  const { store } = parts;
  const events: AuditEvent[] = [];
  // One that is not in the ring any more was burned before the crash.
  const keyNames = journal.keyNames.filter((name) => store.ring.get(name));
  for (const keyName of keyNames) {
    // Nobody else lies under the key of a hold.
    if (isHeldKey(keyName)) continue;
    const next = await store.ring.succeed(keyName);
    if (!next.ok) return next;
    const base = keyBase(keyName);
    const moved = await moveRows(parts, keyName, () => ({ to: base }), base);
    if (!moved.ok) return moved;
    const { copies: _, ...counts } = moved.value;
    events.push({ what: 'key-emptied', key: base, why: 'erasure', ...counts });
  }
  const { enquiryIds, reason, certify = [], records, mutations } = journal;
  events.push({ what: 'erased', enquiryIds, reason, keys: keyNames, records, mutations }, ...certify);
  return burnKeys(parts, keyNames, events, { closes: [JOURNAL, ...keyNames.map(countsName)] });
}
