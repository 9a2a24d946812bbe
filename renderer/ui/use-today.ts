import { useSyncExternalStore } from 'react';
import { londonDate, startOfLondonDay, addPeriod } from '../../shared/policy/civil-date';

let today = londonDate(Date.now());

function subscribe(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const midnight = startOfLondonDay(addPeriod(today, 'P1D'));
    timer = setTimeout(
      () => {
        today = londonDate(Date.now());
        listener();
        wait();
      },
      Math.max(1000, midnight - Date.now()),
    );
  };
  wait();
  return () => clearTimeout(timer);
}

/** Today in London, as an ISO date; changes at midnight. */
export function useToday(): string {
  return useSyncExternalStore(subscribe, () => today);
}
