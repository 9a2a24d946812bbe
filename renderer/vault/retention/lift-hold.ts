import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, openKey, parseKeyName } from '../../../shared/crypto/key-names';
import type { HoldLifted } from '../../../shared/domain/legal-hold';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import { erasureInLog, heldKeyOf } from '../data/held';
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

/** `hold` is null where its record does not open any more. */
type Held = { enquiryId: string; keyName: string; hold: OpenedRecord<'hold'> | null };

const none: Moved = { moved: 0, expired: 0, unreadable: 0, copies: 0 };

/**
 * Ends a hold. What was asked to be erased meanwhile is erased now; else the enquiry goes to the day that the rule gives
 * it, or at once where that day has come. Then the hold's key burns. The key's name tells that it is held: a hold whose
 * own record is damaged can be lifted like any other. Problem: `not-held`.
 */
export async function liftHold(
  parts: RetentionParts,
  enquiryId: string,
  lifted: HoldLifted,
): Promise<Answer<null>> {
  const { store } = parts;
  const keyName = await heldKeyOf(store.db, enquiryId);
  if (!keyName) return { ok: false, problem: notHeld };
  const holdId = parseKeyName(keyName).of;
  const hold = await store.reader.get('hold', apartId('hold', enquiryId));
  const asked = hold?.body.erasureAsked ?? (await erasureInLog(store.db, holdId));
  const event = (erases: boolean): AuditEvent => ({
    what: 'hold-lifted',
    holdId,
    enquiryId,
    role: { id: lifted.role.id, title: lifted.role.title },
    officerId: lifted.officerId,
    erases,
  });
  if (asked && (await mayGo(parts, [enquiryId], asked.reason)).length > 0) {
    const erased = await erase(parts, [enquiryId], asked.reason, [event(true)]);
    // Something new of it may have come in between, which keeps it here after all.
    if (!erased.ok || !(await heldKeyOf(store.db, enquiryId))) return erased;
  }
  const moved = await store.queue.run(() =>
    moveOut(parts, { enquiryId, keyName, hold }, lifted, event(false)),
  );
  if (!moved.ok) return moved;
  await parts.step('hold-lifted');
  return burnEmptied(parts, keyName);
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
  { enquiryId, keyName, hold }: Held,
  lifted: HoldLifted,
  event: AuditEvent,
): Promise<Answer<null>> {
  const { store } = parts;
  const plan = await planOf(parts, enquiryId);
  if (!plan.ok) return plan;
  const { records = [], outbox = [], dropRecords = [], dropOutbox = [] } = plan.value;
  const holdRowId = apartId('hold', enquiryId);
  const going = records.filter(({ id }) => id !== holdRowId);
  const after = records.find(({ id }) => id === holdRowId);
  const as = { id: holdRowId, kind: 'hold', keyName: after?.keyName ?? '' };
  const ended = after &&
    hold && {
      ...after,
      revision: after.revision + 1,
      body: await store.sealer.seal(as, { ...hold.body, lifted }),
    };
  // One that is not for this program to read would go on saying that it stands.
  if (!ended) dropRecords.push(holdRowId);
  const links = await store.chain.link(londonInstant(parts.now()), [event]);
  const stored = await transact(store.db, {
    durability: 'strict',
    stores: ['records', 'outbox', 'audit', 'meta'],
    write(on) {
      on('meta').put({ name: countsName(keyName), value: plan.value.counts ?? none });
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
