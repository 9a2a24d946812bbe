import { expect, test } from 'vitest';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { applied, crmThat, eventually, minutes, newMain, noon, rejected, vaultAtWork } from './vault-at-work';

const day = (date: string): number => startOfLondonDay(date) + 9 * 60 * 60_000;

test('a list says about which day until it is taken, and then that one, whenever it is read', async () => {
  let now = noon;
  const main = newMain();
  const vault = vaultAtWork(main, () => now);
  await vault.ask('call.save', { draft: await vault.filled() });
  const recent = async () => (await vault.ask('enquiry.recent', { limit: 5 }))[0]?.purge;
  const found = async () =>
    (await vault.ask('find.local', { text: 'quillfeather', limit: 5 })).hits[0]?.purge;
  const about = { on: '2026-12-23', estimated: true, period: 'P1M' };
  expect(await recent()).toMatchObject(about);
  await eventually(async () => expect(await found()).toMatchObject(about));

  now = noon + minutes(1);
  crmThat(main, applied);
  await vault.ask('sync.now', null);
  await eventually(async () => expect((await vault.ask('kept.look', null)).unsent.count).toBe(0));
  const set = { ...about, estimated: false };
  // It was taken today.
  expect(await recent()).toMatchObject(set);
  now = day('2026-11-24');
  vault.hear('woke');
  await eventually(async () => expect((await vault.ask('kept.look', null)).days).toHaveLength(1));
  expect(await recent()).toMatchObject(set);
  now = day('2026-12-20');
  expect(await recent()).toMatchObject(set);
  expect(await found()).toMatchObject(set);
});

test('what is parked has no day yet: about which one it would have, were it taken now', async () => {
  let now = noon;
  const main = newMain();
  const vault = vaultAtWork(main, () => now);
  crmThat(main, rejected);
  await vault.ask('call.save', { draft: await vault.filled() });
  await vault.ask('sync.now', null);
  await eventually(async () => expect(await vault.ask('parked.list', null)).toHaveLength(1));
  now = day('2027-01-31');
  expect((await vault.ask('parked.list', null))[0]?.purge).toMatchObject({
    on: '2027-02-28',
    estimated: true,
  });
});
