import type { Answer, Problem } from '../../../shared/ipc/port-message';
import { storeFull, storeTrouble } from '../words';
import { isFull, type StoreDb, type StoreName } from './store-db';

/** `strict`: on the disk before the answer. `relaxed`: with the operating system, so that only a power cut loses it. */
export type Durability = 'strict' | 'relaxed';

export type Transaction = {
  durability: Durability;
  stores: readonly StoreName[];
  /** Rows that must be as expected; the first problem takes the whole transaction back. */
  checks?: readonly { store: StoreName; key: string; problem(row: unknown): Problem | null }[];
  /** Asks for every write at once, without waiting for any: nothing else keeps the transaction open. */
  write(on: (store: StoreName) => IDBObjectStore): void;
};

/**
 * One transaction on Dexie's own connection, committed outright. Captures go this way because Dexie sets durability per
 * database and costs about half a millisecond a transaction. Resolves when it is as durable as asked; nothing of it is
 * stored when the answer is a problem.
 */
export function transact(db: StoreDb, plan: Transaction): Promise<Answer<null>> {
  return new Promise((resolve) => {
    const idb = db.backendDB();
    const tx = idb.transaction([...plan.stores], 'readwrite', { durability: plan.durability });
    const checks = plan.checks ?? [];
    let refused: Problem | null = null;
    let left = checks.length;

    const write = (): void => {
      plan.write((store) => tx.objectStore(store));
      tx.commit();
    };
    tx.oncomplete = () => resolve({ ok: true, value: null });
    tx.onabort = () => {
      const problem = refused ?? (isFull(tx.error) ? storeFull : storeTrouble);
      resolve({ ok: false, problem });
    };
    for (const check of checks) {
      const request: IDBRequest<unknown> = tx.objectStore(check.store).get(check.key);
      request.onsuccess = () => {
        if (refused) return;
        refused = check.problem(request.result);
        left -= 1;
        if (refused) tx.abort();
        else if (left === 0) write();
      };
    }
    if (left === 0) write();
  });
}
