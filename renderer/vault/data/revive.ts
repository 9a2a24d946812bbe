import type { Answer } from '../../../shared/ipc/port-message';
import { cannotShow, cannotShowFull, storeFull, storeTrouble } from '../words';
import { hasNoRoom, isFull } from './disk-room';
import { inTime, isSilent } from './in-time';
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

/**
 * Gives up a connection that failed, or an opening that never ends. With anything gentler Dexie goes on waiting for that
 * opening, and no later one is ever begun.
 */
export function letGo(db: StoreDb): void {
  db.close({ disableAutoOpen: true });
}

type Life = {
  /** One at a time, so that nobody who gave up waiting ends an opening that has only just begun. */
  opening: Promise<unknown> | null;
  onSilence(): void;
};
const lives = new WeakMap<StoreDb, Life>();

function lifeOf(db: StoreDb): Life {
  const life = lives.get(db) ?? { opening: null, onSilence: () => {} };
  lives.set(db, life);
  return life;
}

function openAgain(db: StoreDb): Promise<unknown> {
  const life = lifeOf(db);
  life.opening ??= inTime(Promise.resolve(db.open()))
    .catch((error: unknown) => {
      if (isSilent(error)) {
        letGo(db);
        life.onSilence();
      }
      throw error;
    })
    .finally(() => (life.opening = null));
  return life.opening;
}

/** Opens the database again where Chromium has closed it, as it does when the disk fails it. */
export async function revive(db: StoreDb): Promise<Answer<null>> {
  if (db.isOpen()) return alive;
  try {
    await openAgain(db);
    return alive;
  } catch (error) {
    return storeFailure(error);
  }
}

const AGAIN_MS = 2_000;

type KeepAlive = {
  /** Whether it is shut now. */
  onShut(shut: boolean): void;
  /**
   * It does not even answer whether it can be opened. Chromium then and when forgets a page in this way as it closes the
   * files of a full disk, and never hears it again; a page that loads anew it hears.
   */
  onSilence(): void;
};

/** Keeps trying to open the database when it was closed. */
export function keepAlive(db: StoreDb, { onShut, onSilence }: KeepAlive): void {
  lifeOf(db).onSilence = onSilence;
  let trying = false;
  const again = async (): Promise<void> => {
    const revived = await revive(db);
    if (!revived.ok) {
      setTimeout(() => void again(), AGAIN_MS);
      return;
    }
    trying = false;
    onShut(false);
  };
  db.on('close', () => {
    if (trying) return;
    trying = true;
    onShut(true);
    setTimeout(() => void again(), AGAIN_MS);
  });
}
