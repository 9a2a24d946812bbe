import type { PackRefusal } from '../../shared/packs/pack-refusal';
import { compareVersions } from '../../shared/packs/version';
import type { ReadPack } from './read-offered-pack';

/** A version that this desk has, or has used: what it was is told by its hash. */
export type KnownVersion = { version: string; sha256: string };

export type Around = {
  from: 'crm' | 'file';
  /** Whose packs this desk uses; null until it is known. */
  council: string | null;
  /** The CRM is in production. */
  production: boolean;
  /** The pack of this very version that lies here, if one does. */
  held: KnownVersion | null;
  /** The highest versions that were used: by this desk, and by the built-in pack where it is the same council's. */
  used: readonly KnownVersion[];
};

/**
 * Whether a pack whose signature holds may be kept. `have`: it lies here already. A version only rises and never changes:
 * an older one, rightly signed, would bring back a script or a period that the council has mended.
 */
export function judgeOffer(offered: ReadPack, around: Around): 'take' | 'have' | PackRefusal {
  const { from, council, production, held, used } = around;
  if (council !== null && offered.controllerId !== council) return 'other-council';
  if (production && offered.status !== 'production') return 'not-production';
  const below = used.some(({ version }) => compareVersions(offered.version, version) < 0);
  // IT's file stays where it is when the CRM has long delivered a newer one: that is no fault.
  if (below && !(from === 'file' && held?.sha256 === offered.sha256)) return 'older';
  const same = used.filter(({ version }) => compareVersions(offered.version, version) === 0);
  const known = held ? [held, ...same] : same;
  if (known.some(({ sha256 }) => sha256 !== offered.sha256)) return 'changed';
  return held ? 'have' : 'take';
}
