import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CredentialStore } from '../../../electron/keys/credential-store';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import type { KeysState } from '../../../shared/ipc/contract';
import { memoryStore } from './memory-store';
import { newFolder } from './new-folder';
import { hex } from './thief';

const NAME = 'open/2026-11-23';

let dir: string;
let file: string;
let memory: ReturnType<typeof memoryStore>;

beforeEach(() => {
  dir = join(newFolder(), 'keys');
  file = join(dir, 'keyring.json');
  memory = memoryStore();
});

const start = (credentialStore: CredentialStore | null = memory.store): Promise<KeyService> =>
  createKeyService({ dir, allowPassphrase: false, credentialStore });

/** A keyring with one key in it, and its bytes in hex. */
async function keyringWithKey(): Promise<string> {
  const service = await start();
  const answer = await service.ensure(NAME);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return hex(answer.value.raw);
}

const broken = (part: Partial<CredentialStore>): CredentialStore => ({ ...memory.store, ...part });
const refuse = (): Promise<never> => Promise.reject(new Error('locked'));

describe('no credential store', () => {
  const cases: [string, () => CredentialStore | null][] = [
    ['none at all', () => null],
    ['one that refuses to write', () => broken({ set: refuse })],
    ['one that refuses to read', () => broken({ get: refuse })],
    ['one that refuses to delete', () => broken({ delete: refuse })],
    [
      'one that keeps silent about the master key alone',
      () => broken({ get: (account) => (account.endsWith('/1') ? refuse() : memory.store.get(account)) }),
    ],
    ['one that forgets at once', () => broken({ get: async () => null })],
    ['one that gives back something else', () => broken({ get: async () => new Uint8Array(32) })],
    ['one that only pretends to delete', () => broken({ delete: async () => false })],
  ];

  test.each(cases)('%s: nothing is stored', async (_name, store) => {
    const service = await start(store());
    expect(service.state()).toEqual({ state: 'no-keychain' });
    expect(await service.ensure(NAME)).toMatchObject({ ok: false, problem: { kind: 'keyring-not-open' } });
    expect(readdirSync(dir)).toEqual([]);
  });

  test.each(cases)(
    '%s: a keyring made earlier is left as it is, and opens when the store is back',
    async (_name, store) => {
      const raw = await keyringWithKey();
      const before = readFileSync(file, 'utf8');
      const service = await start(store());
      expect(service.state()).toEqual({ state: 'no-keychain' });
      expect(await service.setAside()).toEqual({ ok: true, value: null });
      expect(readdirSync(dir)).toEqual(['keyring.json']);
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect((await start()).all().map((key) => hex(key.raw))).toEqual([raw]);
    },
  );

  test('is looked for again when asked, but not at once, and says so when it is found', async () => {
    let there = false;
    let asked = 0;
    let now = 1_000;
    const set: CredentialStore['set'] = (...args) => {
      asked += 1;
      return there ? memory.store.set(...args) : refuse();
    };
    const service = await createKeyService({
      dir,
      allowPassphrase: false,
      credentialStore: broken({ set }),
      now: () => now,
    });
    const seen: KeysState[] = [];
    service.onChange((state) => seen.push(state));
    there = true;
    now += 29_000;
    await service.recheck();
    expect([asked, seen]).toEqual([1, []]);
    now += 1_000;
    await service.recheck();
    expect(seen).toEqual([{ state: 'ready', passphrase: false }]);
  });
});
