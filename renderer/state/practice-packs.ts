import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { packQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';

export const IN_FORCE = 'in-force';

/** The example packs by name, and how each is loaded; fetched only when somebody wants to practise. */
export async function examplePacks(): Promise<{ id: string; name: string }[]> {
  const { examplePacks: all } = await import('../../shared/packs/example-packs');
  return all.map(({ id, name }) => ({ id, name }));
}

/** The pack in use, or an example. null when it can't be read. */
export async function practicePack(id: string): Promise<CouncilPack | null> {
  try {
    if (id === IN_FORCE) return (await queryClient.fetchQuery(packQuery)).pack;
    const { examplePacks: all } = await import('../../shared/packs/example-packs');
    return (await all.find((one) => one.id === id)?.load()) ?? null;
  } catch {
    return null;
  }
}
