import { builtInPack } from '../../shared/packs/built-in';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { readPack } from './read-pack';

/** The built-in pack with a directory of teams, whose missed bins are passed on by e-mail. */
export function handOffPack(change: Partial<CouncilPack> = {}): CouncilPack {
  const pack = builtInPack();
  const team = pack.services[0]?.team ?? '';
  const entry = { source: 'Made up for a test', assumed: false };
  return {
    ...pack,
    version: '2027.1',
    // Else nothing sensitive would ever be written down.
    specialCategory: readPack('example-reception-handoff').specialCategory,
    services: pack.services.map((service, i) => (i === 0 ? { ...service, route: 'handoff' } : service)),
    directory: [
      { ...entry, id: 'waste', name: team, email: 'waste@council.example', sensitive: false },
      {
        ...{ ...entry, id: 'care', name: 'Care', email: 'care@council.example', sensitive: true },
        needs: ['name', 'address', 'note'],
      },
    ],
    ...change,
  };
}
