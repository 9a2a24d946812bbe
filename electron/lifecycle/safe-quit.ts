export type Pending = { sending: number; queued: number };

export type SafeQuitNeeds = {
  /** What is still on its way; asking also flushes what is being written. null: nobody could say. */
  pending(): Promise<Pending | null>;
  /** Puts the question on screen, or brings its figures up to date. */
  ask(work: Pending): void;
  /** Ends the application; called once. */
  quit(): void;
};

/** A store that does not answer in this time can't hold up the end of a shift. */
export const PATIENCE_MS = 3000;
const LOOK_AGAIN_MS = 500;

/**
 * Quitting without losing anything: what is queued is kept and does not hold it up, what is being sent at this
 * moment does until it is through or a person says "quit anyway" (it is kept then too, and sent again next time).
 */
export function createSafeQuit({ pending, ask, quit }: SafeQuitNeeds) {
  let state: 'running' | 'looking' | 'asked' | 'waiting' | 'quitting' = 'running';
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    if (state === 'quitting') return;
    state = 'quitting';
    clearTimeout(timer);
    quit();
  };

  const look = async (): Promise<void> => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const work = await Promise.race([
      pending().catch(() => null),
      new Promise<null>((resolve) => {
        patience = setTimeout(() => resolve(null), PATIENCE_MS);
      }),
    ]);
    clearTimeout(patience);
    // A decision to quit may have come in the meantime.
    if (state === 'quitting') return;
    if (!work || work.sending === 0) {
      end();
      return;
    }
    if (state === 'looking') state = 'asked';
    const figures = `${work.sending}/${work.queued}`;
    // Who chose to wait is not asked again, unless they want to quit again.
    if (state === 'asked' && figures !== shown) ask(work);
    shown = figures;
    timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
  };

  return {
    /** True once the application may really end. */
    agreed: () => state === 'quitting',
    /** The person, or the system, wants to quit. Asking again shows the question again. */
    begin(): void {
      if (state === 'quitting' || state === 'looking') return;
      clearTimeout(timer);
      state = 'looking';
      shown = '';
      void look();
    },
    decide(choice: 'wait' | 'quit'): void {
      if (choice === 'quit') end();
      else if (state === 'asked') state = 'waiting';
    },
    /** Nobody is there to answer, e.g. a signal: what is stored is safe at any moment. */
    endNow: end,
  };
}
