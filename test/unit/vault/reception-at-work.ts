import { delivers } from '../../support/fake-main';
import { readPack } from '../../support/read-pack';
import { newMain, vaultAtWork, type AtWork } from './vault-at-work';

const pack = readPack('example-reception-handoff');
/** Somebody who is checked in with no more than what to look out for. */
export const bare = {
  description: 'blue coat',
  named: null,
  areaId: null,
  priority: 'usual' as const,
  flags: [],
};

/** A desk whose council has a queue; without a CRM that answers. */
export function reception(more: Partial<typeof pack.modules> = {}, now?: () => number): AtWork {
  const main = newMain();
  delivers(main, { ...pack, modules: { ...pack.modules, ...more } });
  return vaultAtWork(main, now);
}
