import { expect, test } from 'vitest';
import { createKeyRing } from '../../../renderer/vault/data/key-ring';
import { createRunningNumbers } from '../../../renderer/vault/data/references';
import { createFakeMain, nothingKept } from '../../support/fake-main';

const today = 'open/2026-11-23';

test('answers a key’s name only once main has stored it, and asks once for many', async () => {
  const main = createFakeMain();
  const ring = await createKeyRing(main.client, []);
  const names = await Promise.all([ring.ensure(today), ring.ensure(today), ring.ensure(today)]);
  expect(names).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: today })));
  expect(main.asked.filter((method) => method === 'keys.ensure')).toHaveLength(1);
  expect(main.kept.keys[today]).toHaveLength(32);
});

test('seals under the newest generation, after a restart too', async () => {
  const main = createFakeMain();
  const ring = await createKeyRing(main.client, []);
  await ring.ensure(today);
  expect(await ring.succeed(today)).toEqual({ ok: true, value: `${today}~2` });
  expect(await ring.succeed(today)).toEqual({ ok: true, value: `${today}~2` });
  expect(await ring.ensure(today)).toEqual({ ok: true, value: `${today}~2` });

  const keys = await main.client.ask('keys.all', null);
  const again = await createKeyRing(main.client, keys.ok ? keys.value : []);
  expect(await again.ensure(today)).toEqual({ ok: true, value: `${today}~2` });
});

test('never makes a key again whose burn has begun', async () => {
  const main = createFakeMain();
  const ring = await createKeyRing(main.client, []);
  await ring.ensure(today);
  ring.condemn([today]);
  expect(await ring.burn([today])).toMatchObject({ ok: true });
  expect(ring.get(today)).toBeNull();
  expect(await ring.ensure(today)).toMatchObject({ ok: false, problem: { kind: 'key-missing' } });
  expect(main.kept.keys).toEqual({});
});

test('keeps a key in use when main could not burn it', async () => {
  const main = createFakeMain();
  const ring = await createKeyRing(main.client, []);
  await ring.ensure(today);
  const problem = { kind: 'credential-store', say: 'The keychain is locked.' };
  main.answer('keys.burn', () => Promise.resolve({ ok: false, problem }));
  expect(await ring.burn([today])).toEqual({ ok: false, problem });
  expect(ring.get(today)).not.toBeNull();
});

test('gives out every running number once, over restarts', async () => {
  const kept = nothingKept();
  const given: number[] = [];
  for (let start = 0; start < 3; start += 1) {
    const numbers = createRunningNumbers(createFakeMain(kept).client);
    const taken = await Promise.all(Array.from({ length: 50 }, () => numbers.take()));
    for (const one of taken) if (one.ok) given.push(one.value);
  }
  expect(given).toHaveLength(150);
  expect(new Set(given).size).toBe(150);
  expect(given.every((n, i) => i === 0 || n > (given[i - 1] ?? 0))).toBe(true);
});
