import type { VaultTopic } from '../../../shared/ipc/vault-contract';
import type { Clock } from './transport';

/** Often enough for a person's eye, seldom enough that a drain of thousands doesn't keep the screen asking. */
const TOGETHER_MS = 100;

export type ChangesSignal = { note(...topics: VaultTopic[]): void; flush(): void };

/** Gathers what changed and says it once. */
export function createChangesSignal(clock: Clock, tell: (topics: VaultTopic[]) => void): ChangesSignal {
  const noted = new Set<VaultTopic>();
  let cancel: (() => void) | null = null;
  const flush = (): void => {
    cancel?.();
    cancel = null;
    if (noted.size === 0) return;
    const topics = [...noted];
    noted.clear();
    tell(topics);
  };
  return {
    note(...topics) {
      for (const topic of topics) noted.add(topic);
      cancel ??= clock.setTimer(TOGETHER_MS, flush);
    },
    flush,
  };
}
