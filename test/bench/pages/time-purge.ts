import { builtInPack } from '../../../shared/packs/built-in';
import { addPeriod, startOfLondonDay } from '../../../shared/policy/civil-date';
import { createRetention } from '../../../renderer/vault/retention/retention';
import type { RetentionStep } from '../../../renderer/vault/retention/retention-parts';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { openBenchStore } from './bench-store';
import { fillStore } from './fill-store';

const DEVICE = '01935d2e-0000-7000-8000-00000000000d';
const FILLED_ON = '2026-11-28';
const nineOf = (day: string): number => startOfLondonDay(day) + 9 * 60 * 60_000;

export type PurgeTimes = {
  /** For each night: milliseconds from the sweep's begin to the key's end. */
  unreadable: number[];
  /** And to the last row's. */
  rowsGone: number[];
  /** How many rows lay under each night's key. */
  records: number[];
  /** The longest that this page, which does all the work, went without a frame in each night. */
  longestFrame: number[];
};

/** Fills an empty store with records that fall due on `nights` days, as many on each, and lets the first `come` of them come. */
export async function timePurge(count: number, nights: number, come: number): Promise<PurgeTimes> {
  let now = nineOf(FILLED_ON);
  const store = await openBenchStore(`purge-${count}`, () => now);
  const lastDay = addPeriod(FILLED_ON, '-P1D');
  await fillStore(store, madeUpEnquiries(count, { lastDay, days: nights }), {
    deviceId: DEVICE,
    deskCode: 'K7M',
    unsentFrom: count,
  });
  const reached = new Map<RetentionStep, number>();
  const retention = createRetention({
    store,
    pack: builtInPack,
    deviceId: () => DEVICE,
    certified: () => {},
    find: () => null,
    now: () => now,
    step(name) {
      if (!reached.has(name)) reached.set(name, performance.now());
      return Promise.resolve();
    },
  });
  const times: PurgeTimes = { unreadable: [], rowsGone: [], records: [], longestFrame: [] };
  for (let night = nights; night > nights - come; night -= 1) {
    now = nineOf(addPeriod(addPeriod(FILLED_ON, `-P${night}D`), 'P1M'));
    const before = await store.db.records.count();
    reached.clear();
    const frames = watchFrames();
    const began = performance.now();
    const done = await retention.sweep();
    times.longestFrame.push(frames());
    if (!done.ok) throw new Error(done.problem.kind);
    times.unreadable.push((reached.get('keys-burned') ?? Number.NaN) - began);
    times.rowsGone.push((reached.get('rows-dropped') ?? Number.NaN) - began);
    times.records.push(before - (await store.db.records.count()));
  }
  store.db.close();
  return times;
}

/** Looks at every frame until it is asked for the longest gap between two. */
function watchFrames(): () => number {
  let last = performance.now();
  let longest = 0;
  let stopped = false;
  const look = (): void => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (!stopped) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    stopped = true;
    return Math.max(longest, performance.now() - last);
  };
}
