/** Time and chance, handed in. */
export type Chance = {
  /** Milliseconds since 1970. */
  now: number;
  /** Uniform in [0, 1). */
  random: () => number;
};

export const BASE_MS = 1_000;
export const CAP_MS = 5 * 60_000;
/** Below this a row of unlucky throws would become a busy loop. */
export const LEAST_MS = 100;
/** A CRM that asks for more (a misprint, a wrong clock) is asked again after this; silence for days helps nobody. */
export const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * Milliseconds to wait after the `failures`-th failure in a row (1 is the first): full jitter under a ceiling that
 * doubles from one second to five minutes. `floorMs` (Retry-After, RFC 9110 10.2.3) comes on top of the jitter, so
 * that desks which were all told the same don't come back in the same moment.
 */
export function backoffMs(failures: number, { random }: Pick<Chance, 'random'>, floorMs = 0): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 30));
  const floor = Number.isFinite(floorMs) ? Math.min(Math.max(floorMs, 0), MAX_RETRY_AFTER_MS) : 0;
  return Math.round(floor + Math.max(LEAST_MS, random() * ceiling));
}
