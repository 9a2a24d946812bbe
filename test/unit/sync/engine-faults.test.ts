import { beforeEach, expect, test } from 'vitest';
import { Desk, failing, type PushAnswer } from './support/desk';
import { madeUpCreate, madeUpNote, opIdOf } from './support/made-up-mutations';
import { stateOf } from './support/memory-outbox';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const creates = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => madeUpCreate(from + i, from + i));

test('one refused item stops its own enquiry and nothing else', async () => {
  desk.crm.refused.add(opIdOf(1));
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1), madeUpNote(1, 2), ...creates(50, 3));
  await desk.clock.run(10 * MINUTE);
  expect(desk.states().slice(0, 2)).toEqual(['parked', 'queued']);
  expect(new Set(desk.states().slice(2))).toEqual(new Set(['applied']));
  expect(desk.told.flat()).toContain('parked');
});

test('finds the one item that makes whole requests fail, and the rest goes', async () => {
  const bad = opIdOf(40);
  desk.answers.push = ({ items }) =>
    Promise.resolve(items.some((i) => i.opId === bad) ? failing('not-a-crm', 403) : desk.taken(items));
  await desk.engine.start();
  desk.save(...creates(100));
  await desk.clock.run(MINUTE);
  expect(desk.states().filter((state) => state === 'applied')).toHaveLength(99);
  desk.save(madeUpCreate(500, 500));
  await desk.clock.run(3_000);
  expect(stateOf(desk.disk, opIdOf(500))).toBe('applied');
});

test('says "online" again soon after one bad item failed, though nothing else is there to send', async () => {
  desk.answers.push = () => Promise.resolve(failing('not-a-crm', 403));
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(60 * MINUTE);
  const before = desk.times('push').length;
  while (desk.times('push').length === before) await desk.clock.run(50);
  await desk.clock.run(100);
  expect(desk.connectivity()).toMatchObject({ state: 'offline', trouble: 'not-a-crm' });
  await desk.clock.run(10_000);
  expect(desk.connectivity()).toMatchObject({ state: 'online', trouble: null });
});

test('a CRM that refuses every request is not stormed with single items', async () => {
  desk.answers.push = () => Promise.resolve(failing('refused', 403));
  await desk.engine.start();
  desk.save(...creates(1_000));
  await desk.clock.run(60 * MINUTE);
  expect(desk.times('push').length).toBeLessThan(150);
  expect(new Set(desk.states())).toEqual(new Set(['queued']));
  expect(desk.connectivity().trouble).toBe('refused');
});

test('asks a person about an item that is refused on its own while the CRM takes others', async () => {
  const bad = opIdOf(1);
  desk.answers.push = ({ items }) =>
    Promise.resolve(items.some((i) => i.opId === bad) ? failing('refused', 400) : desk.taken(items));
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(60 * MINUTE);
  expect(desk.states()).toEqual(['queued']);
  desk.save(madeUpCreate(2, 2));
  await desk.clock.run(4 * 60 * MINUTE);
  expect(desk.states()).toEqual(['parked', 'applied']);
});

test('sends a put-off item when its moment has come, not with the next poll', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = ({ items }) => {
    desk.online();
    return Promise.resolve({ ok: true, value: desk.crm.push({ items }, () => true), serverTime: null });
  };
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(2_000);
  expect(desk.states()).toEqual(['queued']);
  await desk.clock.run(600);
  expect(desk.states()).toEqual(['applied']);
});

test('asks a person about an item that was put off two dozen times', async () => {
  desk.answers.push = ({ items }) =>
    Promise.resolve({ ok: true, value: desk.crm.push({ items }, () => true), serverTime: null });
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(4 * 60 * MINUTE);
  expect(desk.disk.rows.get(opIdOf(1))?.delivery).toMatchObject({
    state: 'parked',
    why: { kind: 'too-many-tries', crmSays: 'still-running' },
  });
  expect(desk.times('push')).toHaveLength(24);
});

test('parks what no request can hold, without sending it', async () => {
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1, 'x'.repeat(20_000)), madeUpCreate(2, 2));
  const row = desk.disk.rows.get(opIdOf(1))!;
  const huge = { ...madeUpCreate(1, 1), noticePackVersion: '1' };
  const fields = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`f${n}`, 'y'.repeat(2_000)]));
  const json = JSON.stringify({ ...huge, body: { ...huge.body, fields } });
  desk.disk.rows.set(opIdOf(1), { ...row, json });
  await desk.clock.run(MINUTE);
  expect(desk.disk.rows.get(opIdOf(1))?.delivery).toMatchObject({
    state: 'parked',
    tries: 0,
    why: { kind: 'too-large' },
  });
  expect(stateOf(desk.disk, opIdOf(2))).toBe('applied');
});

test('parks a row that can no longer be read, or that is not what it says, and others go on', async () => {
  desk.save(...creates(4));
  const put = (seq: number, json: string | null) =>
    desk.disk.rows.set(opIdOf(seq), { ...desk.disk.rows.get(opIdOf(seq))!, json });
  put(1, null);
  put(2, '{"op":"enquiry.create"}');
  put(3, JSON.stringify(madeUpCreate(9, 9)));
  await desk.engine.start();
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['parked', 'parked', 'parked', 'applied']);
});

test('a create that the CRM has, to the last character, counts as sent though its opId was forgotten', async () => {
  await desk.engine.start();
  const [one, changed] = creates(2);
  desk.answers.push = ({ items }) => {
    desk.taken(items);
    return Promise.resolve(failing('no-answer'));
  };
  desk.save(one!, changed!);
  await desk.clock.run(2_000);
  desk.crm.forgetCreates();
  desk.crm.enquiries.get(changed!.entityId)!.body = { ...changed!.body, note: 'put right in the CRM' };
  desk.online();
  await desk.clock.run(5 * MINUTE);
  expect(desk.states()).toEqual(['applied', 'parked']);
  expect(desk.disk.rows.get(changed!.opId)?.delivery).toMatchObject({ why: { kind: 'conflict' } });
  expect(desk.crm.effects).toHaveLength(2);
});

test('obeys Retry-After, whoever asks', async () => {
  desk.answers.push = () => Promise.resolve(failing('busy', 503, 2 * MINUTE));
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(100);
  desk.online();
  const before = desk.asked.length;
  for (const why of ['asked', 'network-changed', 'woke', 'enrolled', 'committed'] as const)
    desk.engine.wake(why);
  await desk.clock.run(2 * MINUTE - 200);
  expect(desk.asked).toHaveLength(before);
  await desk.clock.run(2_000);
  expect(desk.states()).toEqual(['applied']);
});

test('an answer that breaks the reading of it leaves nothing called sending', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = ({ items }) => {
    desk.online();
    return Promise.resolve({ ...desk.taken(items), value: null } as unknown as PushAnswer);
  };
  desk.save(madeUpCreate(1, 1), madeUpNote(1, 2));
  await desk.clock.run(MINUTE);
  expect(desk.logged).toContain('error: batch-broke');
  expect(desk.states()).toEqual(['applied', 'applied']);
  expect(desk.crm.effects).toHaveLength(2);
});

test('does not send what it was marking when the CRM asked for quiet', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = () => Promise.resolve(failing('busy', 429, 2 * MINUTE));
  desk.storeTakesMs = 4;
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(14);
  desk.save(madeUpCreate(2, 2));
  await desk.clock.run(MINUTE);
  expect(desk.times('push')).toHaveLength(1);
  expect(desk.states()).toEqual(['queued', 'queued']);
});
