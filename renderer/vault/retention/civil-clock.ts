import { addPeriod, londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import type { StoreDb } from '../data/store-db';
import { transact } from '../data/transact';
import { raise, type HighWater } from './high-water';

const HIGH_WATER = 'high-water';

/** The civil date (London) that keys are named by. It never goes back, not over a restart either. */
export type CivilClock = {
  today(): string;
  /** Milliseconds since 1970 of the moment at which `today` will change, by the clock as it is now. */
  midnight(): number;
  /** Keeps the mark safely; before anything is burned by it. */
  keep(): Promise<void>;
};

export async function openCivilClock(db: StoreDb, now: () => number): Promise<CivilClock> {
  const kept = await db.meta.get(HIGH_WATER);
  let mark = raise((kept?.value as HighWater | undefined) ?? null, londonDate(now()));
  /** The span in which the clock's date need not be worked out again. */
  let from = startOfLondonDay(mark.clock);
  let until = startOfLondonDay(addPeriod(mark.clock, 'P1D'));

  const keep = async (): Promise<void> => {
    const stored = await transact(db, {
      durability: 'strict',
      stores: ['meta'],
      write: (on) => on('meta').put({ name: HIGH_WATER, value: mark }),
    });
    if (!stored.ok) throw new Error(stored.problem.kind);
  };

  const look = (): void => {
    const at = now();
    if (at >= from && at < until) return;
    const before = mark.day;
    mark = raise(mark, londonDate(at));
    // At once, and again before anything is burned by it: a clock that jumped ahead may soon be set back.
    if (mark.day !== before) void keep().catch(() => {});
    from = startOfLondonDay(mark.clock);
    until = startOfLondonDay(addPeriod(mark.clock, 'P1D'));
  };

  return {
    today() {
      look();
      return mark.day;
    },
    midnight() {
      look();
      return until;
    },
    keep() {
      look();
      return keep();
    },
  };
}
