import { beforeEach, expect, test } from 'vitest';
import { Desk, failing } from './support/desk';
import { madeUpCreate, madeUpNote, opIdOf } from './support/made-up-mutations';
import { stateOf } from './support/memory-outbox';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const offline = () => {
  desk.answers.health =
    desk.answers.push =
    desk.answers.changes =
      () => Promise.resolve(failing('no-answer'));
};
const online = () => {
  const { health, push, changes } = new Desk().answers;
  Object.assign(desk.answers, { health, changes, push });
  desk.answers.push = ({ items }) => Promise.resolve(desk.taken(items));
};
const creates = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => madeUpCreate(from + i, from + i));

test('sends what is saved while online at once, without another health check', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(100);
  expect(desk.states()).toEqual(['applied']);
  expect(desk.times('health')).toHaveLength(1);
  expect(desk.connectivity()).toMatchObject({ state: 'online', lastSentAt: expect.any(String) });
});

test('keeps what is saved offline and sends it by itself when the CRM is back', async () => {
  offline();
  await desk.engine.start();
  await desk.clock.run(10 * MINUTE);
  desk.save(...creates(3));
  await desk.clock.run(10 * MINUTE);
  expect(desk.states()).toEqual(['queued', 'queued', 'queued']);
  expect(desk.connectivity()).toMatchObject({ state: 'offline', trouble: 'no-answer', lastSentAt: null });
  expect(desk.times('push')).toEqual([]);
  online();
  await desk.clock.run(5 * MINUTE);
  expect(desk.states()).toEqual(['applied', 'applied', 'applied']);
});

test('asks less and less often while offline, and saving does not make it ask more', async () => {
  offline();
  await desk.engine.start();
  for (let n = 1; n <= 60; n += 1) {
    desk.save(madeUpCreate(n, n));
    await desk.clock.run(MINUTE);
  }
  expect(desk.times('health').length).toBeLessThan(35);
  expect(Date.parse(desk.connectivity().retryAt ?? '') - desk.clock.now()).toBeLessThanOrEqual(5 * MINUTE);
});

test.each(['network-changed', 'woke', 'enrolled', 'asked'] as const)(
  'looks up at once, not at the next planned try, when told: %s',
  async (why) => {
    offline();
    await desk.engine.start();
    desk.save(madeUpCreate(1, 1));
    await desk.clock.run(20 * MINUTE);
    online();
    desk.engine.wake(why);
    await desk.clock.run(200);
    expect(desk.states()).toEqual(['applied']);
  },
);

test('sends the same bytes again after a lost answer, and the CRM has it once', async () => {
  let lost = 0;
  desk.answers.push = ({ items }) => {
    const answer = desk.taken(items);
    return Promise.resolve((lost += 1) <= 3 ? failing('no-answer') : answer);
  };
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1), madeUpNote(1, 2));
  await desk.clock.run(5 * MINUTE);
  const [first, ...again] = desk.asked.filter((a) => a.what === 'push').map((a) => JSON.stringify(a.items));
  expect(again.length).toBeGreaterThan(2);
  expect(again[0]).toBe(first);
  expect(desk.crm.effects.map((e) => e.opId)).toEqual([opIdOf(1), opIdOf(2)]);
  expect(desk.states()).toEqual(['applied', 'applied']);
});

test('calls nothing sent before the store has it: not to the screen either', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = ({ items }) => {
    desk.storeRefuses = true;
    return Promise.resolve(desk.taken(items));
  };
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(10 * MINUTE);
  expect(desk.crm.effects).toHaveLength(1);
  expect(desk.states()).toEqual(['sending']);
  expect(desk.connectivity().lastSentAt).toBeNull();
  desk.storeRefuses = false;
  await desk.clock.run(5 * MINUTE);
  expect(desk.states()).toEqual(['applied']);
  expect(desk.times('push')).toHaveLength(1);
});

test('sends again what was under way when the desk died', async () => {
  await desk.engine.start();
  desk.answers.push = () => new Promise(() => undefined);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['sending']);
  online();
  await desk.open().start();
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['applied']);
});

test('keeps three requests in flight and no more, full ones', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = () => new Promise(() => undefined);
  desk.save(...creates(450));
  await desk.clock.run(1_000);
  const pushes = desk.asked.filter((a) => a.what === 'push');
  expect(pushes.map((a) => a.items.length)).toEqual([100, 100, 100]);
});

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
  online();
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
  online();
  const before = desk.asked.length;
  for (const why of ['asked', 'network-changed', 'woke', 'enrolled', 'committed'] as const)
    desk.engine.wake(why);
  await desk.clock.run(2 * MINUTE - 200);
  expect(desk.asked).toHaveLength(before);
  await desk.clock.run(2_000);
  expect(desk.states()).toEqual(['applied']);
});

test('says "signed out" until the CRM takes work again, not after a mere health check', async () => {
  desk.answers.push = desk.answers.changes = () => Promise.resolve(failing('signed-out', 401));
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.save(madeUpCreate(1, 1));
  const seen = new Set<string>();
  for (let i = 0; i < 100; i += 1) {
    await desk.clock.run(3_000);
    seen.add(desk.connectivity().state);
  }
  expect([...seen]).toEqual(['signed-out']);
  online();
  desk.engine.wake('enrolled');
  await desk.clock.run(1_000);
  expect(desk.connectivity().state).toBe('online');
  expect(desk.states()).toEqual(['applied']);
});

test('goes on when an answer never comes', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  const { health } = desk.answers;
  desk.answers.push = desk.answers.health = () => new Promise(() => undefined);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(10 * MINUTE);
  expect(desk.connectivity().state).toBe('offline');
  online();
  desk.answers.health = health;
  await desk.clock.run(10 * MINUTE);
  expect(desk.states()).toEqual(['applied']);
});

test('says what changed, gathered: a drain of thousands is told ten times a second at most', async () => {
  await desk.engine.start();
  desk.save(...creates(2_000));
  const began = desk.clock.elapsed;
  await desk.clock.run(2_000);
  expect(new Set(desk.states())).toEqual(new Set(['applied']));
  expect(desk.told.length).toBeLessThanOrEqual((desk.clock.elapsed - began) / 100);
  expect(desk.told.flat()).toEqual(expect.arrayContaining(['status', 'enquiries']));
});

test('tells what is still on its way, and stops only when answers are stored', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.save(...creates(350));
  await desk.clock.run(5);
  expect(await desk.engine.pending()).toEqual({ sending: 300, queued: 50 });
  let stopped = false;
  void desk.engine.stop().then(() => {
    stopped = true;
  });
  await desk.clock.run(4);
  expect(stopped).toBe(false);
  await desk.clock.run(2);
  expect(stopped).toBe(true);
  expect(await desk.engine.pending()).toEqual({ sending: 0, queued: 50 });
  const asked = desk.asked.length;
  desk.engine.wake('asked');
  await desk.clock.run(10 * MINUTE);
  expect(desk.asked).toHaveLength(asked);
});
