import { expect, test } from 'vitest';
import type { RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { builtInPack } from '../../../shared/packs/built-in';
import { addPeriod, startOfLondonDay } from '../../../shared/policy/civil-date';
import { madeUpId } from '../../support/made-up-enquiries';
import { firstMoment } from '../../support/plain-calendar';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import { daysFrom, storeAtNight, type AtNight } from './store-at-night';

const enquiry = (n: number, time: number): RecordWrite => ({
  id: entityIdOf(n),
  kind: 'enquiry',
  time,
  body: { v: 1, note: `enquiry ${n}` },
  follows: 0,
});
const take = (at: AtNight, n: number, when: number): Promise<void> =>
  at.store.outbox.settle([
    {
      opId: opIdOf(n),
      delivery: {
        ...{ state: 'applied', tries: 1, misses: 0, faults: 0, version: 1, crmReference: null, by: 'crm' },
        at: when,
      },
    },
  ]);
const nineOf = (day: string): number => startOfLondonDay(day) + 9 * 60 * 60_000;
const opens = async (at: AtNight, id: string): Promise<boolean> => {
  const row = await at.store.db.records.get(id);
  return row !== undefined && (await at.store.sealer.openBytes(row, row.body)) !== null;
};
const isQueued = async (at: AtNight, n: number): Promise<boolean> =>
  (await at.store.outbox.due(Number.MAX_SAFE_INTEGER, 10)).some(
    ({ opId, mutation }) => opId === opIdOf(n) && mutation !== undefined,
  );

const pack = builtInPack();
const twoDays = { ...pack, retention: pack.retention.map((rule) => ({ ...rule, period: 'P2D' })) };

test.each([
  ['in winter', { year: 2026, month: 12, day: 23 }, '2026-12-23T00:00:00Z'],
  ['in summer', { year: 2026, month: 7, day: 15 }, '2026-07-14T23:00:00Z'],
  ['on the day on which the clocks go forward', { year: 2026, month: 3, day: 29 }, '2026-03-29T00:00:00Z'],
  ['on the day after', { year: 2026, month: 3, day: 30 }, '2026-03-29T23:00:00Z'],
  ['on the day on which they go back', { year: 2026, month: 10, day: 25 }, '2026-10-24T23:00:00Z'],
  ['on the day after that', { year: 2026, month: 10, day: 26 }, '2026-10-26T00:00:00Z'],
  ['on a leap day', { year: 2028, month: 2, day: 29 }, '2028-02-29T00:00:00Z'],
  ['on the last day of a year', { year: 2026, month: 12, day: 31 }, '2026-12-31T00:00:00Z'],
])(
  'a day’s key burns at the first moment of that day in London, and no earlier: %s',
  async (_when, on, moment) => {
    const at = Date.parse(moment);
    expect(firstMoment(on)).toBe(at);
    const day = moment.endsWith('T23:00:00Z') ? addPeriod(moment.slice(0, 10), 'P1D') : moment.slice(0, 10);
    const taken = nineOf(addPeriod(day, '-P2D'));
    const desk = await storeAtNight(addPeriod(day, '-P2D'), twoDays);
    await desk.put([enquiry(1, taken)], [madeUpCreate(1, 1)]);
    await take(desk, 1, taken);
    desk.setDay(addPeriod(day, '-P1D'));
    await desk.sweep();
    expect((await desk.store.db.records.get(entityIdOf(1)))?.keyName).toBe(`due/${day}`);

    desk.setNow(at - 1);
    await desk.sweep();
    expect(await opens(desk, entityIdOf(1))).toBe(true);
    expect(desk.kept.burned).not.toContain(`due/${day}`);
    desk.setNow(at);
    await desk.sweep();
    expect(desk.kept.burned).toContain(`due/${day}`);
    expect(await desk.has(entityIdOf(1))).toBe(false);
  },
);

/** One that the CRM has taken, one that it has not, and a call that is not finished. */
async function deskOn(day: string): Promise<AtNight> {
  const desk = await storeAtNight(day);
  const now = nineOf(day);
  const call: RecordWrite = {
    ...enquiry(3, now),
    id: madeUpId(5, 1),
    kind: 'call',
    body: { v: 1, draft: { id: madeUpId(5, 1), enquiries: [] }, touchedAt: now },
  };
  await desk.put([enquiry(1, now), enquiry(2, now), call], [madeUpCreate(1, 1), madeUpCreate(2, 2)]);
  await take(desk, 1, now);
  return desk;
}
const night = async (desk: AtNight, day: string): Promise<void> => {
  desk.setDay(day);
  await desk.sweep();
};

test('a clock that is a year fast for a day loses nothing unsent, and what was taken goes early, not late', async () => {
  const desk = await deskOn('2026-11-23');
  await night(desk, '2026-11-24');
  await night(desk, '2027-11-25');
  expect(await desk.has(entityIdOf(1))).toBe(false);
  await night(desk, '2026-11-26');
  expect([await opens(desk, entityIdOf(2)), await isQueued(desk, 2)]).toEqual([true, true]);
  expect(await opens(desk, madeUpId(5, 1))).toBe(true);

  // From then on the desk works as ever, and sends what waits.
  const now = nineOf('2026-11-26');
  await desk.put([enquiry(4, now)], [madeUpCreate(4, 4)]);
  await take(desk, 2, now);
  await night(desk, '2026-11-27');
  expect([await opens(desk, entityIdOf(4)), await isQueued(desk, 4)]).toEqual([true, true]);
  for (const day of daysFrom('2026-11-28', '2026-12-26')) await night(desk, day);
  expect(await desk.has(entityIdOf(2)), 'no longer than a month').toBe(false);
  expect([await opens(desk, entityIdOf(4)), await isQueued(desk, 4)]).toEqual([true, true]);
});

test('a clock that is set back by a year lengthens no life: the days that pass are counted on', async () => {
  const desk = await deskOn('2026-11-23');
  await night(desk, '2026-11-24');
  expect((await desk.store.db.records.get(entityIdOf(1)))?.keyName).toBe('due/2026-12-23');
  const passed = daysFrom('2025-11-24', '2025-12-23');
  for (const day of passed.slice(0, -1)) await night(desk, day);
  expect(await opens(desk, entityIdOf(1)), 'on its last day').toBe(true);
  await night(desk, passed.at(-1) ?? '');
  expect(await desk.has(entityIdOf(1))).toBe(false);
  expect([await opens(desk, entityIdOf(2)), await isQueued(desk, 2)]).toEqual([true, true]);
});

test('a clock that was a year slow from the start keeps what was taken no day longer once it is put right', async () => {
  const desk = await deskOn('2025-11-23');
  await night(desk, '2025-11-24');
  expect((await desk.store.db.records.get(entityIdOf(1)))?.keyName).toBe('due/2025-12-23');
  await night(desk, '2026-11-24');
  expect(await desk.has(entityIdOf(1))).toBe(false);
  expect([await opens(desk, entityIdOf(2)), await isQueued(desk, 2)]).toEqual([true, true]);
  expect(await opens(desk, madeUpId(5, 1)), 'it has not lain for a week of nights').toBe(true);
  // Taken now, it has a month from now: what the slow clock said of it counts no more.
  await take(desk, 2, nineOf('2026-11-24'));
  await night(desk, '2026-11-25');
  expect((await desk.store.db.records.get(entityIdOf(2)))?.keyName).toBe('due/2026-12-24');
});

test('off for three months: one sweep burns every day that has come, in summer time as in winter, and keeps what is unsent', async () => {
  const desk = await storeAtNight('2026-09-20');
  for (const [i, day] of daysFrom('2026-09-20', '2026-09-29').entries()) {
    const n = i + 1;
    await night(desk, day);
    await desk.put([enquiry(n, nineOf(day))], [madeUpCreate(n, n)]);
    if (n !== 5) await take(desk, n, nineOf(day));
  }
  await night(desk, '2026-12-30');
  const left = (await desk.store.db.records.toArray()).map(({ id, keyName }) => ({ id, keyName }));
  expect(left).toEqual([{ id: entityIdOf(5), keyName: 'open/2026-12-30' }]);
  expect(await isQueued(desk, 5)).toBe(true);
  expect(Object.keys(desk.kept.keys).sort()).toEqual(['open/2026-12-30']);
  const purged = (await desk.store.db.audit.toArray()).flatMap(({ event }) =>
    event.what === 'purged' ? [event.records] : [],
  );
  expect(purged.reduce((sum, n) => sum + n, 0)).toBe(9);
});
