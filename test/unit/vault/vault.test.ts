import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { createVault, type Vault } from '../../../renderer/vault/vault';
import type { VaultMethod, VaultOutputs } from '../../../shared/ipc/vault-contract';
import { createFakeMain, type FakeMain } from '../../support/fake-main';
import { fillCall } from '../../support/made-up-call';

const facts = { name: 'Zorah Quillfeather', phone: '07700 900123', note: 'bin not emptied' };
const noon = Date.parse('2026-11-23T12:00:00Z');
let main: FakeMain;
let now: number;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  main = createFakeMain();
  now = noon;
});

const bugs: unknown[] = [];
const start = (): Vault =>
  createVault({
    main: main.client,
    tellDesk: () => {},
    tellStoreState: () => {},
    askPersistence: () => Promise.resolve(true),
    log: { info: () => {}, warn: (...said) => bugs.push(said), error: (...said) => bugs.push(said) },
    now: () => now,
    random: () => 0.5,
  });

async function ask<M extends VaultMethod>(vault: Vault, method: M, input: unknown): Promise<VaultOutputs[M]> {
  const answer = await vault.methods[method](input);
  if (!answer.ok)
    throw new Error(`${method}: ${answer.problem.kind} ${JSON.stringify(answer.problem.missing)}`);
  return answer.value as VaultOutputs[M];
}

async function filled(vault: Vault) {
  const { noticeHashes } = await ask(vault, 'pack.get', null);
  return fillCall(await ask(vault, 'call.start', { channel: 'phone', language: 'en' }), facts, noticeHashes);
}

test('lists a saved enquiry after a restart, waiting to be sent', async () => {
  const vault = start();
  const draft = await filled(vault);
  await ask(vault, 'call.put', { draft });
  const { references, purge } = await ask(vault, 'call.save', { draft });
  expect(references[0]).toMatch(/^K7M-\w{4}-\w$/);
  expect(purge).toMatchObject({ on: '2026-12-23', estimated: true });

  const again = start();
  const lines = await ask(again, 'enquiry.recent', { limit: 50 });
  expect(lines).toMatchObject([{ reference: references[0], name: facts.name, delivery: 'queued' }]);
  expect(await ask(again, 'call.list', null)).toEqual([]);
  expect(await ask(again, 'status.get', null)).toMatchObject({
    outbox: { queued: 1, oldestUnsentAt: '2026-11-23T12:00:00.000+00:00' },
    nextPurge: { on: '2026-12-23', records: 1 },
  });
  expect(bugs).toEqual([]);
});
