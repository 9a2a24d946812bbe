import type { FindIndex } from '../find/find-index';

/** The find index, begun only when the first list is on the screen: reading it holds the thread that lists wait for. */
export type LateFind = {
  /** Begins it, unless it was. */
  index(): FindIndex;
  /** null before it was begun; it will then read everything from the store, so there is nothing to tell it. */
  begun(): FindIndex | null;
};

export function createLateFind(make: () => FindIndex): LateFind {
  let index: FindIndex | null = null;
  return { index: () => (index ??= make()), begun: () => index };
}
