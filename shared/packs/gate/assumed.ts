import type { CouncilPack } from '../schema/council-pack';
import type { GateRule, Path } from './finding';
import { isObject, nameInList, walk } from './walk';

/** Every place that the pack itself marks as assumed. */
export function flags(pack: CouncilPack): Path[] {
  const found: Path[] = [];
  walk(pack, (value, path) => {
    if ('assumed' in value && value.assumed === true) found.push(path);
  });
  return found;
}

/**
 * The places that a path such as `purposes.service-request.bases` names. In a list a part is an id or a number from 1;
 * where it is neither, it is a key of every part: `services.team` is each service's team.
 */
export function placesNamed(pack: CouncilPack, path: string): Path[] {
  let places: { path: Path; value: unknown }[] = [{ path: [], value: pack }];
  for (const key of path.split('.')) places = places.flatMap(({ path, value }) => step(value, path, key));
  return places.map(({ path }) => path);
}

function step(value: unknown, path: Path, key: string): { path: Path; value: unknown }[] {
  if (isObject(value)) return Object.hasOwn(value, key) ? [{ path: [...path, key], value: value[key] }] : [];
  if (!Array.isArray(value)) return [];
  const parts = value.map((part: unknown, i) => ({ path: [...path, nameInList(part, i)], value: part }));
  const named = parts.filter((part) => part.path.at(-1) === key);
  return named.length > 0 ? named : parts.flatMap((part) => step(part.value, part.path, key));
}

const says = 'What a demonstration assumes is named, place by place, so that it can be shown.';

export const assumedNamed: GateRule = {
  id: 'assumed-unnamed',
  says,
  severity: 'refuses',
  places({ pack, production }) {
    if (production) return [];
    const named = pack.assumed.flatMap((one) => placesNamed(pack, one.path)).map((path) => path.join('.'));
    const isNamed = (flag: Path) =>
      named.some((path) => path === flag.join('.') || flag.join('.').startsWith(`${path}.`));
    return flags(pack)
      .filter((flag) => !isNamed(flag))
      .map((at) => ({ at, todo: `Name it in "assumed", as ${at.join('.')}, and say why.` }));
  },
};

export const assumedThere: GateRule = {
  id: 'assumed-nowhere',
  says,
  severity: 'refuses',
  places: ({ pack }) =>
    pack.assumed.flatMap((one, i) =>
      placesNamed(pack, one.path).length > 0
        ? []
        : [
            {
              at: ['assumed', String(i + 1), 'path'],
              todo: 'Name a place that the pack has, e.g. purposes.service-request.bases.',
            },
          ],
    ),
};
