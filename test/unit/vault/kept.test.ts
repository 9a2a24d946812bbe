import { expect, test } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { checkpoint } from '../../../renderer/vault/data/audit-log';
import { emptyUnit } from '../../../renderer/vault/data/unit-of-work';
import { hashOf } from '../../../renderer/vault/data/web-crypto';
import { storeAtNight } from './store-at-night';
import { applied, crmThat, eventually, minutes, newMain, noon, vaultAtWork } from './vault-at-work';

const day = (date: string): number => startOfLondonDay(date) + 9 * 60 * 60_000;

test('tells how many of what are here and until when, from capture to the certificate of their purge', async () => {
  let now = noon;
  const main = newMain();
  const vault = vaultAtWork(main, () => now);
  const nothing = await vault.ask('kept.look', null);
  expect(nothing).toMatchObject({ open: {}, unsent: { count: 0, since: null }, days: [], purged: [] });

  await vault.ask('call.save', { draft: await vault.filled() });
  await vault.ask('call.start', { channel: 'phone', language: 'en' });
  expect(await vault.ask('kept.look', null)).toMatchObject({
    open: { enquiry: 1, call: 1 },
    unsent: { count: 1, since: '2026-11-23T12:00:00.000+00:00', overdue: false },
    rule: { period: 'P1M', estimated: true },
  });

  now = day('2026-12-02');
  expect(await vault.ask('kept.look', null)).toMatchObject({ unsent: { count: 1, overdue: true } });

  now = noon + minutes(1);
  crmThat(main, applied);
  await vault.ask('sync.now', null);
  await eventually(async () => expect((await vault.ask('kept.look', null)).unsent.count).toBe(0));
  now = day('2026-11-24');
  vault.hear('woke');
  await eventually(async () =>
    expect(await vault.ask('kept.look', null)).toMatchObject({
      open: { call: 1 },
      days: [{ on: '2026-12-23', counts: { enquiry: 1 } }],
      overdue: [],
    }),
  );

  now = day('2026-12-23');
  vault.hear('woke');
  await eventually(async () =>
    expect(await vault.ask('kept.look', null)).toMatchObject({
      days: [],
      overdue: [],
      purged: [{ day: '2026-12-23', burnedAt: '2026-12-23T09:00:00.000+00:00', records: 1, mutations: 1 }],
    }),
  );
});

test('a day that has come and whose key does not burn is said to be late', async () => {
  let now = noon;
  const main = newMain();
  const vault = vaultAtWork(main, () => now);
  crmThat(main, applied);
  await vault.ask('call.save', { draft: await vault.filled() });
  await vault.ask('sync.now', null);
  await eventually(async () => expect((await vault.ask('kept.look', null)).unsent.count).toBe(0));
  now = day('2026-11-24');
  vault.hear('woke');
  await eventually(async () => expect((await vault.ask('kept.look', null)).days).toHaveLength(1));

  main.answer('keys.burn', () =>
    Promise.resolve({ ok: false, problem: { kind: 'disk', say: 'The disk does not answer.' } }),
  );
  now = day('2026-12-23');
  vault.hear('woke');
  await eventually(async () =>
    expect(await vault.ask('kept.look', null)).toMatchObject({
      overdue: [{ on: '2026-12-23', counts: { enquiry: 1 } }],
      purged: [],
    }),
  );
});

test('the audit log is cut after a year, certificates and all, and what is left can still be verified', async () => {
  const at = await storeAtNight('2026-11-23');
  const { db } = at.store;
  const verified = async () =>
    verifyChain(await db.audit.orderBy('seq').toArray(), await checkpoint(db), hashOf);
  const busyOn = async (...days: string[]): Promise<void> => {
    for (const date of days) {
      at.setDay(date);
      await at.store.work.commit({ ...emptyUnit, audit: [{ what: 'drafts-abandoned', callIds: [] }] });
      await at.sweep();
    }
  };
  await busyOn('2026-11-23', '2026-11-24', '2026-11-25', '2027-11-24');
  expect((await db.audit.orderBy('seq').first())?.seq).toBe(1);
  expect(await verified()).toMatchObject({ ok: true });

  await busyOn('2027-11-25');
  const rows = await db.audit.orderBy('seq').toArray();
  expect(rows[0]?.seq).toBeGreaterThan(1);
  expect(rows.every((row) => row.at > '2026-11-24T23:59')).toBe(true);
  expect(await verified()).toMatchObject({ ok: true });

  // The clock is years ahead for a day.
  const before = await db.audit.count();
  await busyOn('2031-01-01');
  expect(await db.audit.count()).toBeGreaterThanOrEqual(before);
  await busyOn('2031-01-02');
  expect((await db.audit.toArray()).every((row) => row.at > '2030')).toBe(true);
  expect(await verified()).toMatchObject({ ok: true });
});

test('that the desk was looked over is on the audit log, and today’s can be read back', async () => {
  let now = noon;
  const vault = vaultAtWork(newMain(), () => now);
  await vault.ask('day.checked', { part: 'opening', attention: ['unsent', 'clock'] });
  now += minutes(1);
  await vault.ask('day.checked', { part: 'closing', attention: [] });
  expect(await vault.ask('day.look', null)).toMatchObject([
    { part: 'closing', attention: [] },
    { part: 'opening', attention: ['unsent', 'clock'], at: '2026-11-23T12:00:00.000+00:00' },
  ]);
  now = day('2026-11-24');
  expect(await vault.ask('day.look', null)).toEqual([]);
  expect(await vault.refused('day.checked', { part: 'lunch', attention: [] })).toMatchObject({
    kind: 'bad-input',
  });
});
