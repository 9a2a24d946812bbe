import { councilPack, type CouncilPack } from './schema/council-pack';

type ExamplePack = {
  /** Its file, and its `controllerId`. */
  id: string;
  /** As in its `controller.shortName`: known before it is loaded, so that it can be picked from a list. */
  name: string;
  load(): Promise<CouncilPack>;
};

const example = (id: string, name: string, file: () => Promise<{ default: unknown }>): ExamplePack => ({
  id,
  name,
  load: async () => councilPack.parse((await file()).default),
});

/**
 * The demonstration packs: the five notices of `council-facts.md` (West Oxfordshire has two of them) and one in two
 * languages. Each is loaded when it is asked for, so that none of them makes the start longer.
 */
export const examplePacks: readonly ExamplePack[] = [
  example('west-oxfordshire', 'West Oxfordshire', () => import('./west-oxfordshire.json')),
  example('oadby-wigston', 'Oadby and Wigston', () => import('./oadby-wigston.json')),
  example('example-reception-handoff', 'Example Reception', () => import('./example-reception-handoff.json')),
  example('example-district', 'Example District', () => import('./example-district.json')),
  example('arfordir-cymru', 'Bro Arfordir', () => import('./arfordir-cymru.json')),
];
