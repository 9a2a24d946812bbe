import type { Answer } from '../../../shared/ipc/port-message';
import { cannotShow, cannotShowFull, storeFull, storeTrouble } from '../words';
import { hasNoRoom, isFull } from './disk-room';
import { inTime } from './in-time';
import type { StoreDb } from './store-db';

/** What the platform says when the disk or the connection fails; anything else is a bug of ours. */
const failures = new Set([
  'QuotaExceededError',
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'OpenFailedError',
  'DatabaseClosedError',
]);

/** A failure of the disk while something was stored, as a value; a bug is thrown on. */
export async function storeFailure(error: unknown): Promise<Answer<never>> {
  return { ok: false, problem: (await isDiskFull(error)) ? storeFull : storeTrouble };
}

/** The same while something was read. */
export async function readFailure(error: unknown): Promise<Answer<never>> {
  return { ok: false, problem: (await isDiskFull(error)) ? cannotShowFull : cannotShow };
}

async function isDiskFull(error: unknown): Promise<boolean> {
  const name = (error as { name?: unknown } | null)?.name;
  if (typeof name !== 'string' || !failures.has(name)) throw error;
  return isFull(error) || hasNoRoom();
}

const alive: Answer<null> = { ok: true, value: null };

/** Opens the database again where Chromium has closed it, as it does when the disk fails it. */
export async function revive(db: StoreDb): Promise<Answer<null>> {
  if (db.isOpen()) return alive;
  try {
    await inTime(Promise.resolve(db.open()));
    return alive;
  } catch (error) {
    // On a full disk an opening may never end; let go of, the next one may.
    if (!db.isOpen()) db.close({ disableAutoOpen: false });
    return storeFailure(error);
  }
}

const AGAIN_MS = 2_000;

/** Keeps trying to open the database when it was closed; `changed` is told whether it is shut now. */
export function keepAlive(db: StoreDb, changed: (shut: boolean) => void): void {
  let trying = false;
  const again = async (): Promise<void> => {
    const revived = await revive(db);
    if (!revived.ok) {
      setTimeout(() => void again(), AGAIN_MS);
      return;
    }
    trying = false;
    changed(false);
  };
  db.on('close', () => {
    if (trying) return;
    trying = true;
    changed(true);
    setTimeout(() => void again(), AGAIN_MS);
  });
}
