import { backoffMs } from '../../../shared/sync/backoff';
import type { FaultMeaning } from '../../../shared/sync/outcome';
import type { Clock } from './transport';

/**
 * So many items may fail alone, with nothing taken in between, before the CRM as a whole is suspected. Below it a
 * bad item costs the others a health check and a second at most.
 */
const LONERS_FORGIVEN = 3;

/**
 * Whether the CRM may be asked to take work now. While it is shut, either a try is planned or one is under way: the
 * engine can't fall asleep for good.
 */
export type Gate = {
  isOpen(): boolean;
  /** The CRM is there. Without effect while it has asked for quiet. */
  open(): void;
  /** It answered a push: what failed before was not the line's fault. */
  pushed(): void;
  /** The CRM takes work, but for a few items: what fails alone now fails for what it is. */
  takesOthers(): boolean;
  /** These shut it, for the wait that the fault deserves, and give the moment of the next try. */
  healthFailed(meaning: FaultMeaning): number;
  /** `loner` is the item, where a request failed that held nothing but one suspect. */
  pushFailed(meaning: FaultMeaning, loner: string | null): number;
  pullFailed(meaning: FaultMeaning): number;
  /** Shuts it until the next health check, and has that made at once, unless the CRM has asked for quiet. */
  hurry(): void;
  stop(): void;
};

type Parts = { clock: Clock; random: () => number; retry: () => void };

export function createGate({ clock, random, retry }: Parts): Gate {
  let isOpen = false;
  let nextAt = clock.now();
  let cancelRetry: (() => void) | null = null;
  /** Retry-After: nothing opens the gate sooner, neither a person nor another request's success. */
  const quiet = new Set<() => void>();
  /** The wait after a push that failed. A health check proves nothing about pushes and doesn't cut it short. */
  let cancelPushWait: (() => void) | null = null;
  let healthFailures = 0;
  let pushFailures = 0;
  const loners = new Set<string>();
  /** Requests that are in flight together fail together: one failure of the line, not three. */
  let opening = 0;
  let countedIn = -1;

  const callOffRetry = (): void => {
    cancelRetry?.();
    cancelRetry = null;
  };

  const retryIn = (ms: number): void => {
    if (quiet.size > 0) return;
    callOffRetry();
    nextAt = clock.now() + ms;
    cancelRetry = clock.setTimer(ms, () => {
      cancelRetry = null;
      retry();
    });
  };

  const keepQuiet = (ms: number): void => {
    callOffRetry();
    const until = clock.now() + ms;
    nextAt = quiet.size > 0 ? Math.max(nextAt, until) : until;
    const cancel = clock.setTimer(ms, () => {
      quiet.delete(cancel);
      if (quiet.size === 0) retry();
    });
    quiet.add(cancel);
  };

  const waitBeforePush = (ms: number): void => {
    callOffRetry();
    cancelPushWait?.();
    if (quiet.size === 0) nextAt = clock.now() + ms;
    cancelPushWait = clock.setTimer(ms, () => {
      cancelPushWait = null;
      if (quiet.size === 0) retry();
    });
  };

  return {
    isOpen: () => isOpen,
    open() {
      healthFailures = 0;
      if (quiet.size > 0 || cancelPushWait) return;
      callOffRetry();
      isOpen = true;
      opening += 1;
    },
    pushed() {
      pushFailures = 0;
      loners.clear();
    },
    takesOthers: () => pushFailures === 0 && loners.size <= LONERS_FORGIVEN,
    healthFailed({ quietMs }) {
      isOpen = false;
      healthFailures += 1;
      if (quietMs > 0) keepQuiet(backoffMs(healthFailures, { random }, quietMs));
      else retryIn(backoffMs(healthFailures, { random }));
      return nextAt;
    },
    pushFailed({ quietMs }, loner) {
      isOpen = false;
      const isCounted = countedIn === opening;
      if (loner !== null) loners.add(loner);
      else if (!isCounted) pushFailures += 1;
      const failures = pushFailures + Math.max(0, loners.size - LONERS_FORGIVEN);
      if (quietMs > 0) keepQuiet(backoffMs(failures, { random }, quietMs));
      if (!isCounted) {
        countedIn = opening;
        waitBeforePush(backoffMs(failures, { random }));
      }
      return nextAt;
    },
    pullFailed({ quietMs }) {
      isOpen = false;
      if (quietMs > 0) keepQuiet(backoffMs(1, { random }, quietMs));
      else if (!cancelPushWait && !cancelRetry) retryIn(0);
      return nextAt;
    },
    hurry() {
      isOpen = false;
      cancelPushWait?.();
      cancelPushWait = null;
      retryIn(0);
    },
    stop() {
      isOpen = false;
      callOffRetry();
      cancelPushWait?.();
      for (const cancel of quiet) cancel();
      quiet.clear();
    },
  };
}
