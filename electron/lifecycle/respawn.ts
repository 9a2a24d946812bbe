const QUICKEST_MS = 100;
const SLOWEST_MS = 30_000;
const STEADY_MS = 60_000;

/**
 * Brings back a page whose process died: soon at first, ever later when it keeps dying, so that a fault that returns
 * at once can't take the whole PC with it.
 */
export function createRespawn(now: () => number = Date.now) {
  let diedAt = Number.NEGATIVE_INFINITY;
  let pause = QUICKEST_MS;
  return (again: () => void): void => {
    const steady = now() - diedAt > STEADY_MS;
    pause = steady ? QUICKEST_MS : Math.min(pause * 4, SLOWEST_MS);
    diedAt = now();
    setTimeout(again, pause);
  };
}
