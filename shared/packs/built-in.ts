import { councilPack, type CouncilPack } from './schema/council-pack';
import westOxfordshire from './west-oxfordshire.json';

/** The demonstration pack that every installation holds until one is delivered. */
export function builtInPack(): CouncilPack {
  return councilPack.parse(westOxfordshire);
}
