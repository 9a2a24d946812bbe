import { useSyncExternalStore } from 'react';
import type * as parted from './later-parts';
import { drawAndTypeOn } from './type-ahead';

type LaterParts = typeof parted;

let parts: LaterParts | null = null;
const waiting = new Set<() => void>();

/** Reads what the first screen does not show. */
export async function loadLater(): Promise<void> {
  const read = await import('./later-parts');
  drawAndTypeOn(() => {
    parts = read;
    for (const tell of waiting) tell();
  });
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/**
 * The parts of the desk that are read right after its first screen was drawn; null until then. Unlike React's own way
 * it needs no turn of its own once they are there: what a key opens is drawn within that key press.
 */
export const useLater = (): LaterParts | null => useSyncExternalStore(subscribe, () => parts);
