import { expect, test } from 'vitest';
import type { HandOffs } from '../../../shared/domain/hand-off';
import { emptyUnit, type RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { advance, type OutboxEvent } from '../../../shared/sync/outbox-state';
import { newMessage } from '../electron/mail/mail-desk';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import { daysFrom, storeAtNight, type AtNight } from './store-at-night';

const first = '2026-11-23';
const noon = Date.parse(`${first}T12:00:00Z`);
const enquiryId = entityIdOf(1);
const handOffId = `${enquiryId}/hand-off`;
const message = newMessage({ entityId: enquiryId, deviceSeq: 2 });

const enquiry: RecordWrite = {
  id: enquiryId,
  kind: 'enquiry',
  time: noon,
  body: { v: 1, body: { interaction: { channel: 'in-person' }, outcome: { kind: 'passed', team: 'Waste' } } },
  follows: 0,
};
const made: HandOffs = {
  v: 1,
  enquiryId,
  list: [
    {
      ...{
        id: message.opId.slice(0, -5),
        at: message.date,
        officerId: 'demo',
        to: message.to,
        teamId: 'waste',
      },
      ...{ reason: null, messageId: message.messageId, subject: message.subject, items: ['name'] },
      ...{ by: 'email' as const, ended: null },
    },
  ],
};

/** A desk with one enquiry that the CRM has taken, and one e-mail about it that waits. */
async function deskAtNight(): Promise<AtNight> {
  const at = await storeAtNight(first);
  const done = await at.store.work.commit({
    ...emptyUnit,
    records: [enquiry, { ...enquiry, id: handOffId, kind: 'hand-off', body: made }],
    mutations: [madeUpCreate(1, 1)],
    mails: [{ message }],
  });
  if (!done.ok) throw new Error(done.problem.kind);
  await settle(at, opIdOf(1), [{ kind: 'sent' }, { kind: 'applied', version: 1, crmReference: 'CRM-1' }]);
  return at;
}

async function settle(at: AtNight, opId: string, events: OutboxEvent[]): Promise<void> {
  const chance = { now: noon, random: () => 0.5 };
  const row = await at.store.db.outbox.get(opId);
  let delivery = row?.delivery as Parameters<typeof advance>[0];
  for (const event of events) delivery = advance(delivery, event, chance);
  await at.store.outbox.settle([{ opId, delivery }]);
}
const keyOf = async (at: AtNight, id: string) => (await at.store.db.records.get(id))?.keyName;
const taken: OutboxEvent[] = [{ kind: 'sent' }, { kind: 'applied', version: null, crmReference: null }];

test('an e-mail that waits keeps its enquiry, and the night sets a day for both once it has left', async () => {
  const at = await deskAtNight();
  for (const day of daysFrom('2026-11-24', '2026-11-26')) {
    at.setDay(day);
    await at.sweep();
  }
  expect(await keyOf(at, enquiryId)).toBe('open/2026-11-26');
  expect(await keyOf(at, handOffId)).toBe('open/2026-11-26');
  expect((await at.store.db.outbox.get(message.opId))?.keyName).toBe('open/2026-11-26');
  expect(at.kept.burned).toContain('open/2026-11-23');

  await settle(at, message.opId, taken);
  expect((await at.store.db.outbox.get(message.opId))?.mutation, 'nothing of its text is kept').toBeNull();
  at.setDay('2026-11-27');
  await at.sweep();
  expect(await keyOf(at, enquiryId)).toBe('due/2026-12-23');
  expect(await keyOf(at, handOffId)).toBe('due/2026-12-23');

  at.setDay('2026-12-23');
  await at.sweep();
  expect(await at.has(enquiryId)).toBe(false);
  expect(await at.has(handOffId)).toBe(false);
  expect((await at.store.db.outbox.toArray()).every(({ opId }) => isCertificateOp(opId))).toBe(true);
  expect(at.kept.burned).toContain('due/2026-12-23');
});

test('a hand-off made late follows its enquiry to the day that it has, and lengthens nothing', async () => {
  const at = await storeAtNight(first);
  await at.put([enquiry], [madeUpCreate(1, 1)]);
  await settle(at, opIdOf(1), [{ kind: 'sent' }, { kind: 'applied', version: 1, crmReference: 'CRM-1' }]);
  at.setDay('2026-11-24');
  await at.sweep();
  expect(await keyOf(at, enquiryId)).toBe('due/2026-12-23');
  const done = await at.store.work.commit({
    ...emptyUnit,
    records: [{ ...enquiry, id: handOffId, kind: 'hand-off', body: made, keepsItsDay: true }],
    mails: [{ message }],
  });
  expect(done.ok).toBe(true);
  await settle(at, message.opId, taken);
  at.setDay('2026-11-25');
  await at.sweep();
  expect(await keyOf(at, handOffId)).toBe('due/2026-12-23');
  expect((await at.store.db.outbox.get(message.opId))?.keyName).toBe('due/2026-12-23');
});

test('who is forgotten in the CRM is forgotten here with the e-mail that waits and to whom it was to go', async () => {
  const at = await deskAtNight();
  const erased = await at.retention.erase([enquiryId], 'erasure');
  expect(erased.ok).toBe(true);
  expect(await at.has(enquiryId)).toBe(false);
  expect(await at.has(handOffId)).toBe(false);
  expect((await at.store.db.outbox.toArray()).every(({ opId }) => isCertificateOp(opId))).toBe(true);
  expect(at.kept.burned).toContain('open/2026-11-23');
});

test('where the CRM only lets an enquiry go, the e-mail that waits is still sent', async () => {
  const at = await deskAtNight();
  await at.retention.erase([enquiryId], 'retention');
  expect(await at.has(enquiryId)).toBe(true);
  expect((await at.store.db.outbox.get(message.opId))?.delivery.state).toBe('queued');
});
