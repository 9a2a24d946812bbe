import type { Desk } from './context';

/**
 * Enrolment takes a second at the very first start; a call that begins in that second waits this long for it. No
 * longer: the desk says then what it waits for, and begins the call once it is there.
 */
const SOON_MS = 1_500;

export type Enrolment = {
  desk(): Desk;
  /** What the CRM gave this PC, waited for a little when it has not given it yet; null when it did not come. */
  soon(): Promise<Desk['enrolled']>;
  /** What main says now. */
  learn(desk: Desk): void;
};

/** Who and what this PC is, for as long as the vault runs; enrolment may come while it does. */
export function createEnrolment(
  first: Desk,
  setTimer: (ms: number, call: () => void) => () => void,
): Enrolment {
  let desk = first;
  const waiting = new Set<() => void>();
  return {
    desk: () => desk,
    soon() {
      if (desk.enrolled) return Promise.resolve(desk.enrolled);
      return new Promise((resolve) => {
        const go = (): void => {
          cancel();
          waiting.delete(go);
          resolve(desk.enrolled);
        };
        const cancel = setTimer(SOON_MS, go);
        waiting.add(go);
      });
    },
    learn(now) {
      desk = now;
      if (desk.enrolled) waiting.forEach((go) => go());
    },
  };
}
