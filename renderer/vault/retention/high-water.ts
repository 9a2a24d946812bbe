import { Temporal } from 'temporal-polyfill';

/** The latest day that keys were named by, and the day that the clock showed when it was last looked at. */
export type HighWater = { day: string; clock: string };

/**
 * The day to name keys by, when the clock shows `clock`. A clock set back never lengthens a life: the day stays where it
 * was and goes on with each day that passes, so that even a clock that was years ahead once doesn't stop the burning.
 */
export function raise(was: HighWater | null, clock: string): HighWater {
  if (!was || clock >= was.day) return { day: clock, clock };
  const passed = clock > was.clock ? daysBetween(was.clock, clock) : 0;
  return { day: Temporal.PlainDate.from(was.day).add({ days: passed }).toString(), clock };
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}
