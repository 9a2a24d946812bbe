import { beforeEach, expect, test } from 'vitest';
import { Desk, failing } from './support/desk';
import { madeUpCreate, madeUpNote, opIdOf } from './support/made-up-mutations';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

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
  desk.offline();
  await desk.engine.start();
  await desk.clock.run(10 * MINUTE);
  desk.save(...creates(3));
  await desk.clock.run(10 * MINUTE);
  expect(desk.states()).toEqual(['queued', 'queued', 'queued']);
  expect(desk.connectivity()).toMatchObject({ state: 'offline', trouble: 'no-answer', lastSentAt: null });
  expect(desk.times('push')).toEqual([]);
  desk.online();
  await desk.clock.run(5 * MINUTE);
  expect(desk.states()).toEqual(['applied', 'applied', 'applied']);
});

test('tells that a try has ended once its answer is stored, and nothing while none is under way', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  expect(desk.engine.tryEnds()).toBeNull();
  const { push } = desk.answers;
  desk.answers.push = async (input) => {
    await desk.clock.wait(5_000);
    return push(input);
  };
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(1_000);
  let stateThen: string[] | null = null;
  void desk.engine.tryEnds()?.then(() => (stateThen = desk.states()));
  expect([desk.states(), stateThen]).toEqual([['sending'], null]);
  await desk.clock.run(10_000);
  expect(stateThen).toEqual(['applied']);
  expect(desk.engine.tryEnds()).toBeNull();
});

test('asks less and less often while offline, and saving does not make it ask more', async () => {
  desk.offline();
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
    desk.offline();
    await desk.engine.start();
    desk.save(madeUpCreate(1, 1));
    await desk.clock.run(20 * MINUTE);
    desk.online();
    desk.engine.wake(why);
    await desk.clock.run(200);
    expect(desk.states()).toEqual(['applied']);
  },
);

test('looks again when the network came while it was still waiting for an answer', async () => {
  desk.offline();
  desk.save(madeUpCreate(1, 1));
  await desk.engine.start();
  await desk.clock.run(60 * MINUTE);
  const before = desk.times('health').length;
  desk.answers.health = async () => {
    await desk.clock.wait(20_000);
    return failing('no-answer');
  };
  while (desk.times('health').length === before) await desk.clock.run(1_000);
  desk.engine.wake('network-changed');
  desk.online();
  await desk.clock.run(21_000);
  expect(desk.states()).toEqual(['applied']);
});

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

test('sends nothing that was set aside, destroyed or erased after it was chosen, and leaves it as it is', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.storeTakesMs = 1_000;
  desk.save(madeUpCreate(1, 1), madeUpNote(1, 2), ...creates(2, 3));
  // The store has chosen all four, and the engine is about to mark them.
  await desk.clock.run(1_500);
  const row = desk.disk.rows.get(opIdOf(1))!;
  desk.disk.rows.set(opIdOf(1), {
    ...row,
    delivery: { state: 'aside', tries: 0, misses: 0, faults: 0, at: desk.clock.now() },
  });
  desk.disk.rows.delete(opIdOf(3));
  await desk.clock.run(MINUTE);
  const sent = desk.asked.flatMap(({ items }) => items.map(({ opId }) => opId));
  expect(sent).toEqual([opIdOf(4)]);
  // What was added to the enquiry that is on paper waits behind it.
  expect(desk.states()).toEqual(['aside', 'queued', 'applied']);
});

test('sends again what was under way when the desk died', async () => {
  await desk.engine.start();
  desk.answers.push = () => new Promise(() => undefined);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['sending']);
  desk.online();
  await desk.open().start();
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['applied']);
});

test('sends nothing before what was under way at the last stop is back in the queue, whoever calls', async () => {
  await desk.engine.start();
  desk.answers.push = () => new Promise(() => undefined);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(1_000);
  desk.online();
  desk.asked.length = 0;
  desk.storeRefuses = true;
  const again = desk.open();
  void again.start();
  for (const why of ['asked', 'network-changed', 'woke', 'enrolled', 'committed'] as const) again.wake(why);
  await desk.clock.run(MINUTE);
  expect(desk.asked).toEqual([]);
  desk.storeRefuses = false;
  await desk.clock.run(30_000);
  expect(desk.states()).toEqual(['applied']);
  expect(desk.times('push')).toHaveLength(1);
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

test('says "signed out" until the CRM takes work again, not after a mere health check', async () => {
  desk.answers.push = desk.answers.changes = () => Promise.resolve(failing('signed-out', 401));
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.save(madeUpCreate(1, 1));
  const seen = new Set<string>();
  for (let i = 0; i < 12_000; i += 1) {
    await desk.clock.run(5);
    seen.add(desk.connectivity().state);
  }
  expect([...seen]).toEqual(['signed-out']);
  expect(desk.asked.length).toBeLessThan(40);
  desk.online();
  desk.engine.wake('enrolled');
  await desk.clock.run(1_000);
  expect(desk.connectivity().state).toBe('online');
  expect(desk.states()).toEqual(['applied']);
});

test('goes on when an answer never comes', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = desk.answers.health = () => new Promise<never>(() => undefined);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(10 * MINUTE);
  expect(desk.connectivity().state).toBe('offline');
  desk.online();
  await desk.clock.run(10 * MINUTE);
  expect(desk.states()).toEqual(['applied']);
});

test('sends what is saved while it is still looking through the outbox', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.answers.push = () => new Promise(() => undefined);
  desk.storeTakesMs = 5;
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(27);
  desk.save(madeUpCreate(2, 2));
  await desk.clock.run(100);
  expect(desk.states()).toEqual(['sending', 'sending']);
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
