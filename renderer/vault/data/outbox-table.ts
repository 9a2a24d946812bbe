import Dexie from 'dexie';
import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import { duePicker } from '../../../shared/sync/due';
import { advance, type OutboxDelivery } from '../../../shared/sync/outbox-state';
import type { OutboxCounts, OutboxItem, OutboxStore, OutboxUpdate } from '../sync/outbox-store';
import { withoutWhy, type OutboxRow } from './rows';
import type { Sealer } from './sealer';
import type { SerialQueue } from './serial-queue';
import type { StoreDb } from './store-db';
import type { Unsent } from './unsent';
import { transact } from './transact';
import { entryOf, MUTATION, unknownWhy, WHY } from './outbox-row';

/** Queued rows looked at in one go, while choosing what is due. */
const PAGE = 200;
const CURSOR = 'crm-cursor';

export type ParkedRow = { row: OutboxRow; parkedAt: number; why: ParkedWhy };

export type OutboxTable = Omit<OutboxStore, 'applyChanges'> & {
  parked(): Promise<ParkedRow[]>;
  whyParked(row: OutboxRow): Promise<ParkedWhy>;
  /** Rows of these enquiries, by rising `deviceSeq`. */
  ofEntities(entityIds: readonly string[]): Promise<Map<string, OutboxRow[]>>;
  /** Moves the CRM's cursor and notes its references, in one transaction. */
  noteChanges(cursor: string | null, crmReferences: ReadonlyMap<string, string>): Promise<void>;
};

type Parts = {
  db: StoreDb;
  sealer: Sealer;
  queue: SerialQueue;
  unsent: Unsent;
  now(): number;
  random(): number;
};

export function createOutboxTable({ db, sealer, queue, unsent, now, random }: Parts): OutboxTable {
  const byState = (state: OutboxDelivery['state']) =>
    db.outbox.where('[delivery.state+deviceSeq]').between([state, Dexie.minKey], [state, Dexie.maxKey]);

  /** A row may be resealed between reading and opening; then it is read once more. */
  const openMutation = async (row: OutboxRow, again = true): Promise<unknown> => {
    if (!row.mutation) return undefined;
    const opened = await sealer.open({ id: row.opId, kind: MUTATION, keyName: row.keyName }, row.mutation);
    if (opened.ok) return opened.value;
    const fresh = again ? await db.outbox.get(row.opId) : undefined;
    return fresh && fresh.keyName !== row.keyName ? openMutation(fresh, false) : undefined;
  };

  const whyParked = async (row: OutboxRow): Promise<ParkedWhy> => {
    if (!row.why) return unknownWhy;
    const opened = await sealer.open({ id: row.opId, kind: WHY, keyName: row.keyName }, row.why);
    return opened.ok ? (opened.value as ParkedWhy) : unknownWhy;
  };

  const settled = async (row: OutboxRow, delivery: OutboxDelivery): Promise<OutboxRow> => {
    if (delivery.state === 'applied') return { ...row, delivery, mutation: null, why: null };
    if (delivery.state !== 'parked') return { ...row, delivery, why: null };
    const as = { id: row.opId, kind: WHY, keyName: row.keyName };
    const why = sealer.canSeal(row.keyName) ? await sealer.seal(as, delivery.why) : null;
    return { ...row, delivery: withoutWhy(delivery), why };
  };

  const store = async (rows: readonly OutboxRow[]): Promise<void> => {
    if (rows.length === 0) return;
    const stored = await transact(db, {
      durability: 'relaxed',
      stores: ['outbox'],
      write(on) {
        for (const row of rows) on('outbox').put(row);
      },
    });
    if (!stored.ok) throw new Error(stored.problem.kind);
    unsent.stored(rows);
  };

  const settle = async (updates: readonly OutboxUpdate[]): Promise<void> => {
    const found = await db.outbox.bulkGet(updates.map((u) => u.opId));
    const rows = updates.flatMap(({ delivery }, i) => {
      const row = found[i];
      return row ? [settled(row, delivery)] : [];
    });
    await store(await Promise.all(rows));
  };

  const due = async (at: number, limit: number): Promise<OutboxItem[]> => {
    const held = [...(await byState('sending').toArray()), ...(await byState('parked').toArray())];
    const isPicked = duePicker(held.map(entryOf), at);
    const picked: OutboxRow[] = [];
    for (let after: unknown = Dexie.minKey; picked.length < limit;) {
      const page = await db.outbox
        .where('[delivery.state+deviceSeq]')
        .between(['queued', after], ['queued', Dexie.maxKey], false)
        .limit(PAGE)
        .toArray();
      for (const row of page) if (picked.length < limit && isPicked(entryOf(row))) picked.push(row);
      if (page.length < PAGE) break;
      after = page.at(-1)?.deviceSeq;
    }
    return Promise.all(picked.map(async (row) => ({ ...entryOf(row), mutation: await openMutation(row) })));
  };

  const counts = async (): Promise<OutboxCounts> => {
    await unsent.ready();
    return unsent.counts();
  };

  return {
    due,
    counts,
    whyParked,
    settle: (updates) => queue.run(() => settle(updates)),

    requeueSending: () =>
      queue.run(async () => {
        const rows = await byState('sending').toArray();
        const chance = { now: now(), random };
        const back = rows.map((row) =>
          settled(row, advance(entryOf(row).delivery, { kind: 'interrupted' }, chance)),
        );
        await store(await Promise.all(back));
        return rows.length;
      }),

    async cursor() {
      const row = await db.meta.get(CURSOR);
      return (row?.value as string | null | undefined) ?? null;
    },

    async parked() {
      const rows = await byState('parked').toArray();
      return Promise.all(
        rows.map(async (row) => ({
          row,
          parkedAt: row.delivery.state === 'parked' ? row.delivery.at : 0,
          why: await whyParked(row),
        })),
      );
    },

    async ofEntities(entityIds) {
      const rows = await db.outbox
        .where('entityId')
        .anyOf([...entityIds])
        .toArray();
      rows.sort((a, b) => a.deviceSeq - b.deviceSeq);
      const found = new Map<string, OutboxRow[]>();
      for (const row of rows) found.set(row.entityId, [...(found.get(row.entityId) ?? []), row]);
      return found;
    },

    noteChanges: (cursor, crmReferences) =>
      queue.run(async () => {
        const rows = await db.outbox
          .where('entityId')
          .anyOf([...crmReferences.keys()])
          .toArray();
        const changed = rows.flatMap((row) => {
          const crmReference = crmReferences.get(row.entityId) ?? null;
          if (row.delivery.state !== 'applied' || row.delivery.crmReference === crmReference) return [];
          return [{ ...row, delivery: { ...row.delivery, crmReference } }];
        });
        const stored = await transact(db, {
          durability: 'relaxed',
          stores: ['outbox', 'meta'],
          write(on) {
            for (const row of changed) on('outbox').put(row);
            on('meta').put({ name: CURSOR, value: cursor });
          },
        });
        if (!stored.ok) throw new Error(stored.problem.kind);
      }),
  };
}
