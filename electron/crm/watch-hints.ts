import type { HintListener } from './firstpoint/hint-stream';

const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 60_000;

type Needs = {
  /** Listens until the line ends, or could not be had. */
  listen(signal: AbortSignal, listener: HintListener): Promise<void>;
  onHint(): void;
  /** Uniform in [0, 1). */
  random(): number;
};

/** Keeps a line for the CRM's hints; where it can't be had, the vault still looks by itself every half minute. */
export function watchHints({ listen, onHint, random }: Needs) {
  const ended = new AbortController();
  let pause = FIRST_PAUSE_MS;
  let wake = (): void => {};

  const onOpen = (): void => {
    pause = FIRST_PAUSE_MS;
    // What happened while there was no line is to be looked for.
    onHint();
  };

  const keep = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await listen(ended.signal, { onOpen, onHint }).catch(() => undefined);
      if (ended.signal.aborted) return;
      const ms = pause * (0.5 + random() / 2);
      pause = Math.min(pause * 2, LAST_PAUSE_MS);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  void keep();

  return {
    /** The network is back, or the desk was enrolled: no use in waiting. */
    look(): void {
      pause = FIRST_PAUSE_MS;
      wake();
    },
    close(): void {
      ended.abort();
      wake();
    },
  };
}
export type HintWatch = ReturnType<typeof watchHints>;
