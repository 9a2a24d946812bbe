import { expect, test } from 'vitest';
import type { RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { madeUpId } from '../../support/made-up-enquiries';
import { entityIdOf, madeUpCreate, madeUpNote, opIdOf } from '../sync/support/made-up-mutations';
import { daysFrom, storeAtNight, type AtNight } from './store-at-night';

const first = '2026-11-23';
const callId = madeUpId(5, 1);
const noon = Date.parse(`${first}T12:00:00Z`);

const draft = (follows = 0, touchedAt = noon): RecordWrite => ({
  id: callId,
  kind: 'call',
  time: noon,
  body: { v: 1, draft: { id: callId, enquiries: [] }, touchedAt },
  follows,
});
const enquiry = (n: number, body: object = { v: 1, note: `enquiry ${n}` }): RecordWrite => ({
  id: entityIdOf(n),
  kind: 'enquiry',
  time: noon,
  body,
  follows: 0,
});

/** The desk is switched on, and swept, on each of these days. */
async function onDays(at: AtNight, days: readonly string[]): Promise<void> {
  for (const day of days) {
    at.setDay(day);
    await at.sweep();
  }
}

/** The CRM has taken the mutation with this number. */
const taken = (at: AtNight, deviceSeq: number): Promise<void> =>
  at.store.outbox.settle([
    {
      opId: opIdOf(deviceSeq),
      delivery: {
        state: 'applied',
        tries: 1,
        misses: 0,
        faults: 0,
        at: noon,
        version: 1,
        crmReference: 'CRM-1',
        by: 'crm',
      },
    },
  ]);

test('gives up a draft on the seventh day, where the desk is used every day', async () => {
  const at = await storeAtNight(first);
  await at.put([draft()]);
  await onDays(at, daysFrom('2026-11-23', '2026-11-29'));
  expect(await at.has(callId)).toBe(true);
  await onDays(at, ['2026-11-30']);
  expect(await at.has(callId)).toBe(false);
});

test('gives up a draft on the seventh day of a desk that is shut on Saturday and Sunday', async () => {
  const at = await storeAtNight(first);
  await at.put([draft()]);
  await onDays(at, daysFrom('2026-11-24', '2026-11-27'));
  expect(await at.has(callId)).toBe(true);
  await onDays(at, ['2026-11-30']);
  expect(await at.has(callId)).toBe(false);
});

test.each([
  ['eight days', '2026-12-01'],
  ['a year', '2027-11-23'],
])('drops no draft for a clock that jumps ahead by %s and is set back', async (_how, wrong) => {
  const at = await storeAtNight(first);
  await at.put([draft()]);
  // Looked at again and again while it is wrong.
  await onDays(at, [wrong, wrong, wrong]);
  expect(await at.has(callId)).toBe(true);
  await onDays(at, ['2026-11-23', '2026-11-24', '2026-11-25']);
  expect(await at.has(callId)).toBe(true);
  // And it does not stay for ever either.
  await onDays(at, daysFrom('2026-11-26', '2026-11-30'));
  expect(await at.has(callId)).toBe(false);
});

test('counts a draft’s nights anew when it was written on', async () => {
  const at = await storeAtNight(first);
  await at.put([draft()]);
  await onDays(at, daysFrom('2026-11-24', '2026-11-28'));
  await at.put([draft(1, Date.parse('2026-11-28T12:00:00Z'))]);
  await onDays(at, daysFrom('2026-11-29', '2026-12-04'));
  expect(await at.has(callId)).toBe(true);
  await onDays(at, ['2026-12-05']);
  expect(await at.has(callId)).toBe(false);
});

test('keeps, byte for byte, what a newer Firstpoint wrote and this one cannot read', async () => {
  const at = await storeAtNight(first);
  const bodies = { [entityIdOf(1)]: { v: 9, mystery: [1, 2] }, [callId]: { v: 9, words: 'half a sentence' } };
  await at.put([
    enquiry(1, bodies[entityIdOf(1)]),
    { ...draft(), body: bodies[callId] },
    { ...enquiry(2), body: { v: 9 }, kind: 'discard' },
  ]);
  await onDays(at, daysFrom('2026-11-24', '2026-12-10'));
  for (const [id, body] of Object.entries(bodies)) {
    const row = await at.store.db.records.get(id);
    expect(row?.keyName).toBe('open/2026-12-10');
    const bytes = row && (await at.store.sealer.openBytes(row, row.body));
    expect(bytes && new TextDecoder().decode(bytes)).toBe(JSON.stringify(body));
  }
  expect((await at.store.db.records.get(entityIdOf(2)))?.keyName).toBe('due/2026-12-23');
});

test('purges on its day what the CRM has taken, though this Firstpoint cannot read it', async () => {
  const at = await storeAtNight(first);
  await at.put([enquiry(1, { v: 9 })], [madeUpCreate(1, 1)]);
  await taken(at, 1);
  await onDays(at, ['2026-11-24', '2026-12-22']);
  expect(await at.has(entityIdOf(1))).toBe(true);
  await onDays(at, ['2026-12-23']);
  expect(await at.has(entityIdOf(1))).toBe(false);
});

test('drops at night what was changed on the disk, for nothing opens it any more', async () => {
  const at = await storeAtNight(first);
  await at.put([enquiry(1), enquiry(2)]);
  const row = await at.store.db.records.get(entityIdOf(1));
  if (!row) throw new Error('not stored');
  const body = Uint8Array.from(row.body);
  body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  await at.store.db.records.put({ ...row, body });
  await onDays(at, ['2026-11-24']);
  expect(await at.has(entityIdOf(1))).toBe(false);
  expect(await at.has(entityIdOf(2))).toBe(true);
});

for (const reason of ['merged', 'retention'] as const) {
  test(`keeps what was not sent when the CRM lets go of an enquiry: ${reason}`, async () => {
    const at = await storeAtNight(first);
    await at.put([enquiry(1), enquiry(2)], [madeUpCreate(1, 1), madeUpNote(1, 2), madeUpCreate(2, 3)]);
    await taken(at, 1);
    await taken(at, 3);
    expect(await at.retention.erase([entityIdOf(1), entityIdOf(2)], reason)).toMatchObject({ ok: true });

    expect(await at.has(entityIdOf(1))).toBe(true);
    const due = (await at.store.outbox.due(noon, 10)).map((item) => item.opId);
    expect(due.filter((opId) => !isCertificateOp(opId))).toEqual([opIdOf(2)]);
    expect(await at.has(entityIdOf(2))).toBe(false);
    expect(await at.store.db.outbox.get(opIdOf(3))).toBeUndefined();

    // Once the CRM has answered, the copy lasts no longer than the desk's own time.
    await taken(at, 2);
    await onDays(at, ['2026-11-24', '2026-12-23']);
    expect(await at.has(entityIdOf(1))).toBe(false);
  });

  test(`keeps a correction that is being written when the CRM lets go of the enquiry: ${reason}`, async () => {
    const at = await storeAtNight(first);
    const body = { v: 1, draft: { id: callId, enquiries: [{ id: entityIdOf(1) }] }, touchedAt: noon };
    await at.put([enquiry(1), { ...draft(), body }], [madeUpCreate(1, 1)]);
    await taken(at, 1);
    await at.retention.erase([entityIdOf(1)], reason);
    expect(await at.has(callId)).toBe(true);
    expect(await at.has(entityIdOf(1))).toBe(true);
  });
}

test('erases what was not sent, too, when somebody asked to be forgotten', async () => {
  const at = await storeAtNight(first);
  const body = { v: 1, draft: { id: callId, enquiries: [{ id: entityIdOf(1) }] }, touchedAt: noon };
  await at.put([enquiry(1), { ...draft(), body }], [madeUpCreate(1, 1)]);
  await at.retention.erase([entityIdOf(1)], 'erasure');
  expect(await at.has(entityIdOf(1))).toBe(false);
  expect(await at.has(callId)).toBe(false);
  expect((await at.store.db.outbox.toArray()).every(({ opId }) => isCertificateOp(opId))).toBe(true);
  expect(at.kept.burned).toEqual(['open/2026-11-23']);
});
