import { nameOf } from '../../../shared/diagnostics/error-name';
import type { Answer } from '../../../shared/ipc/port-message';
import type { CivilClock } from './civil-clock';

/** Runs the sweep at start, at London's midnight, and soon again when it could not be finished. */
export type Sweeper = {
  /** Looks at once: at start, and when the PC woke. */
  wake(): void;
  stop(): void;
};

type SweeperParts = {
  sweep(): Promise<Answer<null>>;
  clock: CivilClock;
  now(): number;
  /** Something may have been moved, purged or abandoned. */
  swept(): void;
  onTrouble(kind: string): void;
};

/** A timer may sleep through midnight with the PC, or the clock may be set: looked at again this often at least. */
const LOOK_MS = 10 * 60_000;
/** Just past midnight, so that the clock shows the new day. */
const PAST_MS = 50;

export function createSweeper({ sweep, clock, now, swept, onTrouble }: SweeperParts): Sweeper {
  let sweptOn: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sweeping = false;
  /** Woken meanwhile: the day may have changed under it. */
  let lookAgain = false;
  let stopped = false;

  const look = async (): Promise<void> => {
    lookAgain = sweeping;
    if (sweeping || stopped) return;
    sweeping = true;
    const today = clock.today();
    if (sweptOn !== today) {
      const done = await sweep();
      if (done.ok) sweptOn = today;
      else onTrouble(done.problem.kind);
      swept();
    }
    sweeping = false;
    if (lookAgain) lookSafely();
    else plan();
  };
  const lookSafely = (): void => {
    look().catch((error: unknown) => {
      sweeping = false;
      onTrouble(nameOf(error));
      plan();
    });
  };
  const plan = (): void => {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(lookSafely, Math.min(LOOK_MS, Math.max(0, clock.midnight() - now()) + PAST_MS));
  };

  return {
    wake: lookSafely,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
