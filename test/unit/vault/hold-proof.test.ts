import { afterAll, describe, expect, test, vi } from 'vitest';
import { apartId } from '../../../renderer/vault/data/apart-id';
import type { NewHold } from '../../../shared/domain/legal-hold';
import type { Answer } from '../../../shared/ipc/port-message';
import { madeUpId } from '../../support/made-up-enquiries';
import { Crash, crashPoints } from '../keys/crash';
import { entityIdOf } from '../sync/support/made-up-mutations';
import { attack, fullDesk, nineOf, sweep } from './full-desk';
import { copyOf, removeDisk, startOn, stop, type Started, type WatchedDisk } from './watched-disk';

// Hundreds of starts in one file, on a disk that others use too.
vi.setConfig({ testTimeout: 300_000 });

const eve = nineOf('2026-12-22');
const itsDay = nineOf('2026-12-23');
const at = '2026-12-22T09:00:00.000+00:00';
const role = { id: 'information-governance', title: 'Information governance', person: 'Somebody Madeup' };
const hold: NewHold = {
  v: 1,
  id: madeUpId(6, 1),
  enquiryId: entityIdOf(2),
  role,
  reason: 'Request 7',
  reviewOn: '2027-03-01',
  at,
  officerId: 'demo',
  erasureAsked: null,
  lifted: null,
};

/** The same again after a crash finds it done already. */
function settled(done: Answer<null>): void {
  if (!done.ok && done.problem.kind !== 'held' && done.problem.kind !== 'not-held')
    throw new Error(done.problem.kind);
}

type Work = (on: Started) => Promise<void>;
const place: Work = async ({ retention, find }) => {
  await find.ready();
  settled(await retention.placeHold(hold));
  await find.flush();
};
const lift: Work = async ({ retention, find }) => {
  await find.ready();
  settled(await retention.liftHold(hold.enquiryId, { at, role, reason: 'Answered', officerId: 'demo' }));
  await find.flush();
};
const erase =
  (...numbers: number[]): Work =>
  async ({ retention, find }) => {
    await find.ready();
    settled(await retention.erase(numbers.map(entityIdOf), 'erasure'));
    await find.flush();
  };
const both =
  (...works: Work[]): Work =>
  async (on) => {
    for (const work of works) await work(on);
  };
const nothing: Work = () => Promise.resolve();

async function onDisk<T>(disk: WatchedDisk, now: number, work: (on: Started) => Promise<T>): Promise<T> {
  const on = await startOn(disk, () => now, crashPoints());
  const done = await work(on);
  await stop(on);
  return done;
}

const isHeld = async ({ store }: Started): Promise<boolean> => {
  const record = await store.reader.get('hold', apartId('hold', hold.enquiryId));
  return record !== null && record.body.lifted === null;
};
const heldKeys = ({ store }: Started): string[] =>
  store.ring.names().filter((name) => name.startsWith('held/'));

type Scene = {
  title: string;
  from: 'free' | 'held';
  /** The moment at which the work is begun and cut off. */
  now: number;
  work: Work;
  /** What the next start does, at the same moment and then on the enquiry's own day. */
  again: Work;
  later: Work;
  /** By whether the hold stands in the end. */
  gone: { held: readonly number[]; free: readonly number[] };
  /** null: one or the other, as the crash left it. */
  held: boolean | null;
};

const purged = { held: [1, 3], free: [1, 2, 3] };
const scenes: Scene[] = [
  {
    title: 'placing a hold on the eve, and again',
    from: 'free',
    now: eve,
    work: place,
    again: place,
    later: sweep,
    gone: purged,
    held: true,
  },
  {
    title: 'placing a hold that nobody asks for again',
    from: 'free',
    now: eve,
    work: place,
    again: nothing,
    later: sweep,
    gone: purged,
    held: null,
  },
  {
    title: 'lifting a hold before its day, and again',
    from: 'held',
    now: eve,
    work: lift,
    again: lift,
    later: sweep,
    gone: purged,
    held: false,
  },
  {
    title: 'lifting a hold after its day, which nobody asks for again',
    from: 'held',
    now: itsDay,
    work: both(sweep, lift),
    again: sweep,
    later: sweep,
    gone: purged,
    held: null,
  },
  {
    title: 'erasing what is held, and then lifting it',
    from: 'held',
    now: eve,
    work: both(erase(2, 5), lift),
    again: both(erase(2, 5), lift),
    later: nothing,
    gone: { held: [], free: [2, 5] },
    held: false,
  },
];

/** One run that is cut off at a point, what the next start makes of it, and what is left when its day has come. */
async function run(scene: Scene, points: ReturnType<typeof crashPoints>): Promise<void> {
  const disk = await copyOf(disks[scene.from]);
  const first = await startOn(disk, () => scene.now, points).catch(ended);
  if (first) await scene.work(first).catch(ended);
  if (first) await stop(first).catch(ended);
  await onDisk(disk, scene.now, scene.again);
  const left = await onDisk(disk, itsDay, async (on) => {
    await scene.later(on);
    const held = await isHeld(on);
    const readable = (await on.store.reader.get('enquiry', hold.enquiryId)) !== null;
    return { held, readable, keys: heldKeys(on) };
  });
  const point = points.passed.at(-1) ?? 'none';
  const held = scene.held ?? left.held;
  expect({ point, ...left }).toEqual({
    point,
    held,
    readable: held,
    keys: held ? [`held/${hold.id}`] : [],
  });
  await attack(disk, held ? scene.gone.held : scene.gone.free, point);
  await removeDisk(disk);

  function ended(error: unknown): null {
    if (error instanceof Crash || points.reached()) return null;
    throw error;
  }
}

const free = await fullDesk();
const disks = { free, held: await copyOf(free) };
await onDisk(disks.held, eve, place);
afterAll(async () => {
  for (const disk of Object.values(disks)) await removeDisk(disk);
});
const counted: (Scene & { points: number })[] = [];
for (const scene of scenes) {
  const points = crashPoints();
  await run(scene, points);
  counted.push({ ...scene, points: points.passed.length });
}
const total = counted.reduce((sum, { points }) => sum + points, 0);

describe(`with every copy of the disk ever made, and a crash at each of ${total} writes`, () => {
  test('a hundred points and more were tried', () => {
    expect(total).toBeGreaterThanOrEqual(100);
  });

  test.each(counted)(
    '$title stands entirely or not at all after any of its $points points',
    async (scene) => {
      for (let at = 1; at <= scene.points; at += 1) await run(scene, crashPoints(at));
    },
  );
});
