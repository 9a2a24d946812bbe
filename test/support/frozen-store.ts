import type { KeptByMain } from './fake-main';

/** A whole database with the keys that open it, as JSON: made once by a version, opened by every later one. */
export type FrozenStore = {
  /** IndexedDB's own version number. */
  version: number;
  stores: Record<string, FrozenTable>;
  kept: KeptByMain;
  /** What must be found in it. */
  holds: { enquiries: string[]; callId: string };
};
export type TableShape = { keyPath: string; indexes: Record<string, string | string[]> };
type FrozenTable = TableShape & { rows: unknown[] };

const isBytes = (value: unknown): value is { $bytes: string } =>
  typeof value === 'object' && value !== null && '$bytes' in value;

/** Bytes as base64, everything else as it is. */
export function frozen(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: btoa(String.fromCharCode(...value)) };
  if (Array.isArray(value)) return value.map(frozen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozen(part)]));
}

export function thawed(value: unknown): unknown {
  if (isBytes(value)) return Uint8Array.from(atob(value.$bytes), (c) => c.charCodeAt(0));
  if (Array.isArray(value)) return value.map(thawed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, thawed(part)]));
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.name));
  });

/** The shape of every table, without its rows: what a schema comes to in IndexedDB. */
export function shapesOf(db: IDBDatabase): Record<string, TableShape> {
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names, 'readonly');
  return Object.fromEntries(
    names.map((name) => {
      const store = tx.objectStore(name);
      const indexes = [...store.indexNames].map((index) => [index, store.index(index).keyPath]);
      return [name, { keyPath: store.keyPath as string, indexes: Object.fromEntries(indexes) as never }];
    }),
  );
}

export async function freezeTables(db: IDBDatabase): Promise<FrozenStore['stores']> {
  const stores: FrozenStore['stores'] = {};
  for (const [name, shape] of Object.entries(shapesOf(db))) {
    const rows = await settled(db.transaction(name).objectStore(name).getAll());
    stores[name] = { ...shape, rows: rows.map(frozen) };
  }
  return stores;
}

/** Makes the database again, by IndexedDB alone, so that no code of today has a hand in it. */
export async function thawStore(name: string, { version, stores }: FrozenStore): Promise<void> {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    for (const [table, { keyPath, indexes }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(table, { keyPath });
      for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
    }
  };
  const db = await settled(opening);
  const tx = db.transaction(Object.keys(stores), 'readwrite');
  for (const [table, { rows }] of Object.entries(stores))
    for (const row of rows) tx.objectStore(table).put(thawed(row));
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
}
