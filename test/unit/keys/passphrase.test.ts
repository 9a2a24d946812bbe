import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Argon2, argon2InWorker } from '../../../electron/keys/argon2';
import type { CredentialStore } from '../../../electron/keys/credential-store';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import { parseKeyring } from '../../../electron/keys/keyring-file';
import { builtForNode } from './built-for-node';
import { memoryStore } from './memory-store';
import { newFolder } from './new-folder';
import { hex } from './thief';

const NAME = 'open/2026-11-23';
const RIGHT = 'seven rivers meet here';

/** The service's logic does not depend on how slow the derivation is; the real one has a test of its own below. */
const quick: Argon2 = async (passphrase, { salt }) =>
  new Uint8Array(createHash('sha256').update(`${salt} ${passphrase}`).digest());

let dir: string;
let file: string;

beforeEach(() => {
  dir = newFolder();
  file = join(dir, 'keyring.json');
});

const start = (allowPassphrase = true, credentialStore: CredentialStore | null = null): Promise<KeyService> =>
  createKeyService({ dir, allowPassphrase, credentialStore, argon2: quick });

async function unlocked(): Promise<{ service: KeyService; raw: string }> {
  const service = await start();
  await service.unlock(RIGHT);
  const answer = await service.ensure(NAME);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return { service, raw: hex(answer.value.raw) };
}

describe('a passphrase in place of a credential store', () => {
  test('is asked for only where IT policy allows it', async () => {
    expect((await start(false)).state()).toEqual({ state: 'no-keychain' });
    expect((await start()).state()).toEqual({ state: 'passphrase-needed', first: true, wrong: false });
    expect(readdirSync(dir)).toEqual([]);
  });

  test('makes the keyring the first time and opens it after that', async () => {
    const { service, raw } = await unlocked();
    expect(service.state()).toEqual({ state: 'ready', passphrase: true });
    const again = await start();
    expect(again.state()).toEqual({ state: 'passphrase-needed', first: false, wrong: false });
    await again.unlock(RIGHT);
    expect(again.all().map((key) => hex(key.raw))).toEqual([raw]);
  });

  test('opens however the keyboard composed its letters', async () => {
    const service = await start();
    await service.unlock('Cafe\u0301 ﬁn');
    const again = await start();
    await again.unlock('Café fin');
    expect(again.state()).toEqual({ state: 'ready', passphrase: true });
  });

  test('that is wrong is said to be, changes nothing, and the right one still opens', async () => {
    const { raw } = await unlocked();
    const before = readFileSync(file, 'utf8');
    const again = await start();
    for (const wrong of ['Seven rivers meet here', '', 'x'.repeat(400)]) {
      expect(await again.unlock(wrong)).toEqual({ ok: true, value: null });
      expect(again.state()).toEqual({ state: 'passphrase-needed', first: false, wrong: true });
      expect(await again.ensure(NAME)).toMatchObject({ ok: false });
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
    await again.unlock(RIGHT);
    expect(again.all().map((key) => hex(key.raw))).toEqual([raw]);
  });

  test('is forgotten: the keyring is set aside and a new one asks for a first passphrase', async () => {
    const { service } = await unlocked();
    await service.reserveReferences(7, 1);
    const again = await start();
    await again.setAside();
    expect(again.state()).toEqual({ state: 'passphrase-needed', first: true, wrong: false });
    const later = await start();
    await later.unlock('another one');
    expect(later.all()).toEqual([]);
    expect(await later.reserveReferences(1, 1)).toEqual({ ok: true, value: { from: 8, count: 1 } });
  });

  test('has a fresh salt after each burn, and the folder holds nothing that opens the burned key', async () => {
    const { service } = await unlocked();
    const before = parseKeyring(readFileSync(file, 'utf8'))?.header;
    expect(await service.burn([NAME])).toEqual({ ok: true, value: null });
    const after = parseKeyring(readFileSync(file, 'utf8'))?.header;
    const salts = [before, after].map((header) => (header?.mode === 'passphrase' ? header.argon2.salt : ''));
    expect(salts[0]).not.toBe(salts[1]);
    expect(readdirSync(dir)).toEqual(['keyring.json']);
    const again = await start();
    await again.unlock(RIGHT);
    expect(again.all()).toEqual([]);
  });

  test('gives references on after a restart', async () => {
    const { service } = await unlocked();
    await service.reserveReferences(10, 1);
    const again = await start();
    await again.unlock(RIGHT);
    expect(await again.reserveReferences(2, 1)).toEqual({ ok: true, value: { from: 11, count: 2 } });
  });

  test('that the machine cannot turn into a key is a failure, not a wrong passphrase', async () => {
    await unlocked();
    const failing: Argon2 = () => Promise.reject(new Error('out of memory'));
    const service = await createKeyService({
      dir,
      allowPassphrase: true,
      credentialStore: null,
      argon2: failing,
    });
    expect(await service.unlock(RIGHT)).toMatchObject({ ok: false, problem: { kind: 'keyring-passphrase' } });
    expect(service.state()).toEqual({ state: 'passphrase-needed', first: false, wrong: false });
  });

  test('is no way into a keyring that the credential store sealed', async () => {
    const { store } = memoryStore();
    await start(true, store);
    expect((await start(true, null)).state()).toEqual({ state: 'no-keychain' });
  });
});

describe('a credential store that comes later', () => {
  test('takes the keyring over once the passphrase has opened it, and copies from before open no burned key', async () => {
    const { raw } = await unlocked();
    const { store, entries } = memoryStore();
    const service = await start(false, store);
    expect(service.state()).toEqual({ state: 'passphrase-needed', first: false, wrong: false });
    await service.unlock(RIGHT);
    expect(service.state()).toEqual({ state: 'ready', passphrase: false });
    expect(service.all().map((key) => hex(key.raw))).toEqual([raw]);
    expect(readdirSync(dir)).toEqual(['keyring.json']);

    copyFileSync(file, `${dir}.copy`);
    await service.burn([NAME]);
    copyFileSync(`${dir}.copy`, file);
    expect((await createKeyService({ dir, allowPassphrase: true, credentialStore: store })).state()).toEqual({
      state: 'older-copy',
      file,
    });
    expect([...entries.keys()].filter((name) => /\/\d+$/.test(name))).toHaveLength(1);
  });

  test('and fails in the middle leaves the keyring with its passphrase', async () => {
    const { raw } = await unlocked();
    const { store } = memoryStore();
    const failing = {
      ...store,
      set: (name: string, secret: Uint8Array) =>
        name.startsWith('probe/') ? store.set(name, secret) : Promise.reject(new Error('locked')),
    };
    const service = await start(true, failing);
    await service.unlock(RIGHT);
    expect(service.state()).toEqual({ state: 'ready', passphrase: true });
    const again = await start();
    await again.unlock(RIGHT);
    expect(again.all().map((key) => hex(key.raw))).toEqual([raw]);
  });
});

describe('Argon2id in its thread', () => {
  const params = {
    memoryKiB: 65_536,
    iterations: 3,
    parallelism: 1,
    salt: Buffer.alloc(16, 5).toString('base64'),
  };
  let inThread: Argon2;

  beforeAll(async () => {
    inThread = argon2InWorker(await builtForNode('electron/keys/argon2-worker.ts', 'argon2-worker'));
  }, 60_000);

  test('makes the key that Argon2id makes, without holding up this thread', async () => {
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 5);
    const key = await inThread(RIGHT, params);
    clearInterval(clock);
    const expected = await argon2id({
      password: RIGHT,
      salt: Buffer.alloc(16, 5),
      memorySize: 65_536,
      iterations: 3,
      parallelism: 1,
      hashLength: 32,
      outputType: 'hex',
    });
    expect(hex(key)).toBe(expected);
    expect(turns).toBeGreaterThan(10);
  });

  test('says when it fails', async () => {
    await expect(inThread('', params)).rejects.toThrow('Argon2id failed');
    await expect(argon2InWorker('/nowhere/argon2-worker.js')(RIGHT, params)).rejects.toThrow();
  });
});
