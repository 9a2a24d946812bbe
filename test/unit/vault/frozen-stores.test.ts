import 'fake-indexeddb/auto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NEWEST_SCHEMA } from '../../../renderer/vault/data/schema/versions';
import { databaseName, openStoreDb } from '../../../renderer/vault/data/store-db';
import { createVault } from '../../../renderer/vault/vault';
import type { CallDraft } from '../../../shared/domain/call-draft';
import type { VaultMethod, VaultOutputs } from '../../../shared/ipc/vault-contract';
import { createFakeMain, type FakeMain } from '../../support/fake-main';
import { freezeTables, shapesOf, type FrozenStore } from '../../support/frozen-store';
import { fillCall } from '../../support/made-up-call';

const fileOf = (version: number) =>
  path.resolve(import.meta.dirname, `../../fixtures/store-v${version}.json`);
const noon = Date.parse('2026-11-23T12:00:00Z');

const shapes = (stores: FrozenStore['stores']) =>
  Object.fromEntries(
    Object.entries(stores).map(([name, { keyPath, indexes }]) => [name, { keyPath, indexes }]),
  );

async function rawDb(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  await new Promise((resolve) => (request.onsuccess = resolve));
  return request.result;
}

/** A store with one of everything, made by the code of today. */
async function makeStore(main: FakeMain): Promise<FrozenStore['holds']> {
  const vault = createVault({
    main: main.client,
    tellDesk: () => {},
    tellStoreState: () => {},
    askPersistence: () => Promise.resolve(true),
    startAgain: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
    now: () => noon,
    random: () => 0.5,
  });
  const ask = async <M extends VaultMethod>(method: M, input: unknown): Promise<VaultOutputs[M]> => {
    const answer = await vault.methods[method](input);
    if (!answer.ok) throw new Error(`${method}: ${answer.problem.kind}`);
    return answer.value as VaultOutputs[M];
  };
  const { noticeHashes } = await ask('pack.get', null);
  const filled = async (name: string): Promise<CallDraft> => {
    const started = await ask('call.start', { channel: 'phone', language: 'en' });
    return fillCall(started, { name, phone: '07700 900123', note: 'made up' }, noticeHashes);
  };
  const enquiries: string[] = [];
  for (const name of ['Zorah Quillfeather', 'Bran Tidewell', 'Ife Okoro-Lamb']) {
    const draft = await filled(name);
    await ask('call.save', { draft });
    enquiries.push(draft.enquiries[0]?.id ?? '');
  }
  const draft = await filled('Marrow Finch');
  await ask('call.put', { draft });
  const thrown = await ask('call.start', { channel: 'phone', language: 'en' });
  await ask('call.discard', { callId: thrown.id, reason: 'made up' });
  await vault.pending();
  return { enquiries, callId: draft.id };
}

test('holds a frozen store of the newest schema, whose tables have not changed since', async () => {
  const file = fileOf(NEWEST_SCHEMA);
  if (process.env.FIRSTPOINT_FREEZE === String(NEWEST_SCHEMA)) {
    const main = createFakeMain();
    const holds = await makeStore(main);
    const db = await rawDb(databaseName('store-1'));
    const store: FrozenStore = {
      version: db.version,
      stores: await freezeTables(db),
      kept: main.kept,
      holds,
    };
    writeFileSync(file, `${JSON.stringify(store)}\n`);
  }
  expect(existsSync(file), `run this test once with FIRSTPOINT_FREEZE=${NEWEST_SCHEMA}`).toBe(true);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as FrozenStore;
  const opened = await openStoreDb('fresh');
  if (!opened.ok) throw new Error(opened.state);
  expect(shapesOf(opened.db.backendDB())).toEqual(shapes(kept.stores));
  expect(opened.db.backendDB().version).toBe(kept.version);
});
