import Dexie from 'dexie';
import { recordKinds, type RecordKind } from './rows';
import type { StoreDb } from './store-db';

/** The records of one kind that lie under one key. */
export function recordsUnder(db: StoreDb, kind: RecordKind, keyName: string) {
  return db.records
    .where('[kind+keyName+revision]')
    .between([kind, keyName, Dexie.minKey], [kind, keyName, Dexie.maxKey]);
}

/** All records of one kind, the newest first. */
export function recordsOfKind(db: StoreDb, kind: RecordKind) {
  return db.records.where('[kind+timeKey]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]);
}

/** How many saved enquiries and visits lie under these keys: what people know of as records. */
export async function countUnder(db: StoreDb, keyNames: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    keyNames.flatMap((name) => [
      recordsUnder(db, 'enquiry', name).count(),
      recordsUnder(db, 'visit', name).count(),
    ]),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

/** Whether nothing that matters is sealed under a key any more; the find index makes its own pieces again. */
export async function isEmptied(db: StoreDb, keyName: string): Promise<boolean> {
  const counts = await Promise.all([
    ...recordKinds.map((kind) => recordsUnder(db, kind, keyName).count()),
    db.outbox.where('keyName').equals(keyName).count(),
  ]);
  return counts.every((n) => n === 0);
}
