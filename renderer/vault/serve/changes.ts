import type { VaultTopic } from '../../../shared/ipc/vault-contract';

/** Notices to the desk that something is to be asked for again; many in a row become one. */
export type Changes = { changed(...topics: VaultTopic[]): void };

/** About one frame: a screen that asks more often than it draws gains nothing. */
const GATHER_MS = 16;

export function createChanges(tell: (topics: VaultTopic[]) => void): Changes {
  const gathered = new Set<VaultTopic>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    changed(...topics) {
      for (const topic of topics) gathered.add(topic);
      timer ??= setTimeout(() => {
        timer = null;
        tell([...gathered]);
        gathered.clear();
      }, GATHER_MS);
    },
  };
}
