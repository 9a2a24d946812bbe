import { v7 as newId } from 'uuid';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { londonDate } from '../../../shared/policy/civil-date';
import type { AuditRow, OutboxRow, RecordRow } from '../../../renderer/vault/data/rows';
import type { Store } from '../../../renderer/vault/data/open-store';
import { emptyUnit, type Unit } from '../../../renderer/vault/data/unit-of-work';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { openBenchStore } from './bench-store';
import { fillStore, mutationOf } from './fill-store';

/** Milliseconds of each capture, in turn; `bytes` is what one writes. */
export type CapturePairs = { sealed: number[]; raw: number[]; bytes: number };

const DEVICE = '01935d2e-0000-7000-8000-00000000000d';

/** Running numbers that the audit chain does not reach. */
const OUTSIDE_THE_CHAIN = 1e9;

type Written = { record: RecordRow; outbox: OutboxRow; audit: AuditRow };

/** One capture as a call is saved: record, outbox row and audit event in one strict transaction. */
async function unitFor(record: EnquiryRecord, seq: number): Promise<Unit> {
  const mutation = await mutationOf(record, newId(), DEVICE, seq);
  return {
    ...emptyUnit,
    records: [{ id: record.id, kind: 'enquiry', time: Date.now(), body: record, follows: 0 }],
    mutations: [mutation],
    audit: [
      {
        what: 'call-saved',
        callId: newId(),
        officerId: 'demo',
        packVersion: record.packVersion,
        enquiries: [{ enquiryId: record.id, opId: mutation.opId, anonymous: record.body.anonymous }],
        receipts: record.body.receipts.map(({ noticeId, version, status }) => ({
          noticeId,
          version,
          status,
        })),
        replaces: null,
      },
    ],
  };
}

async function timeSealed(store: Store, unit: Unit): Promise<number> {
  const started = performance.now();
  const done = await store.work.commit(unit);
  const took = performance.now() - started;
  if (!done.ok) throw new Error(done.problem.kind);
  return took;
}

/** The same three rows, ready made, as somebody would write them who cares for speed alone. */
async function timeRaw(idb: IDBDatabase, { record, outbox, audit }: Written): Promise<number> {
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const tx = idb.transaction(['records', 'outbox', 'audit'], 'readwrite', { durability: 'strict' });
    tx.objectStore('records').put(record);
    tx.objectStore('outbox').add(outbox);
    tx.objectStore('audit').add(audit);
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(new Error(tx.error?.name));
    tx.commit();
  });
  return performance.now() - started;
}

/** What the vault has just written, under other ids: the same bytes for the raw transaction. */
async function sameBytes(store: Store, unit: Unit, n: number): Promise<Written> {
  const [write] = unit.records;
  const [mutation] = unit.mutations;
  const record = write && (await store.db.records.get(write.id));
  const outbox = mutation && (await store.db.outbox.get(mutation.opId));
  const audit = await store.db.audit.where('seq').below(OUTSIDE_THE_CHAIN).last();
  if (!record || !outbox || !audit) throw new Error('the capture is not there');
  return {
    record: { ...record, id: newId() },
    outbox: { ...outbox, opId: newId(), entityId: newId() },
    audit: { ...audit, seq: OUTSIDE_THE_CHAIN + n },
  };
}

/**
 * Captures through the unit of work and by hand into raw IndexedDB, in turn (A B B A …), in the same database, which
 * holds `rows` records before.
 */
export async function captureAgainstRaw(rows: number, pairs: number): Promise<CapturePairs> {
  const store = await openBenchStore();
  const before = madeUpEnquiries(rows, { lastDay: londonDate(Date.now()), days: 28 });
  await fillStore(store, before, { deviceId: DEVICE, deskCode: 'K7M', unsentFrom: rows });
  const captures = madeUpEnquiries(pairs + 1, { seed: 3, lastDay: londonDate(Date.now()), days: 1 });
  const idb = store.db.backendDB();
  const sealed: number[] = [];
  const raw: number[] = [];
  let again: Written | null = null;
  let bytes = 0;
  for (const [n, made] of captures.entries()) {
    const unit = await unitFor({ ...made, id: newId() }, n + 1);
    if (!again) {
      await timeSealed(store, unit);
      again = await sameBytes(store, unit, n);
      continue;
    }
    const rawFirst = n % 2 === 0;
    if (rawFirst) raw.push(await timeRaw(idb, again));
    sealed.push(await timeSealed(store, unit));
    if (!rawFirst) raw.push(await timeRaw(idb, again));
    again = await sameBytes(store, unit, n);
    bytes = again.record.body.length + (again.outbox.mutation?.length ?? 0);
  }
  store.db.close();
  return { sealed, raw, bytes };
}
