import Dexie, { type Table } from 'dexie';
import { hasNoRoom, isFull } from './disk-room';
import type { AuditRow, MetaRow, OutboxRow, RecordRow, SegmentRow } from './rows';
import { NEWEST_SCHEMA, schemaVersions, type SchemaVersion } from './schema/versions';

export type StoreDb = Dexie & {
  records: Table<RecordRow, string>;
  outbox: Table<OutboxRow, string>;
  audit: Table<AuditRow, number>;
  meta: Table<MetaRow, string>;
  segments: Table<SegmentRow, string>;
};
export type StoreName = 'records' | 'outbox' | 'audit' | 'meta' | 'segments';

export const databaseName = (storeId: string): string => `firstpoint-${storeId}`;

export type OpenedDb =
  | { ok: true; db: StoreDb; /** There was none before. */ made: boolean }
  | { ok: false; state: 'newer-version' | 'damaged' | 'full' };

/** Dexie writes its versions into IndexedDB ten times over, to leave room between them. */
const DEXIE_SCALE = 10;

/**
 * Opens the database of a keyring, made or upgraded as need be. One that a newer version has written is not touched:
 * Dexie would open it all the same, and write bodies that the newer version no longer expects.
 */
export async function openStoreDb(
  storeId: string,
  versions: readonly SchemaVersion[] = schemaVersions,
): Promise<OpenedDb> {
  const name = databaseName(storeId);
  const newest = versions.at(-1)?.version ?? NEWEST_SCHEMA;
  const db = new Dexie(name, {
    chromeTransactionDurability: 'relaxed',
    // Opened again in one place, `revive`: what reads meanwhile must hear of it, not wait for it.
    autoOpen: false,
  }) as StoreDb;
  for (const { version, stores } of versions) db.version(version).stores({ ...stores });
  try {
    const there = (await indexedDB.databases()).find((d) => d.name === name);
    if ((there?.version ?? 0) > newest * DEXIE_SCALE) return { ok: false, state: 'newer-version' };
    await db.open();
    return { ok: true, db, made: there === undefined };
  } catch (error) {
    db.close();
    return { ok: false, state: isFull(error) || (await hasNoRoom()) ? 'full' : 'damaged' };
  }
}
