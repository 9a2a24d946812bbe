import { useSyncExternalStore } from 'react';

/** One clock for all that shows time, ticking only while something does. */
function clock(everyMs: number) {
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  return {
    subscribe(listener: () => void): () => void {
      now = Date.now();
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = Date.now();
        for (const hear of listeners) hear();
      }, everyMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read: () => now,
  };
}

const seconds = clock(1000);

const minutes = clock(15_000);

/** Milliseconds since 1970, good enough for what is shown in minutes. */
export function useMinutes(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.read);
}

/** Milliseconds since 1970, once a second. */
export function useSeconds(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.read);
}
