/**
 * Runs jobs one after the other. Sealing reads before it writes and WebCrypto can't be awaited inside a transaction, so
 * everything that commits takes its turn here: what a job has read is still so when it writes.
 */
export type SerialQueue = {
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Settles when everything that was asked for so far is done. */
  idle(): Promise<void>;
};

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
    async idle() {
      await last;
    },
  };
}
