import { backoffMs } from '../../../shared/sync/backoff';
import type { Clock } from './transport';

export type DurablyParts = {
  clock: Clock;
  random: () => number;
  isStopped: () => boolean;
  /** The store could not (a full disk, say); it is asked again. */
  onTrouble: (error: unknown) => void;
};

/**
 * Has the store do something, for as many tries as it takes, so that an answer of the CRM is not forgotten because
 * the disk was full for a minute. Null once the engine is stopped: what was not stored is asked of the CRM again.
 */
export async function durably<T>(
  { clock, random, isStopped, onTrouble }: DurablyParts,
  act: () => Promise<T>,
): Promise<{ value: T } | null> {
  for (let failures = 1; ; failures += 1) {
    try {
      return { value: await act() };
    } catch (error) {
      onTrouble(error);
    }
    if (isStopped()) return null;
    await new Promise<void>((resolve) => {
      clock.setTimer(backoffMs(failures, { random }), resolve);
    });
    if (isStopped()) return null;
  }
}
