import type { CrmFault } from '../../../shared/ipc/vault-main-contract';
import type { Clock } from './transport';

/** Longer than any limit of main's own, so that it only speaks when an answer is truly gone. */
export const ANSWER_WITHIN_MS = 120_000;

export type Asked<T> = { askedAt: number; serverTime: string | null } & (
  { ok: true; value: T } | { ok: false; fault: CrmFault }
);
type CrmAnswer<T> = { serverTime: string | null } & ({ ok: true; value: T } | { ok: false; fault: CrmFault });

const noAnswer: CrmFault = { kind: 'no-answer', retryAfterMs: null, status: null };

/** Asks and always comes back: a rejected promise (a bug) and one that never ends are no answer, too. */
export function askCrm<T>(
  clock: Clock,
  ask: () => Promise<CrmAnswer<T>>,
  onBug: (error: unknown) => void,
): Promise<Asked<T>> {
  const askedAt = clock.now();
  return new Promise((resolve) => {
    const giveUp = (): void => resolve({ ok: false, fault: noAnswer, serverTime: null, askedAt });
    const cancel = clock.setTimer(ANSWER_WITHIN_MS, giveUp);
    ask().then(
      (answer) => {
        cancel();
        resolve({ ...answer, askedAt });
      },
      (error: unknown) => {
        cancel();
        onBug(error);
        giveUp();
      },
    );
  });
}
