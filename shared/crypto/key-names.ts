/**
 * Names of retention-day keys: `open/<day>` for what is worked on or unsent, `due/<day>` for what is unreadable from
 * the first moment of that day, `held/<id>` for a legal hold; `~2` and up for later generations of the same name.
 */
export type ParsedKeyName = {
  use: 'open' | 'due' | 'held';
  /** A civil date (London), or the hold's id. */
  of: string;
  generation: number;
};

export const openKey = (day: string): string => `open/${day}`;
export const dueKey = (day: string): string => `due/${day}`;
export const heldKey = (holdId: string): string => `held/${holdId}`;
export const isHeldKey = (name: string): boolean => parseKeyName(name).use === 'held';

/** The name must fit `keyName` of `ipc/vault-main-contract.ts`. */
export function parseKeyName(name: string): ParsedKeyName {
  const [base = '', generation] = name.split('~');
  const slash = base.indexOf('/');
  const use = base.slice(0, slash);
  if (use !== 'open' && use !== 'due' && use !== 'held') throw new RangeError('not a key name');
  return { use, of: base.slice(slash + 1), generation: generation === undefined ? 1 : Number(generation) };
}

export function keyBase(name: string): string {
  return name.split('~')[0] ?? name;
}

export function nextGeneration(name: string): string {
  return `${keyBase(name)}~${parseKeyName(name).generation + 1}`;
}
