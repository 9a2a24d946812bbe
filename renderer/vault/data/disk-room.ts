import { inTime } from './in-time';

/** Below this the database's own housekeeping fails, whatever the size of a record. */
const LEAST_ROOM = 4 * 1024 * 1024;

/** Whether an error says that the disk, or the room this origin may use on it, is used up. */
export function isFull(error: unknown): boolean {
  for (let at = error; at instanceof Object; at = (at as { inner?: unknown }).inner)
    if ((at as { name?: unknown }).name === 'QuotaExceededError') return true;
  return false;
}

/** Whether the disk is as good as full: Chromium then often only says that its connection closed. */
export async function hasNoRoom(): Promise<boolean> {
  const storage = (globalThis as { navigator?: Partial<Navigator> }).navigator?.storage;
  const room = storage ? await inTime(storage.estimate(), 1_000).catch(() => null) : null;
  return !!room && (room.quota ?? Infinity) - (room.usage ?? 0) < LEAST_ROOM;
}
