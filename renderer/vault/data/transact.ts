import type { Answer, Problem } from '../../../shared/ipc/port-message';
import { changedMeanwhile } from '../words';
import { isFull } from './disk-room';
import { inTime } from './in-time';
import { letGo, revive, storeFailure } from './revive';
import type { StoreDb, StoreName } from './store-db';

/** `strict`: on the disk before the answer. `relaxed`: with the operating system, so that only a power cut loses it. */
export type Durability = 'strict' | 'relaxed';

/** A commit that takes longer than this has met a disk that fails; the queue behind it must not stand still for ever. */
const COMMIT_PATIENCE_MS = 10_000;

export type Transaction = {
  durability: Durability;
  stores: readonly StoreName[];
  /** Rows that must be as expected; the first problem takes the whole transaction back. */
  checks?: readonly { store: StoreName; key: string; problem(row: unknown): Problem | null }[];
  /**
   * Asks for every write at once, without waiting for any: nothing else keeps the transaction open. An `add` of what is
   * there already takes the whole transaction back with the problem `stale`.
   */
  write(on: (store: StoreName) => IDBObjectStore): void;
};

/**
 * One transaction on Dexie's own connection, committed outright. Captures go this way because Dexie sets durability per
 * database and costs about half a millisecond a transaction. Resolves when it is as durable as asked; nothing of it is
 * stored when the answer is a problem.
 */
export async function transact(db: StoreDb, plan: Transaction): Promise<Answer<null>> {
  const alive = await revive(db);
  if (!alive.ok) return alive;
  try {
    return await inTime(carryOut(db.backendDB(), plan), COMMIT_PATIENCE_MS);
  } catch (error) {
    const failure = await storeFailure(error);
    // Chromium is about to close a connection that failed; Dexie must not read through it meanwhile.
    if (!isFull(error)) letGo(db);
    return failure;
  }
}

/** Rejects with what the platform gave as the reason, or with our own bug. */
function carryOut(idb: IDBDatabase, plan: Transaction): Promise<Answer<null>> {
  return new Promise((resolve, reject) => {
    const tx = idb.transaction([...plan.stores], 'readwrite', { durability: plan.durability });
    const checks = plan.checks ?? [];
    let refused: Problem | null = null;
    let left = checks.length;

    tx.oncomplete = () => resolve({ ok: true, value: null });
    tx.onabort = () => {
      if (tx.error?.name === 'ConstraintError') refused ??= changedMeanwhile;
      if (refused) resolve({ ok: false, problem: refused });
      else reject(tx.error ?? new DOMException('closed', 'AbortError'));
    };
    // Asked for before the writes, so they see what was there; the writes needn't wait for them, only the commit does.
    for (const check of checks) {
      const request: IDBRequest<unknown> = tx.objectStore(check.store).get(check.key);
      request.onsuccess = () => {
        if (refused) return;
        refused = check.problem(request.result);
        left -= 1;
        if (refused) tx.abort();
        else if (left === 0) tx.commit();
      };
    }
    try {
      plan.write((store) => tx.objectStore(store));
    } catch (error) {
      // A value that can't be stored, which is a bug: half of it must not stay.
      tx.abort();
      throw error;
    }
    if (left === 0) tx.commit();
  });
}
