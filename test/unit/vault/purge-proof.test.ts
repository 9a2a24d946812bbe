import { afterAll, describe, expect, test, vi } from 'vitest';
import { emptyUnit } from '../../../renderer/vault/data/unit-of-work';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { Crash, crashPoints } from '../keys/crash';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import {
  copyOf,
  newDisk,
  readable,
  removeDisk,
  startOn,
  stop,
  type Started,
  type WatchedDisk,
} from './watched-disk';

// Hundreds of starts in one file, on a disk that others use too.
vi.setConfig({ testTimeout: 300_000 });

const nineOf = (day: string): number => startOfLondonDay(day) + 9 * 60 * 60_000;
const markerOf = (n: number): string => `quillfeather${n}zq`;
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

async function sweep({ retention, find }: Started): Promise<void> {
  await find.ready();
  const done = await retention.sweep();
  if (!done.ok) throw new Error(done.problem.kind);
  await find.flush();
}

/**
 * Enquiries 1 to 3 are due on 23 December and 4 to 6 on the day after, 7 was taken a while later and 8 never: on the
 * desk's disk on the evening of 22 December.
 */
async function desk(): Promise<WatchedDisk> {
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

const erasing =
  (numbers: readonly number[]) =>
  async ({ retention, find }: Started): Promise<void> => {
    await find.ready();
    const done = await retention.erase(numbers.map(entityIdOf), 'erasure');
    if (!done.ok) throw new Error(done.problem.kind);
    await find.flush();
  };

type Scene = {
  title: string;
  /** The moment at which the work is begun, cut off, and begun again after a start. */
  at: number;
  work(on: Started): Promise<void>;
  gone: readonly number[];
  /** What is certified, with its counts. */
  certificates: readonly { what: string; records: number; mutations: number }[];
};

const purged = (records: number) => ({ what: 'purged', records, mutations: records });
const erased = (records: number) => ({ what: 'erased', records, mutations: records });
const scenes: Scene[] = [
  {
    title: 'the purge of a day',
    at: nineOf('2026-12-23'),
    work: sweep,
    gone: [1, 2, 3],
    certificates: [purged(3)],
  },
  {
    title: 'the purge after three months off',
    at: nineOf('2027-03-23'),
    work: sweep,
    gone: [1, 2, 3, 4, 5, 6, 7],
    // The last one never got a day of its own: its time was up before it could.
    certificates: [purged(3), purged(3), purged(1)],
  },
  {
    title: 'the purge of two days at once',
    at: nineOf('2026-12-24'),
    work: sweep,
    gone: [1, 2, 3, 4, 5, 6],
    certificates: [purged(3), purged(3)],
  },
  {
    title: 'one person’s erasure',
    at: nineOf('2026-12-22'),
    work: erasing([5]),
    gone: [5],
    certificates: [erased(1)],
  },
  {
    title: 'the erasure of two people, one not even sent',
    at: nineOf('2026-12-22'),
    work: erasing([2, 8]),
    gone: [2, 8],
    certificates: [erased(2)],
  },
];

/** Nothing of what is gone opens, not with any copy of the folder ever made; everything else does. */
async function attack(disk: WatchedDisk, gone: readonly number[], point: string): Promise<void> {
  const { texts, indexed } = await readable(disk);
  const read = all.filter((n) => texts.some((text) => text.includes(markerOf(n))));
  const found = all.filter((n) => indexed.has(entityIdOf(n)));
  const stays = all.filter((n) => !gone.includes(n));
  expect({ point, read, found }).toEqual({ point, read: stays, found: stays });
}

/** Each purge and each erasure is on the audit log once, and its certificate in the outbox once. */
async function certifiedOnce(on: Started, { certificates }: Scene, point: string): Promise<void> {
  const { db } = on.store;
  const events = (await db.audit.toArray()).flatMap(({ event }) =>
    event.what === 'purged' || event.what === 'erased'
      ? [{ what: event.what, records: event.records, mutations: event.mutations }]
      : [],
  );
  const waiting = (await db.outbox.toArray()).filter(({ opId }) => isCertificateOp(opId));
  expect({ point, events, waiting: waiting.length }).toEqual({
    point,
    events: certificates,
    waiting: certificates.length,
  });
}

/** One run that is cut off at a point, and what the next start makes of it. */
async function run(from: WatchedDisk, scene: Scene, points: ReturnType<typeof crashPoints>) {
  const { at, work, gone } = scene;
  const disk = await copyOf(from);
  const first = await startOn(disk, () => at, points).catch(ended);
  if (first) await work(first).catch(ended);
  if (first) await stop(first).catch(ended);
  const again = await startOn(disk, () => at, crashPoints());
  await work(again);
  const point = points.passed.at(-1) ?? 'none';
  await certifiedOnce(again, scene, point);
  await stop(again);
  await attack(disk, gone, point);
  await removeDisk(disk);

  function ended(error: unknown): null {
    if (error instanceof Crash || points.reached()) return null;
    throw error;
  }
}

const full = await desk();
afterAll(() => removeDisk(full));
const counted: (Scene & { points: number })[] = [];
for (const scene of scenes) {
  const points = crashPoints();
  await run(full, scene, points);
  counted.push({ ...scene, points: points.passed.length });
}
const total = counted.reduce((sum, { points }) => sum + points, 0);

describe(`with every copy of the disk ever made, and a crash at each of ${total} writes`, () => {
  test('what has not been purged yet can be read: the thief’s tools work', async () => {
    await attack(full, [], 'before');
  });

  test('two hundred points and more were tried', () => {
    expect(total).toBeGreaterThanOrEqual(200);
  });

  test.each(counted)('$title leaves nothing to read after any of its $points points', async (scene) => {
    for (let at = 1; at <= scene.points; at += 1) await run(full, scene, crashPoints(at));
  });
});
