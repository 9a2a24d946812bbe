import { expect } from 'vitest';
import { emptyUnit } from '../../../renderer/vault/data/unit-of-work';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { crashPoints } from '../keys/crash';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import { newDisk, readable, startOn, stop, type Started, type WatchedDisk } from './watched-disk';

export const nineOf = (day: string): number => startOfLondonDay(day) + 9 * 60 * 60_000;
export const markerOf = (n: number): string => `quillfeather${n}zq`;
const records = madeUpEnquiries(8).map((record, i) => ({
  ...record,
  id: entityIdOf(i + 1),
  body: { ...record.body, note: `the words ${markerOf(i + 1)} were said` },
}));
const all = records.map((_, i) => i + 1);

async function save({ store, find }: Started, numbers: readonly number[], now: number): Promise<void> {
  const chosen = numbers.map((n) => records[n - 1] as (typeof records)[number]);
  const done = await store.work.commit({
    ...emptyUnit,
    records: chosen.map((body) => ({ id: body.id, kind: 'enquiry', time: now, body, follows: 0 })),
    mutations: numbers.map((n) => madeUpCreate(n, n, markerOf(n))),
  });
  if (!done.ok) throw new Error(done.problem.kind);
  for (const [i, row] of done.value.rows.entries()) {
    const record = chosen[i];
    if (record) find.add(record, row.keyName, row.revision);
  }
  await find.flush();
}

/** The CRM has taken these. */
async function take({ store }: Started, numbers: readonly number[], at: number): Promise<void> {
  const delivery = {
    state: 'applied',
    tries: 1,
    misses: 0,
    faults: 0,
    version: 1,
    crmReference: null,
  } as const;
  await store.outbox.settle(
    numbers.map((n) => ({ opId: opIdOf(n), delivery: { ...delivery, at, by: 'crm' } })),
  );
}

export async function sweep({ retention, find }: Started): Promise<void> {
  await find.ready();
  const done = await retention.sweep();
  if (!done.ok) throw new Error(done.problem.kind);
  await find.flush();
}

/**
 * Enquiries 1 to 3 are due on 23 December and 4 to 6 on the day after, 7 was taken a while later and 8 never: on the
 * desk's disk on the evening of 22 December.
 */
export async function fullDesk(): Promise<WatchedDisk> {
  const disk = newDisk();
  let now = nineOf('2026-11-23');
  const on = await startOn(disk, () => now, crashPoints());
  await save(on, [1, 2, 3, 8], now);
  await take(on, [1, 2, 3], now);
  now = nineOf('2026-11-24');
  await sweep(on);
  await save(on, [4, 5, 6], now);
  await take(on, [4, 5, 6], now);
  now = nineOf('2026-11-25');
  await sweep(on);
  now = nineOf('2026-12-22');
  await save(on, [7], now);
  await take(on, [7], now);
  await sweep(on);
  await stop(on);
  return disk;
}

/** Nothing of what is gone opens, not with any copy of the folder ever made; everything else does. */
export async function attack(disk: WatchedDisk, gone: readonly number[], point: string): Promise<void> {
  const { texts, indexed } = await readable(disk);
  const read = all.filter((n) => texts.some((text) => text.includes(markerOf(n))));
  const found = all.filter((n) => indexed.has(entityIdOf(n)));
  const stays = all.filter((n) => !gone.includes(n));
  expect({ point, read, found }).toEqual({ point, read: stays, found: stays });
}
