import { nameOf } from '../../../shared/diagnostics/error-name';
import type { Answer } from '../../../shared/ipc/port-message';
import type { CivilClock } from './civil-clock';

/** Runs the sweep at start, on the hour and at London's midnight, and soon again when it could not be finished. */
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
/** London's hours begin when UTC's do. What a sweep could not know of at midnight is not left until the next. */
const HOUR_MS = 60 * 60_000;
/** Just past the moment, so that the clock shows the new day or hour. */
const PAST_MS = 50;

export function createSweeper({ sweep, clock, now, swept, onTrouble }: SweeperParts): Sweeper {
  /** The day and the hour of the last sweep that was finished. */
  let sweptIn: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sweeping = false;
  /** Woken meanwhile: the day may have changed under it. */
  let lookAgain = false;
  let stopped = false;

  const look = async (): Promise<void> => {
    lookAgain = sweeping;
    if (sweeping || stopped) return;
    sweeping = true;
    const here = `${clock.today()} ${Math.floor(now() / HOUR_MS)}`;
    if (sweptIn !== here) {
      const done = await sweep();
      if (done.ok) sweptIn = here;
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
    const at = now();
    const toHour = HOUR_MS - (at % HOUR_MS);
    timer = setTimeout(
      lookSafely,
      Math.min(LOOK_MS, Math.min(toHour, Math.max(0, clock.midnight() - at)) + PAST_MS),
    );
  };

  return {
    wake: lookSafely,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
