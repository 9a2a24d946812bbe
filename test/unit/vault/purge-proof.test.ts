import { afterAll, describe, expect, test, vi } from 'vitest';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { Crash, crashPoints } from '../keys/crash';
import { entityIdOf } from '../sync/support/made-up-mutations';
import { attack, fullDesk, nineOf, sweep } from './full-desk';
import { copyOf, removeDisk, startOn, stop, type Started, type WatchedDisk } from './watched-disk';

// Hundreds of starts in one file, on a disk that others use too.
vi.setConfig({ testTimeout: 300_000 });

const erasing =
  (numbers: readonly number[]) =>
  async ({ retention, find }: Started): Promise<void> => {
    await find.ready();
    const done = await retention.erase(numbers.map(entityIdOf), 'erasure');
    if (!done.ok) throw new Error(done.problem.kind);
    await find.flush();
  };

/** What was never sent, as a second person confirmed it; certified with them or not at all. */
const destroying =
  (numbers: readonly number[]) =>
  async ({ store, retention, find }: Started): Promise<void> => {
    await find.ready();
    for (const n of numbers) {
      const enquiryId = entityIdOf(n);
      const destroyed = {
        what: 'unsent-destroyed',
        enquiryId,
        reference: '',
        ground: 'recorded-twice',
        officerId: 'demo',
        role: { id: 'information-governance', title: 'Information governance' },
      } as const;
      const done = await retention.erase([enquiryId], 'destroyed', [destroyed]);
      if (!done.ok) throw new Error(done.problem.kind);
      const events = (await store.db.audit.toArray()).map(({ event }) => event);
      const certified = events.filter((e) => e.what === 'unsent-destroyed' && e.enquiryId === enquiryId);
      expect(certified).toHaveLength(1);
    }
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
  {
    title: 'the destruction of what was never sent',
    at: nineOf('2026-12-22'),
    work: destroying([8]),
    gone: [8],
    certificates: [erased(1)],
  },
];

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

const full = await fullDesk();
afterAll(() => removeDisk(full));
const counted: (Scene & { points: number })[] = [];
for (const scene of scenes) {
  const points = crashPoints();
  await run(full, scene, points);
  counted.push({ ...scene, points: points.passed.length });
}
const total = counted.reduce((sum, { points }) => sum + points, 0);
process.stdout.write(
  `Purge proof: ${total} points at which the process ends (${counted.map(({ title, points }) => `${title} ${points}`).join(', ')})\n`,
);

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
