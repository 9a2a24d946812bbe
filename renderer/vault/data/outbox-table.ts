import Dexie from 'dexie';
import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { duePicker } from '../../../shared/sync/due';
import { advance, type OutboxDelivery } from '../../../shared/sync/outbox-state';
import type { OutboxCounts, OutboxItem, OutboxStore, OutboxUpdate } from '../sync/outbox-store';
import { withErased } from './erased-at-crm';
import { createOutboxSeals } from './outbox-seals';
import type { OutboxRow } from './rows';
import type { Sealer } from './sealer';
import type { SerialQueue } from './serial-queue';
import type { StoreDb } from './store-db';
import type { Unsent } from './unsent';
import { transact } from './transact';
import { crmRows, entryOf } from './outbox-row';

/** Queued rows looked at in one go, while choosing what is due. */
const PAGE = 200;
const CURSOR = 'crm-cursor';

export type ParkedRow = { row: OutboxRow; parkedAt: number; why: ParkedWhy };

export type OutboxTable = Omit<OutboxStore, 'applyChanges'> & {
  /** What a person has to decide about; of a certificate that the CRM refuses nobody can. */
  parked(): Promise<ParkedRow[]>;
  /** What is to be sent, unparsed; `undefined` where nothing opens it any more. */
  openWhat(row: OutboxRow): Promise<unknown>;
  whyParked(row: OutboxRow): Promise<ParkedWhy>;
  /** As `settle`, of what `plan` works out in the same turn of the store. */
  settleAs(plan: () => Promise<readonly OutboxUpdate[]>): Promise<void>;
  /** Rows of these enquiries, by rising `deviceSeq`. */
  ofEntities(entityIds: readonly string[]): Promise<Map<string, OutboxRow[]>>;
  /** Moves the CRM's cursor and notes its references and which enquiries it has erased, in one transaction. */
  noteChanges(
    cursor: string | null,
    crmReferences: ReadonlyMap<string, string>,
    erased: readonly string[],
  ): Promise<void>;
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
  /** Rows that go to the CRM; e-mails have a table of their own over the same rows (`mail-table.ts`). */
  const byState = async (state: OutboxDelivery['state']): Promise<OutboxRow[]> =>
    crmRows(
      await db.outbox
        .where('[delivery.state+deviceSeq]')
        .between([state, Dexie.minKey], [state, Dexie.maxKey])
        .toArray(),
    );

  const { openWhat, whyParked, settled } = createOutboxSeals(db, sealer);

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

  /** In the queue's turn: whoever sets aside, destroys or erases writes in a turn of their own. */
  const take = async (updates: readonly OutboxUpdate[]): Promise<ReadonlySet<string>> => {
    const found = await db.outbox.bulkGet(updates.map((u) => u.opId));
    const passedOver = new Set<string>();
    const taken: OutboxUpdate[] = [];
    for (const [i, update] of updates.entries()) {
      const row = found[i];
      // One that is gone went with all of its enquiry.
      if (!row || passedOver.has(row.entityId)) continue;
      if (row.delivery.state === 'queued') taken.push(update);
      else passedOver.add(row.entityId);
    }
    await settle(taken);
    return new Set(taken.map(({ opId }) => opId));
  };

  const due = async (at: number, limit: number): Promise<OutboxItem[]> => {
    const held = (await Promise.all((['sending', 'parked', 'aside'] as const).map(byState))).flat();
    const isPicked = duePicker(held.map(entryOf), at);
    const picked: OutboxRow[] = [];
    for (let after: unknown = Dexie.minKey; picked.length < limit;) {
      const page = await db.outbox
        .where('[delivery.state+deviceSeq]')
        .between(['queued', after], ['queued', Dexie.maxKey], false)
        .limit(PAGE)
        .toArray();
      for (const row of crmRows(page)) if (picked.length < limit && isPicked(entryOf(row))) picked.push(row);
      if (page.length < PAGE) break;
      after = page.at(-1)?.deviceSeq;
    }
    return Promise.all(picked.map(async (row) => ({ ...entryOf(row), mutation: await openWhat(row) })));
  };

  const counts = async (): Promise<OutboxCounts> => {
    await unsent.ready();
    return unsent.counts();
  };

  return {
    due,
    counts,
    openWhat,
    whyParked,
    take: (updates) => queue.run(() => take(updates)),
    settle: (updates) => queue.run(() => settle(updates)),
    settleAs: (plan) => queue.run(async () => settle(await plan())),

    requeueSending: () =>
      queue.run(async () => {
        const rows = await byState('sending');
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
      const rows = await byState('parked');
      return Promise.all(
        rows
          .filter(({ opId }) => !isCertificateOp(opId))
          .map(async (row) => ({
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

    noteChanges: (cursor, crmReferences, erased) =>
      queue.run(async () => {
        const rows = await db.outbox
          .where('entityId')
          .anyOf([...crmReferences.keys()])
          .toArray();
        const changed = crmRows(rows).flatMap((row) => {
          const crmReference = crmReferences.get(row.entityId) ?? null;
          if (row.delivery.state !== 'applied' || row.delivery.crmReference === crmReference) return [];
          return [{ ...row, delivery: { ...row.delivery, crmReference } }];
        });
        const gone = await withErased(db, erased, now());
        const stored = await transact(db, {
          durability: 'relaxed',
          stores: ['outbox', 'meta'],
          write(on) {
            for (const row of changed) on('outbox').put(row);
            if (gone) on('meta').put(gone);
            on('meta').put({ name: CURSOR, value: cursor });
          },
        });
        if (!stored.ok) throw new Error(stored.problem.kind);
      }),
  };
}
