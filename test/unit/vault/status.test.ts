import { expect, test } from 'vitest';
import { applied, crmThat, eventually, newMain, noon, vaultAtWork } from './vault-at-work';

const DAY = 24 * 60 * 60_000;

test('says how many have been unsent longer than IT lets pass, and stops when they are sent', async () => {
  let now = noon;
  const main = newMain();
  const vault = vaultAtWork(main, () => now);
  await vault.ask('call.save', { draft: await vault.filled() });
  now = noon + DAY;
  await vault.ask('call.save', { draft: await vault.filled() });
  const overdue = async () => (await vault.ask('status.get', null)).outbox.overdue;

  now = noon + 7 * DAY;
  expect(await overdue()).toBeNull();
  now = Date.parse('2026-12-01T00:00:00Z');
  expect(await overdue()).toEqual({ count: 1, after: 'P7D' });
  now += DAY;
  expect(await overdue()).toEqual({ count: 2, after: 'P7D' });

  crmThat(main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  await eventually(async () => expect(await overdue()).toBeNull());
});

test('says that there is no CRM, and does not ask to sign in', async () => {
  const main = newMain();
  const fault = { kind: 'no-crm' as const, retryAfterMs: null, status: null };
  const none = () => Promise.resolve({ ok: true, value: { ok: false, fault, serverTime: null } } as const);
  main.answer('crm.health', none);
  const vault = vaultAtWork(main);
  await vault.ask('enquiry.recent', { limit: 5 });
  await eventually(async () =>
    expect(await vault.ask('status.get', null)).toMatchObject({ connectivity: { state: 'no-crm' } }),
  );
});
