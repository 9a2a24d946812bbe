import type { CouncilPack } from './schema/council-pack';

const parts = (version: string): number[] => version.split('.').map(Number);

/**
 * Below zero when `a` is the older version, above when it is the newer, 0 when they are the same. `2026.9` is older
 * than `2026.10`, and `2026.11` the same as `2026.11.0`.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a pack may take the place of the one in use: only the same council's, only a newer one. */
export function takesThePlaceOf(
  offered: Pick<CouncilPack, 'controllerId' | 'version'>,
  inUse: Pick<CouncilPack, 'controllerId' | 'version'>,
): boolean {
  return offered.controllerId === inUse.controllerId && compareVersions(offered.version, inUse.version) > 0;
}

export type PackState = 'not-yet' | 'in-force' | 'expired';

/**
 * Where a pack stands at a moment, in milliseconds since 1970. An expired one is still used, with a warning: a desk
 * without any pack could take no call.
 */
export function packState(
  { notBefore, expires }: Pick<CouncilPack, 'notBefore' | 'expires'>,
  now: number,
): PackState {
  if (now < Date.parse(notBefore)) return 'not-yet';
  return now < Date.parse(expires) ? 'in-force' : 'expired';
}
