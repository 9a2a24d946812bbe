import 'fake-indexeddb/auto';
import { cpSync } from 'node:fs';
import Dexie from 'dexie';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import { openStore, type Store } from '../../../renderer/vault/data/open-store';
import { MUTATION, WHY } from '../../../renderer/vault/data/outbox-row';
import type { OutboxRow, RecordRow, SegmentRow } from '../../../renderer/vault/data/rows';
import { databaseName, openStoreDb, type StoreDb } from '../../../renderer/vault/data/store-db';
import { importKey, webAead } from '../../../renderer/vault/data/web-crypto';
import { createFindIndex, type FindIndex } from '../../../renderer/vault/find/find-index';
import { openSegment } from '../../../renderer/vault/find/segment';
import { createRetention, type Retention } from '../../../renderer/vault/retention/retention';
import { open } from '../../../shared/crypto/envelope';
import { builtInPack } from '../../../shared/packs/built-in';
import { createFakeMain } from '../../support/fake-main';
import type { crashPoints } from '../keys/crash';
import { memoryStore } from '../keys/memory-store';
import { newFolder } from '../keys/new-folder';
import { thief } from '../keys/thief';

/** Something sealed, as it once stood on the disk. */
type Blob = { id: string; kind: string; keyName: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * A desk's whole disk: the database, the folder of the keyring, the credential store. Whoever watches it keeps every
 * row that was ever written and every keyring file that ever lay there, which is more than any copy of the profile, any
 * backup or any block of LevelDB's files can hold.
 */
export type WatchedDisk = {
  storeId: string;
  dir: string;
  entries: Map<string, Uint8Array>;
  blobs: Map<string, Blob>;
  burglar: ReturnType<typeof thief>;
};

/** Connections by database: a start that was cut off leaves its own open. */
const connections = new Map<string, StoreDb[]>();
async function openDb(storeId: string): Promise<StoreDb> {
  const opened = await openStoreDb(storeId);
  if (!opened.ok) throw new Error(opened.state);
  const name = databaseName(storeId);
  connections.set(name, [...(connections.get(name) ?? []), opened.db]);
  return opened.db;
}

let disks = 0;
export const newDisk = (): WatchedDisk => {
  const dir = newFolder();
  return {
    storeId: `watched-${(disks += 1)}`,
    dir,
    entries: new Map(),
    blobs: new Map(),
    burglar: thief(dir),
  };
};

/** Another disk with the same on it, and the same loot. */
export async function copyOf(disk: WatchedDisk): Promise<WatchedDisk> {
  const copy = newDisk();
  cpSync(disk.dir, copy.dir, { recursive: true });
  for (const [account, secret] of disk.entries) copy.entries.set(account, secret);
  for (const [key, blob] of disk.blobs) copy.blobs.set(key, blob);
  const [from, to] = await Promise.all([openDb(disk.storeId), openDb(copy.storeId)]);
  for (const table of from.tables) {
    const keys = await table.toCollection().primaryKeys();
    const rows = await table.toArray();
    const inline = table.schema.primKey.keyPath !== null && table.schema.primKey.keyPath !== '';
    if (inline) await to.table(table.name).bulkPut(rows);
    else await to.table(table.name).bulkPut(rows, keys);
  }
  from.close({ disableAutoOpen: true });
  to.close({ disableAutoOpen: true });
  return copy;
}

const watched = new Map<string, { disk: WatchedDisk; pass(name: string): void }>();
watchDatabases();

/** Every write passes by here first: it is a point at which the process may end. */
function watchDatabases(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const stores = [names].flat().join('+');
    if (mode === 'readwrite') watched.get(this.name)?.pass(`write ${stores}`);
    return transaction.call(this, names, mode, options);
  };
  for (const method of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (value: unknown, key?: IDBValidKey) {
      const disk = watched.get(this.transaction.db.name)?.disk;
      if (disk) for (const blob of blobsOf(this.name, value)) disk.blobs.set(nameOf(blob), blob);
      return write.call(this, value, key);
    };
  }
}

const nameOf = ({ id, kind, keyName, bytes }: Blob): string =>
  `${kind} ${id} ${keyName} ${Buffer.from(bytes).toString('base64').slice(0, 40)}`;

function blobsOf(store: string, value: unknown): Blob[] {
  if (store === 'records') {
    const { id, kind, keyName, body } = value as RecordRow;
    return [{ id, kind, keyName, bytes: body }];
  }
  if (store === 'outbox') {
    const { opId: id, keyName, mutation, why } = value as OutboxRow;
    return [
      ...(mutation ? [{ id, kind: MUTATION, keyName, bytes: mutation }] : []),
      ...(why ? [{ id, kind: WHY, keyName, bytes: why }] : []),
    ];
  }
  if (store !== 'segments') return [];
  const { id, keyName, body } = value as SegmentRow;
  return [{ id, kind: 'segment', keyName, bytes: body }];
}

export type Started = { store: Store; retention: Retention; find: FindIndex; keys: KeyService };

/** Switches the desk on, with the real key service; every step of its work passes by `points`. */
export async function startOn(
  disk: WatchedDisk,
  now: () => number,
  points: ReturnType<typeof crashPoints>,
): Promise<Started> {
  const pass = (name: string): void => {
    disk.burglar.copyAll();
    points.pass(name);
  };
  watched.set(databaseName(disk.storeId), { disk, pass });
  const keys = await createKeyService({
    dir: disk.dir,
    allowPassphrase: false,
    credentialStore: memoryStore(disk.entries, pass).store,
    step: pass,
  });
  const main = createFakeMain(undefined, { storeId: disk.storeId });
  main.answer('keys.all', () => Promise.resolve({ ok: true, value: keys.all() }));
  main.answer('keys.ensure', ({ name }) => keys.ensure(name));
  main.answer('keys.burn', ({ names }) => keys.burn(names));
  const store = await openStore({
    db: await openDb(disk.storeId),
    main: main.client,
    keys: keys.all(),
    now,
    random: () => 0.5,
    onFull: () => {},
    onSilence: () => {},
  });
  const find = createFindIndex({ segments: store.segments, records: store.records, onBug: () => {} });
  const retention = createRetention({
    store,
    pack: builtInPack,
    deviceId: () => '01935d2e-0000-7000-8000-00000000000d',
    certified: () => {},
    find: () => find,
    now,
    step: (name) => Promise.resolve(pass(`retention ${name}`)),
  });
  return { store, retention, find, keys };
}

/** Switches it off; what was going on goes on no more. */
export async function stop({ store, keys }: Started): Promise<void> {
  store.db.close({ disableAutoOpen: true });
  await keys.close();
}

export const removeDisk = async ({ storeId }: WatchedDisk): Promise<void> => {
  const name = databaseName(storeId);
  watched.delete(name);
  for (const db of connections.get(name) ?? []) db.close({ disableAutoOpen: true });
  connections.delete(name);
  await Dexie.delete(name);
};

/**
 * All that a thief with every copy ever made can read with what is in the credential store now: the bodies as text, and
 * the ids of the enquiries whose words an index segment gives away.
 */
export async function readable(disk: WatchedDisk): Promise<{ texts: string[]; indexed: Set<string> }> {
  disk.burglar.copyAll();
  const keys = new Map<string, CryptoKey[]>();
  for (const [pair, name] of disk.burglar.opens(disk.entries)) {
    const key = await importKey(Buffer.from(pair.slice(name.length + 1), 'hex'));
    keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  const texts: string[] = [];
  const indexed = new Set<string>();
  for (const { id, kind, keyName, bytes } of disk.blobs.values())
    for (const key of keys.get(keyName) ?? []) {
      const opened = await open(webAead, key, { id, kind, keyName }, bytes);
      if (!opened.ok) continue;
      if (kind !== 'segment') texts.push(new TextDecoder().decode(opened.plain));
      else for (const one of openSegment(opened.plain)?.ids ?? []) indexed.add(one);
    }
  return { texts, indexed };
}
