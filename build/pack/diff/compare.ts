import { isObject, nameInList } from '../../../shared/packs/gate/walk';

/** One place that is not as it was; `before` undefined: it is new, `after` undefined: it is gone. */
export type Change = { path: string[]; before: unknown; after: unknown };

/**
 * What differs between two packs. Parts of a list that have ids are compared by them, wherever in the list they stand;
 * lists of plain values as a whole. A part that is only in one of both is one change, whatever it holds.
 */
export function compare(before: unknown, after: unknown, path: string[] = []): Change[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return same(before, after) ? [] : [{ path, before, after }];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
    compare(old.get(name), now.get(name), [...path, name]),
  );
  if (!Array.isArray(before)) return changes;
  // Where two things are said or asked one after the other, the order counts.
  const stayed = [...old.keys()].filter((name) => now.has(name));
  const order = [...now.keys()].filter((name) => old.has(name));
  const moved = same(stayed, order) ? [] : [{ path: [...path, 'order'], before: stayed, after: order }];
  return [...changes, ...moved];
}

/** The parts of a value by name; null for a plain one. A list is of parts when nothing in it is plain. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value) || !value.every(isObject)) return null;
  const parts: unknown[] = value;
  return new Map(parts.map((part, i) => [nameInList(part, i), part]));
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((part, i) => same(part, b[i]));
  return a === b;
}
