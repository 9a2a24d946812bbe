import type { Answer } from '../../../shared/ipc/port-message';
import type { MainClient } from '../main-client';

/** Running numbers, for references and for the order of mutations; each is given out once on this desk, for good. */
export type RunningNumbers = {
  take(): Promise<Answer<number>>;
  /** Fetches a block beforehand, so that the first call doesn't wait for the disk. */
  warm(): void;
};

const BLOCK = 32;
/**
 * From here on the next block is fetched while this one lasts: some eight people checked in, longer than a busy disk takes
 * to answer main.
 */
const LOW = 16;

/**
 * Main reserves blocks, safely stored before it answers; what is left of one when the program ends is never used. They
 * rise, so that they order what this desk sends, too.
 */
export function createRunningNumbers(main: MainClient): RunningNumbers {
  const left: number[] = [];
  let fetching: Promise<Answer<null>> | null = null;

  const fetchBlock = (): Promise<Answer<null>> => {
    fetching ??= main
      .ask('references.reserve', { count: BLOCK })
      .then((answer): Answer<null> => {
        if (!answer.ok) return answer;
        const { from, count } = answer.value;
        for (let n = from; n < from + count; n++) left.push(n);
        return { ok: true, value: null };
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };

  return {
    async take() {
      while (left.length === 0) {
        const fetched = await fetchBlock();
        if (!fetched.ok) return fetched;
      }
      const value = left.shift() ?? 0;
      if (left.length < LOW) void fetchBlock();
      return { ok: true, value };
    },
    warm: () => void fetchBlock(),
  };
}
