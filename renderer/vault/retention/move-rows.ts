import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { parseKeyName } from '../../../shared/crypto/key-names';
import type { Bodies } from '../data/opened-record';
import { recordKinds, type OutboxRow, type RecordKind, type RecordRow } from '../data/rows';
import { goesAlong } from '../data/apart-id';
import { isEmptied, recordsUnder } from '../data/rows-under';
import { transact } from '../data/transact';
import { planStrayApart, withApart } from './apart-rows';
import { resealOutbox } from './reseal';
import type { RetentionParts } from './retention-parts';

/** Rows resealed at a time: a capture that comes in between waits no longer than these take. */
const PAGE = 50;

/** Where one record goes: under another key (`open/…`, `due/…`), or nowhere, because its time is up. */
export type Destination = { to: string } | { drop: 'expired' | 'abandoned' };

/**
 * Decides for a record, by its body and the outbox rows that belong to it. The body is null where it is of a version
 * that this program does not know.
 */
export type Chooser = (
  row: RecordRow,
  body: Bodies[RecordKind] | null,
  outbox: readonly OutboxRow[],
) => Destination;

export type Moved = { moved: number; expired: number; unreadable: number };

/**
 * Moves everything under one key elsewhere, each page sealed anew and committed strictly before the next. When it
 * answers ok, nothing that matters lies under the key and it may be burned. It may be begun again at any time.
 */
export async function moveRows(
  parts: RetentionParts,
  keyName: string,
  choose: Chooser,
  /** Where an outbox row goes whose record is not there. */
  strayTo: string,
): Promise<Answer<Moved>> {
  const { store } = parts;
  const total: Moved = { moved: 0, expired: 0, unreadable: 0 };
  for (;;) {
    const page = await store.queue.run(() => movePage(parts, keyName, choose, strayTo));
    if (!page.ok) return page;
    add(total, page.value);
    await parts.step('page-moved');
    if (await isEmptied(store.db, keyName)) return { ok: true, value: total };
  }
}

export type Plan = {
  records: RecordRow[];
  outbox: OutboxRow[];
  dropRecords: string[];
  dropOutbox: string[];
  abandoned: string[];
  counts: Moved;
};

async function movePage(
  parts: RetentionParts,
  keyName: string,
  choose: Chooser,
  strayTo: string,
): Promise<Answer<Moved>> {
  const { store } = parts;
  const plan = (await planRecords(parts, keyName, choose)) ?? (await planStrays(parts, keyName, strayTo));
  if (!plan.ok) return plan;
  const { records, outbox, dropRecords, dropOutbox, abandoned, counts } = plan.value;
  const events: AuditEvent[] = abandoned.length > 0 ? [{ what: 'drafts-abandoned', callIds: abandoned }] : [];
  const links = await store.chain.link(londonInstant(parts.now()), events);
  const stored = await transact(store.db, {
    durability: 'strict',
    stores: ['records', 'outbox', 'audit'],
    write(on) {
      for (const row of records) on('records').put(row);
      for (const row of outbox) on('outbox').put(row);
      for (const id of dropRecords) on('records').delete(id);
      for (const id of dropOutbox) on('outbox').delete(id);
      for (const row of links) on('audit').add(row);
    },
  });
  if (!stored.ok) return stored;
  store.chain.written(links);
  store.recent.changed();
  store.unsent.dropped(dropOutbox);
  parts.find()?.remove(dropRecords);
  parts.find()?.moved(records.filter((row) => row.kind === 'enquiry'));
  return { ok: true, value: counts };
}

/** The next records under the key, with the outbox rows that belong to them; null when there are none left. */
async function planRecords(
  parts: RetentionParts,
  keyName: string,
  choose: Chooser,
): Promise<Answer<Plan> | null> {
  const { store } = parts;
  let rows: RecordRow[] = [];
  // Enquiries come first and take what is sealed apart with them.
  for (const kind of recordKinds)
    if (rows.length === 0) rows = await recordsUnder(store.db, kind, keyName).limit(PAGE).toArray();
  if (rows.length === 0) return null;
  const outbox = await store.outbox.ofEntities(rows.map((row) => row.id));
  const plans = await Promise.all(
    rows.map(async (row): Promise<Answer<Partial<Plan>>> => {
      if (goesAlong(row.kind)) return planStrayApart(parts, row);
      return withApart(parts, row, await planRecord(parts, row, outbox.get(row.id) ?? [], choose));
    }),
  );
  return merged(plans);
}

/** Where one record goes, with the outbox rows of it that lie under the same key. */
export async function planRecord(
  { store }: RetentionParts,
  row: RecordRow,
  mine: readonly OutboxRow[],
  choose: Chooser,
): Promise<Answer<Partial<Plan>>> {
  const opened = await store.reader.unseal(row);
  // Nothing opens it any more, with or without its key. Its mutation, if it waits, still goes its way.
  if (!opened)
    return { ok: true, value: { dropRecords: [row.id], counts: { moved: 0, expired: 0, unreadable: 1 } } };
  const where = choose(row, opened.body, mine);
  if ('drop' in where) {
    const plan: Partial<Plan> = {
      dropRecords: [row.id],
      dropOutbox: mine.map((one) => one.opId),
      abandoned: where.drop === 'abandoned' ? [row.id] : [],
      counts: { moved: 0, expired: 1, unreadable: 0 },
    };
    return { ok: true, value: plan };
  }
  const to = await store.ring.ensure(where.to);
  if (!to.ok) return to;
  // One under another key is not in the way here, and goes with that key.
  const along = mine.filter((one) => one.keyName === row.keyName);
  const as = { id: row.id, kind: row.kind, keyName: to.value };
  const [body, outbox] = await Promise.all([
    // Byte for byte: what a newer Firstpoint wrote must be there, as it was, when that one is back.
    store.sealer.sealBytes(as, opened.bytes),
    Promise.all(along.map((one) => resealOutbox(store.sealer, one, to.value))),
  ]);
  const record = { ...row, keyName: to.value, body };
  return { ok: true, value: { records: [record], outbox, counts: { moved: 1, expired: 0, unreadable: 0 } } };
}

/**
 * Outbox rows under the key that their record has left, or whose record is gone. What the CRM has not taken never follows
 * a record to the day on which it goes: a consent withdrawn late is still sent.
 */
async function planStrays(
  { store }: RetentionParts,
  keyName: string,
  strayTo: string,
): Promise<Answer<Plan>> {
  const rows = await store.db.outbox.where('keyName').equals(keyName).limit(PAGE).toArray();
  const records = await store.db.records.bulkGet(rows.map((row) => row.entityId));
  const plans = rows.map(async (row, i): Promise<Answer<Partial<Plan>>> => {
    const taken = row.delivery.state === 'applied';
    const home = records[i]?.keyName;
    const follows = home && (taken || parseKeyName(home).use !== 'due') ? home : null;
    if (!home && taken) return { ok: true, value: { dropOutbox: [row.opId] } };
    const to = follows ? { ok: true as const, value: follows } : await store.ring.ensure(strayTo);
    if (!to.ok) return to;
    return { ok: true, value: { outbox: [await resealOutbox(store.sealer, row, to.value)] } };
  });
  return merged(await Promise.all(plans));
}

function merged(plans: readonly Answer<Partial<Plan>>[]): Answer<Plan> {
  const whole: Plan = {
    records: [],
    outbox: [],
    dropRecords: [],
    dropOutbox: [],
    abandoned: [],
    counts: { moved: 0, expired: 0, unreadable: 0 },
  };
  for (const plan of plans) {
    if (!plan.ok) return plan;
    const {
      records = [],
      outbox = [],
      dropRecords = [],
      dropOutbox = [],
      abandoned = [],
      counts,
    } = plan.value;
    whole.records.push(...records);
    whole.outbox.push(...outbox);
    whole.dropRecords.push(...dropRecords);
    whole.dropOutbox.push(...dropOutbox);
    whole.abandoned.push(...abandoned);
    if (counts) add(whole.counts, counts);
  }
  return { ok: true, value: whole };
}

function add(to: Moved, more: Moved): void {
  to.moved += more.moved;
  to.expired += more.expired;
  to.unreadable += more.unreadable;
}
