import { expect, test } from 'vitest';
import { emptyUnit } from '../../../renderer/vault/data/unit-of-work';
import type { RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { MUTATION } from '../../../renderer/vault/data/outbox-row';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { mutation } from '../../../shared/sync/mutation';
import { advance, type OutboxEvent } from '../../../shared/sync/outbox-state';
import { madeUpId } from '../../support/made-up-enquiries';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import { storeAtNight, type AtNight } from './store-at-night';

const first = '2026-11-23';
const noon = Date.parse(`${first}T12:00:00Z`);
const enquiry = (n: number): RecordWrite => ({
  id: entityIdOf(n),
  kind: 'enquiry',
  time: noon,
  body: { v: 1, note: `enquiry ${n}` },
  follows: 0,
});
const refused = {
  kind: 'rejected' as const,
  problemType: 'https://crm.invalid/problems/invalid-item',
  crmSays: 'Unknown op.',
  current: null,
};

async function settle(at: AtNight, opId: string, ...events: OutboxEvent[]): Promise<void> {
  const row = await at.store.db.outbox.get(opId);
  let delivery = row?.delivery as Parameters<typeof advance>[0];
  for (const event of events) delivery = advance(delivery, event, { now: noon, random: () => 0.5 });
  await at.store.outbox.settle([{ opId, delivery }]);
}
const takes: OutboxEvent[] = [{ kind: 'sent' }, { kind: 'applied', version: 1, crmReference: null }];

async function night(at: AtNight, day: string): Promise<void> {
  at.setDay(day);
  await at.sweep();
}
const waiting = async (at: AtNight) =>
  (await at.store.db.outbox.toArray()).filter(({ opId }) => isCertificateOp(opId));

/** One enquiry that was taken, purged on 23 December. */
async function purgedDesk(): Promise<AtNight> {
  const at = await storeAtNight(first);
  await at.put([enquiry(1)], [madeUpCreate(1, 1)]);
  await settle(at, opIdOf(1), ...takes);
  await night(at, '2026-11-24');
  await night(at, '2026-12-23');
  return at;
}

test('a certificate lies sealed in the outbox, from the same transaction as its event', async () => {
  const at = await purgedDesk();
  const [row, ...more] = await waiting(at);
  expect(more).toEqual([]);
  const opened =
    row?.mutation && (await at.store.sealer.open({ ...row, id: row.opId, kind: MUTATION }, row.mutation));
  const item = mutation.parse(opened && opened.ok ? opened.value : null);
  expect(item).toMatchObject({
    op: 'certificate.add',
    reference: 'PURGE-2026-12-23',
    actor: { id: 'firstpoint' },
    body: { why: 'desk-rule', records: 1, mutations: 1, keys: ['due/2026-12-23'] },
  });
  expect(item.opId).toBe(item.entityId);
  const events = (await at.store.db.audit.toArray()).filter(({ event }) => event.what === 'purged');
  expect(events).toHaveLength(1);
});

test('the same purge has the same id on a desk that was put back from an older copy', async () => {
  const [once, again] = await Promise.all([purgedDesk(), purgedDesk()]);
  const ids = (await waiting(once)).map(({ opId }) => opId);
  expect((await waiting(again)).map(({ opId }) => opId)).toEqual(ids);
});

test('what the CRM has taken of it goes the next night; what it refused is offered again', async () => {
  const at = await purgedDesk();
  const opId = (await waiting(at))[0]?.opId ?? '';
  await settle(at, opId, { kind: 'sent' }, { kind: 'park', why: refused });
  await night(at, '2026-12-24');
  expect((await waiting(at)).map(({ delivery }) => delivery.state)).toEqual(['queued']);
  expect((await at.store.outbox.due(noon, 10)).map((item) => item.opId)).toEqual([opId]);
  await settle(at, opId, ...takes);
  await night(at, '2026-12-25');
  expect(await waiting(at)).toEqual([]);
});

test('one that is never taken goes with its event, after a year, and no sooner for a clock that is wrong', async () => {
  const at = await purgedDesk();
  const happens = async (day: string): Promise<void> => {
    at.setDay(day);
    await at.store.work.commit({ ...emptyUnit, audit: [{ what: 'drafts-abandoned', callIds: [] }] });
    await at.sweep();
  };
  await happens('2027-12-22');
  expect(await waiting(at)).toHaveLength(1);
  // Ahead for a day: nothing happened yet on the day before that is a year later.
  await happens('2031-01-01');
  expect(await waiting(at)).toHaveLength(1);
  await happens('2031-01-02');
  await happens('2031-01-03');
  expect(await waiting(at)).toEqual([]);
});

test('three months off: one sweep purges all that is due, and certifies what never got a day of its own', async () => {
  const at = await storeAtNight(first);
  await at.put([enquiry(1), enquiry(2)], [madeUpCreate(1, 1), madeUpCreate(2, 2)]);
  await settle(at, opIdOf(1), ...takes);
  await night(at, '2026-11-24');
  await at.put([enquiry(3), { ...enquiry(4), id: madeUpId(6, 4), kind: 'discard' }], [madeUpCreate(3, 3)]);
  await settle(at, opIdOf(3), ...takes);
  await night(at, '2027-02-24');
  expect(await at.has(entityIdOf(1))).toBe(false);
  expect(await at.has(entityIdOf(3))).toBe(false);
  expect(await at.has(entityIdOf(2)), 'it was never sent').toBe(true);
  const events = (await at.store.db.audit.toArray()).flatMap(({ event }) =>
    event.what === 'purged' ? [event] : [],
  );
  expect(events.map(({ day, records, mutations }) => ({ day, records, mutations }))).toEqual([
    { day: '2026-12-23', records: 1, mutations: 1 },
    { day: '2027-02-24', records: 2, mutations: 1 },
  ]);
  expect(await waiting(at)).toHaveLength(2);
});
