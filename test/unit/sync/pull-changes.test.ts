import { beforeEach, expect, test } from 'vitest';
import type { MainInput } from '../../../shared/ipc/vault-main-contract';
import { Desk, failing } from './support/desk';
import { entityIdOf, madeUpCreate } from './support/made-up-mutations';

const MINUTE = 60_000;
let desk: Desk;
let cursors: (string | null)[];
beforeEach(() => {
  desk = new Desk();
  cursors = [];
  const { changes } = desk.answers;
  desk.answers.changes = (input) => {
    cursors.push(input.cursor);
    return changes(input);
  };
});

/** As another desk would. */
const arrive = (count: number, from = 1) => {
  const items = Array.from({ length: count }, (_, i) => madeUpCreate(from + i, from + i));
  desk.crm.push({ items }, () => false);
};
const answerWith = (answer: (input: MainInput<'crm.changes'>) => ReturnType<typeof desk.answers.changes>) => {
  desk.answers.changes = (input) => {
    cursors.push(input.cursor);
    return answer(input);
  };
};

test('pulls all pages at the start, then asks every half minute or so', async () => {
  arrive(450);
  await desk.engine.start();
  await desk.clock.run(1_000);
  expect(cursors).toEqual([null, 'a200', 'a400']);
  expect(desk.disk.known.size).toBe(450);
  await desk.clock.run(10 * MINUTE);
  expect(cursors.length - 3).toBeGreaterThanOrEqual(16);
  expect(cursors.length - 3).toBeLessThanOrEqual(25);
  expect(desk.times('health')).toHaveLength(1);
});

test('moves the cursor only with the page stored', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  arrive(3);
  desk.storeRefuses = true;
  await desk.clock.run(2 * MINUTE);
  expect(desk.disk.cursor).toBe('a0');
  desk.storeRefuses = false;
  await desk.clock.run(MINUTE);
  expect(desk.disk.cursor).toBe('a3');
  expect(desk.disk.known.size).toBe(3);
});

test('takes a fresh snapshot from where the CRM says when it says "reset"', async () => {
  arrive(2);
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.disk.known.clear();
  let resets = 0;
  answerWith((input) => {
    if ((resets += 1) > 1)
      return Promise.resolve({ ok: true, value: desk.crm.pull(input.cursor, 200)!, serverTime: null });
    return Promise.resolve({
      ok: true,
      value: { changes: [], next: 'a0', more: true, reset: true },
      serverTime: null,
    });
  });
  await desk.clock.run(MINUTE);
  expect(desk.disk.known.size).toBe(2);
});

test('starts afresh when this CRM did not make the cursor', async () => {
  arrive(2);
  await desk.engine.start();
  await desk.clock.run(1_000);
  desk.crm.renewCursors();
  desk.disk.known.clear();
  await desk.clock.run(MINUTE);
  expect(desk.disk.cursor).toBe('b2');
  expect(desk.disk.known.size).toBe(2);
});

test('stops pulling when told to start afresh twice in a row, says so, goes on sending, and tries again when asked', async () => {
  const value = { changes: [], next: 'a0', more: true, reset: true };
  answerWith(() => Promise.resolve({ ok: true, value, serverTime: null }));
  await desk.engine.start();
  await desk.clock.run(30 * MINUTE);
  expect(cursors).toHaveLength(2);
  expect(desk.logged).toContain('error: pull-stopped-by-resets');
  expect(desk.connectivity().state).toBe('online');
  expect(desk.times('health').length).toBeGreaterThan(40);
  desk.save(madeUpCreate(1, 1));
  await desk.clock.run(1_000);
  expect(desk.states()).toEqual(['applied']);
  answerWith(({ cursor }) =>
    Promise.resolve({ ok: true, value: desk.crm.pull(cursor, 200)!, serverTime: null }),
  );
  desk.engine.wake('asked');
  await desk.clock.run(1_000);
  expect(desk.disk.known.has(entityIdOf(1))).toBe(true);
});

test('a fresh start now and then, with pages in between, is not a circle', async () => {
  await desk.engine.start();
  await desk.clock.run(1_000);
  for (const n of [1, 2, 3, 4]) {
    arrive(1, n);
    desk.crm.renewCursors();
    await desk.clock.run(2 * MINUTE);
    expect(desk.disk.known.size).toBe(n);
  }
});

test('does not run in circles when more is promised at the same place', async () => {
  arrive(1);
  await desk.engine.start();
  await desk.clock.run(1_000);
  answerWith(({ cursor }) =>
    Promise.resolve({
      ok: true,
      value: { changes: [], next: cursor ?? '', more: true, reset: false },
      serverTime: null,
    }),
  );
  const before = cursors.length;
  await desk.clock.run(5 * MINUTE);
  expect(cursors.length - before).toBeLessThanOrEqual(13);
});

test('a pull that fails for ever does not stop the sending', async () => {
  answerWith(() => Promise.resolve(failing('not-a-crm', 200)));
  await desk.engine.start();
  for (let n = 1; n <= 20; n += 1) {
    desk.save(madeUpCreate(n, n));
    await desk.clock.run(20_000);
  }
  await desk.clock.run(1_000);
  expect(new Set(desk.states())).toEqual(new Set(['applied']));
});

test('erases what the CRM has erased', async () => {
  await desk.engine.start();
  desk.save(madeUpCreate(1, 1), madeUpCreate(2, 2));
  await desk.clock.run(MINUTE);
  desk.crm.erase(entityIdOf(1));
  await desk.clock.run(MINUTE);
  expect([...desk.disk.rows.values()].map((row) => row.entityId)).toEqual([entityIdOf(2)]);
});

test('asks for no further page when a push was told to keep quiet meanwhile', async () => {
  arrive(900);
  desk.storeTakesMs = 10;
  void desk.engine.start();
  let toldAt = 0;
  desk.answers.push = async () => {
    // While the pull reads its cursor.
    await desk.clock.wait(5);
    toldAt = desk.clock.elapsed;
    return failing('busy', 429, 2 * MINUTE);
  };
  desk.save(madeUpCreate(1_000, 1_000));
  await desk.clock.run(MINUTE);
  expect(toldAt).toBeGreaterThan(0);
  expect(desk.disk.known.size).toBe(200);
  expect(desk.times('changes').filter((at) => at > toldAt)).toEqual([]);
});
