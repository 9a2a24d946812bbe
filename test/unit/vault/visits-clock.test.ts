import { expect, test } from 'vitest';
import type { Context } from '../../../renderer/vault/serve/context';
import { createVisitClosing } from '../../../renderer/vault/serve/visit-closing';
import { londonInstant, momentOn } from '../../../shared/policy/civil-date';
import { readPack } from '../../support/read-pack';
import { daysFrom, storeAtNight } from './store-at-night';
import { eventually } from './vault-at-work';

const monday = '2026-11-23';
const at = (time: string): number => momentOn(monday, time);
const pack = readPack('example-reception-handoff');
const hours = [{ day: 'mon' as const, opens: '09:00', closes: '17:00' }];
const council = { ...pack, calendar: { ...pack.calendar, hours } };

test('the clock signs out at the very moment of closing, and nobody has to look', async () => {
  let now = at('10:00');
  const night = await storeAtNight(monday);
  night.setNow(now);
  const timers: { ms: number; call: () => void }[] = [];
  const context = {
    store: night.store,
    packs: { current: () => ({ pack: council }) },
    changes: { changed: () => {} },
    now: () => now,
  } as unknown as Context;
  const closing = createVisitClosing(context, (ms, call) => {
    timers.push({ ms, call });
    return () => {};
  });
  const id = '01935d2e-0000-7000-8000-0000000000a2';
  const came = londonInstant(now);
  const body = { v: 1, id, name: 'x', arrivedAt: came, inSince: came, left: null };
  await night.put([{ id, kind: 'visit', time: now, body, follows: 0 }]);
  now = at('16:55');
  closing.wake();
  await eventually(() => expect(timers).toHaveLength(1));
  const [timer] = timers;
  expect(timer?.ms, 'five minutes, and just past them').toBeGreaterThanOrEqual(5 * 60_000);
  expect(timer?.ms).toBeLessThan(5 * 60_000 + 1_000);
  const left = async () => (await night.store.reader.get('visit', id))?.body.left ?? null;
  expect(await left()).toBeNull();
  now += timer?.ms ?? 0;
  timer?.call();
  await eventually(async () =>
    expect(await left()).toEqual({ at: londonInstant(at('17:00')), how: 'closing' }),
  );
});

test('a visit goes when the council’s own period for visits is over, where that is shorter than a month', async () => {
  const retention = pack.retention.map((rule) =>
    rule.record === 'visit' ? { ...rule, period: 'P1W' } : rule,
  );
  const night = await storeAtNight(monday, { ...pack, retention });
  const id = '01935d2e-0000-7000-8000-0000000000a3';
  const body = { v: 1, id, name: 'x', arrivedAt: londonInstant(at('09:00')), left: null };
  await night.put([{ id, kind: 'visit', time: at('09:00'), body, follows: 0 }]);
  for (const day of daysFrom('2026-11-24', '2026-11-29')) {
    night.setDay(day);
    await night.sweep();
  }
  expect((await night.store.db.records.get(id))?.keyName).toBe('due/2026-11-30');
  night.setDay('2026-11-30');
  await night.sweep();
  expect(await night.has(id)).toBe(false);
});
