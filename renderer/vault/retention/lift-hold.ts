import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, openKey } from '../../../shared/crypto/key-names';
import type { HoldLifted } from '../../../shared/domain/legal-hold';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import type { OpenedRecord } from '../data/opened-record';
import { isEmptied, recordsUnder } from '../data/rows-under';
import { transact } from '../data/transact';
import { notHeld } from '../hold-words';
import { withApart } from './apart-rows';
import { burnKeys } from './burn-keys';
import { erase, mayGo } from './erase';
import { countsName, moveRows, planRecord, type Moved, type Plan } from './move-rows';
import { chooserFor } from './night';
import { ruleOf } from './purge';
import type { RetentionParts } from './retention-parts';

type Hold = OpenedRecord<'hold'>;

const none: Moved = { moved: 0, expired: 0, unreadable: 0, copies: 0 };

/**
 * Ends a hold. What was asked to be erased meanwhile is erased now; else the enquiry goes to the day that the rule gives
 * it, or at once where that day has come. Then the hold's key burns. Problem: `not-held`.
 */
export async function liftHold(
  parts: RetentionParts,
  enquiryId: string,
  lifted: HoldLifted,
): Promise<Answer<null>> {
  const { store } = parts;
  const hold = await store.reader.get('hold', apartId('hold', enquiryId));
  if (!hold || !isHeldKey(hold.row.keyName)) return { ok: false, problem: notHeld };
  const asked = hold.body.erasureAsked;
  const event = (erases: boolean): AuditEvent => ({
    what: 'hold-lifted',
    holdId: hold.body.id,
    enquiryId,
    role: { id: lifted.role.id, title: lifted.role.title },
    officerId: lifted.officerId,
    erases,
  });
  if (asked && (await mayGo(parts, [enquiryId], asked.reason)).length > 0)
    return erase(parts, [enquiryId], asked.reason, [event(true)]);
  const moved = await store.queue.run(() => moveOut(parts, hold, lifted, event(false)));
  if (!moved.ok) return moved;
  await parts.step('hold-lifted');
  return burnEmptied(parts, hold.row.keyName);
}

/** Burns the keys of holds that were cut short: placed but for their rows, or lifted but for the burn. */
export async function burnLeftHolds(parts: RetentionParts): Promise<Answer<null>> {
  const { db, ring } = parts.store;
  for (const keyName of ring.names().filter(isHeldKey)) {
    const stands = await Promise.all(
      (['enquiry', 'hold'] as const).map((kind) => recordsUnder(db, kind, keyName).count()),
    );
    if (stands.some((n) => n > 0)) continue;
    const burned = await burnEmptied(parts, keyName);
    if (!burned.ok) return burned;
  }
  return { ok: true, value: null };
}

/**
 * What is left under the key of a hold that has ended goes where the night would move it: a mutation whose enquiry does
 * not open any more still goes its way.
 */
async function burnEmptied(parts: RetentionParts, keyName: string): Promise<Answer<null>> {
  const { db, clock } = parts.store;
  if (!(await isEmptied(db, keyName))) {
    const today = clock.today();
    const moved = await moveRows(parts, keyName, chooserFor(parts, today, new Map()), openKey(today));
    if (!moved.ok) return moved;
  }
  return burnHold(parts, keyName);
}

/** Certified where its day had come in the meantime; the counts outlast a crash. */
async function burnHold(parts: RetentionParts, keyName: string): Promise<Answer<null>> {
  const counts = countsName(keyName);
  const kept = (await parts.store.db.meta.get(counts))?.value as Moved | undefined;
  const { copies, ...moved } = kept ?? none;
  const events: AuditEvent[] = [{ what: 'key-emptied', key: keyName, why: 'hold-lifted', ...moved }];
  if (moved.expired > 0)
    events.push({
      what: 'purged',
      day: parts.store.clock.today(),
      keys: [keyName],
      burnedAt: '',
      records: moved.expired,
      mutations: copies,
      rule: ruleOf(parts),
    });
  return burnKeys(parts, [keyName], events, { closes: [counts] });
}

/** The enquiry and all that lies with it leaves the hold's key in one transaction, in which the hold ends. */
async function moveOut(
  parts: RetentionParts,
  { row, body }: Hold,
  lifted: HoldLifted,
  event: AuditEvent,
): Promise<Answer<null>> {
  const { store } = parts;
  const plan = await planOf(parts, body.enquiryId);
  if (!plan.ok) return plan;
  const { records = [], outbox = [], dropRecords = [], dropOutbox = [] } = plan.value;
  const going = records.filter(({ id }) => id !== row.id);
  const after = records.find(({ id }) => id === row.id);
  const ended = after && {
    ...after,
    revision: after.revision + 1,
    body: await store.sealer.seal({ id: row.id, kind: 'hold', keyName: after.keyName }, { ...body, lifted }),
  };
  const links = await store.chain.link(londonInstant(parts.now()), [event]);
  const stored = await transact(store.db, {
    durability: 'strict',
    stores: ['records', 'outbox', 'audit', 'meta'],
    write(on) {
      on('meta').put({ name: countsName(row.keyName), value: plan.value.counts ?? none });
      for (const one of ended ? [...going, ended] : going) on('records').put(one);
      for (const one of outbox) on('outbox').put(one);
      for (const id of dropRecords) on('records').delete(id);
      for (const id of dropOutbox) on('outbox').delete(id);
      for (const one of links) on('audit').add(one);
    },
  });
  if (!stored.ok) return stored;
  store.chain.written(links);
  store.recent.changed();
  store.unsent.dropped(dropOutbox);
  parts.find()?.remove(dropRecords);
  parts.find()?.moved(going.filter(({ kind }) => kind === 'enquiry'));
  return { ok: true, value: null };
}

async function planOf(parts: RetentionParts, enquiryId: string): Promise<Answer<Partial<Plan>>> {
  const { store } = parts;
  const enquiry = await store.db.records.get(enquiryId);
  if (!enquiry) return { ok: true, value: { dropRecords: [apartId('hold', enquiryId)] } };
  const outbox = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  const choose = chooserFor(parts, store.clock.today(), new Map());
  return withApart(parts, enquiry, await planRecord(parts, enquiry, outbox, choose));
}
