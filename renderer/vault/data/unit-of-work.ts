import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, openKey, parseKeyName } from '../../../shared/crypto/key-names';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import type { MailMessage } from '../../../shared/domain/mail-message';
import type { Mutation } from '../../../shared/sync/mutation';
import { advance, queued, takenByHand } from '../../../shared/sync/outbox-state';
import { heldUnchanged } from '../hold-words';
import { changedMeanwhile, keyMissing, noLongerParked, notParked } from '../words';
import { enquiryOfApart, goesAlong } from './apart-id';
import type { AuditChain } from './audit-log';
import type { KeyRing } from './key-ring';
import { timeKey, type OutboxRow, type RecordKind, type RecordRow } from './rows';
import type { Sealer } from './sealer';
import { crmRows, entryOf, isSettledByPaper, MUTATION } from './outbox-row';
import type { OpenedRecords } from './opened-records';
import type { SerialQueue } from './serial-queue';
import type { StoreDb, StoreName } from './store-db';
import type { Unsent } from './unsent';
import { transact, type Durability, type Transaction } from './transact';

export type RecordWrite = {
  id: string;
  kind: RecordKind;
  /** Milliseconds since 1970; the newest is listed first. */
  time: number;
  body: unknown;
  /** The revision this one follows; 0 for a new record. */
  follows: number;
  /** Keeps the day on which it must be gone, where it has one: what is added to a record never lengthens its life. */
  keepsItsDay?: true;
};

/** One intention: all of it is stored, or nothing. */
export type Unit = {
  durability: Durability;
  records: readonly RecordWrite[];
  /** Records that must be there and go, at whatever revision. */
  drops: readonly string[];
  mutations: readonly Mutation[];
  /** E-mails to be sent; `byHand`: it went into somebody's own mail program, and counts as passed on now. */
  mails: readonly { message: MailMessage; byHand?: true }[];
  /** Parked outbox rows that this unit takes the place of. */
  closes: readonly string[];
  /** Outbox rows that wait and go: behind one of those, their change being in what this unit sends, or recalled. */
  takesIn: readonly string[];
  /** Enquiries that it writes over or takes a part from: none of them may be under a legal hold. */
  alters: readonly string[];
  /**
   * Enquiries of which nothing may wait for the CRM but these rows: for who decides about all of it. What was read before
   * this unit's turn may have grown since.
   */
  alone: readonly { enquiryId: string; opIds: readonly string[] }[];
  /** Enquiries that the CRM is told something of: that their paper is enough may not have been decided meanwhile. */
  tells: readonly string[];
  /** What a person decided about outbox rows that are parked, wait or were set aside. */
  decides: readonly { opId: string; decision: Decision }[];
  audit: readonly AuditEvent[];
};
export type Decision =
  | 'person-tries-again'
  | 'person-accepts-crm'
  | 'person-sets-aside'
  | 'person-sends-after-all'
  | 'person-handed-over';

export const emptyUnit: Unit = {
  durability: 'strict',
  records: [],
  drops: [],
  mutations: [],
  mails: [],
  closes: [],
  takesIn: [],
  alters: [],
  alone: [],
  tells: [],
  decides: [],
  audit: [],
};

export type Committed = { rows: readonly RecordRow[] };

export type UnitOfWork = {
  /**
   * Seals everything under today's key, or a record under that of its day or its hold, then stores it in one transaction. Problems: `stale` (a record is not at the
   * revision it should follow, or one to drop is gone), `held-unchanged`, `not-parked`, `full`, `store-trouble`, or main's when there is
   * no key.
   */
  commit(unit: Unit): Promise<Answer<Committed>>;
};

type Parts = {
  db: StoreDb;
  ring: KeyRing;
  sealer: Sealer;
  queue: SerialQueue;
  chain: AuditChain;
  recent: OpenedRecords;
  unsent: Unsent;
  now(): number;
  /** The civil date that keys are named by; never goes back. */
  today(): string;
  onFull(full: boolean): void;
};

export function createUnitOfWork(parts: Parts): UnitOfWork {
  const { db, ring, sealer, queue, chain, unsent } = parts;

  /** Read in this unit's turn, so that no move to another key can come between. */
  const keyFor = async ({ id, kind, follows, keepsItsDay }: RecordWrite, today: string): Promise<string> => {
    // What is written of a held enquiry is held with it.
    const isApart = goesAlong(kind) || kind === 'to-enter';
    const ofEnquiry = isApart ? enquiryOfApart(id) : kind === 'enquiry' && follows > 0 ? id : null;
    const enquiry = ofEnquiry === null ? undefined : await db.records.get(ofEnquiry);
    if (enquiry && isHeldKey(enquiry.keyName)) return enquiry.keyName;
    const row = keepsItsDay ? await db.records.get(id) : undefined;
    return row && parseKeyName(row.keyName).use !== 'open' ? row.keyName : today;
  };

  const sealRecord = async (write: RecordWrite, keyName: string): Promise<RecordRow> => {
    const { id, kind, time, body, follows } = write;
    const sealed = await sealer.seal({ id, kind, keyName }, body);
    return { id, kind, keyName, timeKey: timeKey(time), revision: follows + 1, body: sealed };
  };

  const sealMutation = async (mutation: Mutation, keyName: string): Promise<OutboxRow> => {
    const { opId, entityId, deviceSeq } = mutation;
    const sealed = await sealer.seal({ id: opId, kind: MUTATION, keyName }, mutation);
    return { opId, entityId, deviceSeq, delivery: queued, keyName, mutation: sealed, why: null };
  };

  const sealMail = async (
    { message, byHand }: Unit['mails'][number],
    keyName: string,
  ): Promise<OutboxRow> => {
    const { opId, entityId, deviceSeq } = message;
    const row = { opId, entityId, deviceSeq, keyName, why: null };
    if (byHand) return { ...row, delivery: takenByHand(parts.now()), mutation: null };
    const sealed = await sealer.seal({ id: opId, kind: MUTATION, keyName }, message);
    return { ...row, delivery: queued, mutation: sealed };
  };

  const decided = async ({ opId, decision }: Unit['decides'][number]): Promise<OutboxRow | null> => {
    const row = await db.outbox.get(opId);
    if (!row) return null;
    const { delivery } = entryOf(row);
    const next = advance(delivery, { kind: decision }, { now: parts.now(), random: () => 0 });
    // A decision that has no meaning in its state: somebody, or an answer of the CRM, was first.
    if (next === delivery || next.state === 'parked') return null;
    return { ...row, delivery: next, why: null, mutation: next.state === 'applied' ? null : row.mutation };
  };

  const stillSo = async ({ alone, tells }: Unit): Promise<boolean> => {
    const ids = [...alone.map(({ enquiryId }) => enquiryId), ...tells];
    const rows = ids.length > 0 ? await db.outbox.where('entityId').anyOf(ids).sortBy('deviceSeq') : [];
    const of = (enquiryId: string) => crmRows(rows.filter(({ entityId }) => entityId === enquiryId));
    const isAlone = alone.every(({ enquiryId, opIds }) =>
      of(enquiryId).every(({ opId, delivery }) => delivery.state === 'applied' || opIds.includes(opId)),
    );
    return isAlone && !tells.some((enquiryId) => isSettledByPaper(of(enquiryId)));
  };

  const commit = async (unit: Unit): Promise<Answer<Committed>> => {
    const key = await ring.ensure(openKey(parts.today()));
    if (!key.ok) return key;
    const keyName = key.value;
    // In this unit's turn, so that no hold can be placed in between.
    const altered = await db.records.bulkGet([...unit.alters]);
    if (altered.some((row) => row && isHeldKey(row.keyName))) return { ok: false, problem: heldUnchanged };
    if (!(await stillSo(unit))) return { ok: false, problem: changedMeanwhile };
    const revised = await Promise.all(unit.decides.map(decided));
    const decisions = revised.filter((row) => row !== null);
    if (decisions.length < revised.length) return { ok: false, problem: notParked };
    const recordKeys = await Promise.all(unit.records.map((record) => keyFor(record, keyName)));
    if (!recordKeys.every(sealer.canSeal)) return { ok: false, problem: keyMissing };
    const [rows, mutations, mails, audit] = await Promise.all([
      Promise.all(unit.records.map((record, i) => sealRecord(record, recordKeys[i] ?? keyName))),
      Promise.all(unit.mutations.map((mutation) => sealMutation(mutation, keyName))),
      Promise.all(unit.mails.map((mail) => sealMail(mail, keyName))),
      chain.link(londonInstant(parts.now()), unit.audit),
    ]);
    const outbox = [...mutations, ...mails];
    const stored = await transact(db, {
      durability: unit.durability,
      stores: storesOf(unit),
      checks: checksOf(unit),
      write(on) {
        for (const row of rows) {
          if (row.revision === 1) on('records').add(row);
          else on('records').put(row);
        }
        for (const id of unit.drops) on('records').delete(id);
        for (const row of outbox) on('outbox').add(row);
        for (const row of decisions) on('outbox').put(row);
        for (const id of [...unit.closes, ...unit.takesIn]) on('outbox').delete(id);
        for (const row of audit) on('audit').add(row);
      },
    });
    if (stored.ok || stored.problem.kind === 'full') parts.onFull(!stored.ok);
    if (!stored.ok) return stored;
    chain.written(audit);
    const idsOf = (kind: RecordRow['kind']): string[] =>
      rows.filter((row) => row.kind === kind).map((row) => row.id);
    unsent.notedTickets(idsOf('ticket'));
    unsent.stored([...outbox, ...decisions]);
    unsent.dropped([...unit.closes, ...unit.takesIn]);
    unsent.notedOtherWay(idsOf('other-way'));
    const enquiries = idsOf('enquiry');
    if (enquiries.length > 0) parts.recent.changed(enquiries);
    return { ok: true, value: { rows } };
  };

  return { commit: (unit) => queue.run(() => commit(unit)) };
}

function storesOf(unit: Unit): StoreName[] {
  const stores: StoreName[] = [];
  if (unit.records.length + unit.drops.length > 0) stores.push('records');
  const inOutbox = [unit.mutations, unit.mails, unit.closes, unit.takesIn, unit.decides];
  if (inOutbox.some((rows) => rows.length > 0)) stores.push('outbox');
  if (unit.audit.length > 0) stores.push('audit');
  return stores;
}

function checksOf(unit: Unit): Transaction['checks'] {
  const revisionIs = (follows: number) => (row: unknown) =>
    ((row as RecordRow | undefined)?.revision ?? 0) === follows ? null : changedMeanwhile;
  const isThere = (row: unknown) => (row === undefined ? changedMeanwhile : null);
  const isParked = (row: unknown) =>
    (row as OutboxRow | undefined)?.delivery.state === 'parked' ? null : noLongerParked;
  const isWaiting = (row: unknown) =>
    (row as OutboxRow | undefined)?.delivery.state === 'queued' ? null : changedMeanwhile;
  return [
    // A new record needs none: adding one that is there already takes the transaction back by itself.
    ...unit.records
      .filter((r) => r.follows > 0)
      .map((r) => ({ store: 'records' as const, key: r.id, problem: revisionIs(r.follows) })),
    ...unit.drops.map((key) => ({ store: 'records' as const, key, problem: isThere })),
    ...unit.closes.map((key) => ({ store: 'outbox' as const, key, problem: isParked })),
    ...unit.takesIn.map((key) => ({ store: 'outbox' as const, key, problem: isWaiting })),
  ];
}
