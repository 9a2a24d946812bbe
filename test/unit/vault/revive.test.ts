import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { keepAlive, letGo, revive } from '../../../renderer/vault/data/revive';
import { openStoreDb, type StoreDb } from '../../../renderer/vault/data/store-db';
import { eventually, vaultAtWork } from './vault-at-work';

let stores = 0;
async function openedStore(): Promise<StoreDb> {
  const opened = await openStoreDb(`revived-${(stores += 1)}`);
  if (!opened.ok) throw new Error(opened.state);
  return opened.db;
}

/** As Chromium does now and then while its disk is full: asked to open, it never answers. */
function neverOpens(): { mockRestore(): void } {
  const silent: Partial<IDBOpenDBRequest> = {};
  return vi.spyOn(indexedDB, 'open').mockImplementation(() => silent as IDBOpenDBRequest);
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('opens the store again though an opening before it never ended', async () => {
  const db = await openedStore();
  letGo(db);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stuck = neverOpens();
  const first = revive(db);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await first).toMatchObject({ ok: false, problem: { kind: 'store-trouble' } });
  stuck.mockRestore();
  vi.useRealTimers();

  expect(await revive(db)).toEqual({ ok: true, value: null });
  expect(await db.records.count()).toBe(0);
});

test('lets nobody who gave up waiting end an opening that has only just begun', async () => {
  const db = await openedStore();
  letGo(db);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stuck = neverOpens();
  const early = revive(db);
  await vi.advanceTimersByTimeAsync(4_900);
  const late = revive(db);
  await vi.advanceTimersByTimeAsync(100);
  expect([(await early).ok, (await late).ok]).toEqual([false, false]);
  stuck.mockRestore();
  const next = revive(db);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(await next).toEqual({ ok: true, value: null });
  expect(db.isOpen()).toBe(true);
});

test('starts on a full disk and goes on by itself once there is room', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const full = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const vault = vaultAtWork();
  expect(await vault.refused('call.list', null)).toMatchObject({ kind: 'full' });
  full.mockRestore();
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  await eventually(() => vault.told.includes('calls'));
  expect(await vault.ask('call.list', null)).toEqual([]);
});

test('begins anew when the platform does not answer any more whether the store can be opened', async () => {
  const db = await openedStore();
  const heard: string[] = [];
  keepAlive(db, {
    onShut: (shut) => heard.push(shut ? 'shut' : 'open'),
    onSilence: () => heard.push('silent'),
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  neverOpens();
  letGo(db);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heard).toEqual(['shut']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual(['shut', 'silent']);
});
