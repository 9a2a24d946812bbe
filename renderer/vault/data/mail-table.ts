import type { AuditEvent } from '../../../shared/audit/event';
import type { ParkedWhy } from '../../../shared/ipc/vault-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { idOfMailOp } from '../../../shared/sync/mail-op';
import { advance, isDue, type OutboxDelivery } from '../../../shared/sync/outbox-state';
import type { MailItem, MailStore } from '../sync/mail-store';
import type { AuditChain } from './audit-log';
import { createOutboxSeals } from './outbox-seals';
import { entryOf } from './outbox-row';
import type { OutboxRow } from './rows';
import type { Sealer } from './sealer';
import type { SerialQueue } from './serial-queue';
import type { StoreDb } from './store-db';
import { transact } from './transact';
import type { Unsent, UnsentState } from './unsent';

export type ParkedMail = { row: OutboxRow; parkedAt: number; why: ParkedWhy; what: unknown };

export type MailTable = MailStore & {
  parked(): Promise<ParkedMail[]>;
  whyParked(row: OutboxRow): Promise<ParkedWhy>;
};

type Parts = {
  db: StoreDb;
  sealer: Sealer;
  queue: SerialQueue;
  chain: AuditChain;
  unsent: Unsent;
  now(): number;
  random(): number;
};

/** The e-mails of the outbox, beside what goes to the CRM. */
export function createMailTable({ db, sealer, queue, chain, unsent, now, random }: Parts): MailTable {
  const { openWhat, whyParked, settled } = createOutboxSeals(db, sealer);

  /** By the keys that are in memory: thousands of mutations may wait beside them. Not in a turn of the queue. */
  const byState = async (state: UnsentState): Promise<OutboxRow[]> => {
    await unsent.ready();
    return rowsOf(unsent.mails(state), state);
  };
  const rowsOf = async (opIds: readonly string[], state: UnsentState): Promise<OutboxRow[]> => {
    const rows = await db.outbox.bulkGet([...opIds]);
    return rows
      .filter((row) => row !== undefined)
      .filter(({ delivery }) => delivery.state === state)
      .sort((a, b) => a.deviceSeq - b.deviceSeq);
  };

  /** Rows and what is to be remembered of them, in one transaction. */
  const store = async (rows: readonly OutboxRow[]): Promise<void> => {
    const links = await chain.link(londonInstant(now()), rows.flatMap(eventOf));
    const stored = await transact(db, {
      durability: links.length > 0 ? 'strict' : 'relaxed',
      stores: ['outbox', 'audit'],
      write(on) {
        for (const row of rows) on('outbox').put(row);
        for (const link of links) on('audit').add(link);
      },
    });
    if (!stored.ok) throw new Error(stored.problem.kind);
    chain.written(links);
    unsent.stored(rows);
  };

  const change = (
    opId: string,
    from: OutboxDelivery['state'],
    delivery: OutboxDelivery,
  ): Promise<boolean> =>
    queue.run(async () => {
      const row = await db.outbox.get(opId);
      if (row?.delivery.state !== from) return false;
      await store([await settled(row, delivery)]);
      return true;
    });

  return {
    whyParked,

    async waiting() {
      const rows = (await byState('queued')).map(entryOf);
      const waits = rows.flatMap(({ delivery: d }) => (d.state === 'queued' && d.retryAt ? [d.retryAt] : []));
      return { count: rows.length, nextAt: waits.length > 0 ? Math.min(...waits) : null };
    },

    async nextDue(at) {
      const row = (await byState('queued')).find((one) => isDue(entryOf(one).delivery, at));
      if (!row) return null;
      const item: MailItem = { ...entryOf(row), what: await openWhat(row) };
      return item;
    },

    take: ({ opId, delivery }) => change(opId, 'queued', delivery),
    settle: ({ opId, delivery }) => change(opId, 'sending', delivery),

    async requeueSending() {
      await unsent.ready();
      const opIds = unsent.mails('sending');
      await queue.run(async () => {
        const rows = await rowsOf(opIds, 'sending');
        const chance = { now: now(), random };
        const back = await Promise.all(
          rows.map((row) => settled(row, advance(entryOf(row).delivery, { kind: 'interrupted' }, chance))),
        );
        if (back.length > 0) await store(back);
      });
    },

    async parked() {
      const rows = await byState('parked');
      return Promise.all(
        rows.map(async (row) => ({
          row,
          parkedAt: row.delivery.state === 'parked' ? row.delivery.at : 0,
          why: await whyParked(row),
          what: await openWhat(row),
        })),
      );
    },
  };
}

/** Ids alone: what a mail server said is sealed in the row. */
function eventOf({ opId, entityId, delivery }: OutboxRow): AuditEvent[] {
  const mail = { mailId: idOfMailOp(opId), entityId };
  if (delivery.state === 'applied') return [{ what: 'mail-sent', ...mail }];
  return delivery.state === 'parked' ? [{ what: 'mail-parked', ...mail }] : [];
}
