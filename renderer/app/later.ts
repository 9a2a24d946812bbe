import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type * as parted from './later-parts';
import { holdTyping, takeTyped, typeOn } from './type-ahead';

type LaterParts = typeof parted;

let parts: LaterParts | null = null;
const waiting = new Set<() => void>();

/** Whether the first screen is there and hears what is to be drawn. */
let drawn = false;

/** Reads what the first screen does not show. */
export async function loadLater(): Promise<void> {
  const read = await import('./later-parts');
  const typed = drawn ? takeTyped() : null;
  flushSync(() => {
    parts = read;
    for (const tell of waiting) tell();
  });
  typeOn(typed);
}

/** The first screen is drawn; returns what to call when it goes. */
export function noteDrawn(): () => void {
  drawn = true;
  // What was asked for before it was there is drawn right after this.
  const typed = parts && takeTyped();
  queueMicrotask(() => typeOn(typed));
  return () => {
    drawn = false;
  };
}

/** What is typed for a dialog before it can be drawn waits for it. */
export const waitForLater = (): (() => void) => holdTyping(() => drawn && parts !== null);

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/**
 * The parts of the desk that are read right after its first screen was drawn; null until then. Unlike React's own way
 * it needs no turn of its own once they are there: what a key opens is drawn within that key press.
 */
export const useLater = (): LaterParts | null => useSyncExternalStore(subscribe, () => parts);
