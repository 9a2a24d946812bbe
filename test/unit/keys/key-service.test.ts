import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
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

const start = (): Promise<KeyService> =>
  createKeyService({ dir, allowPassphrase: false, credentialStore: memory.store });

/** A keyring with one key in it, and its bytes in hex. */
async function keyringWithKey(): Promise<string> {
  const service = await start();
  const answer = await service.ensure(NAME);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return hex(answer.value.raw);
}

describe('a keyring with a credential store', () => {
  test('gives the same key again, also after a restart, and 32 bytes of it', async () => {
    const raw = await keyringWithKey();
    const service = await start();
    expect(service.all().map((key) => [key.name, hex(key.raw)])).toEqual([[NAME, raw]]);
    expect(await service.ensure(NAME)).toMatchObject({ ok: true, value: { name: NAME } });
    expect(raw).toHaveLength(64);
  });

  test('mints one key when asked for the same name many times at once', async () => {
    const service = await start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.ensure(NAME)));
    const raws = answers.map((answer) => (answer.ok ? hex(answer.value.raw) : answer.problem.kind));
    expect(new Set(raws).size).toBe(1);
  });

  test('gives copies: wiping one costs nobody else the key', async () => {
    const service = await start();
    const first = await service.ensure(NAME);
    if (first.ok) first.value.raw.fill(0);
    service.all()[0]?.raw.fill(0);
    expect(hex(service.all()[0]?.raw ?? new Uint8Array())).not.toMatch(/^0+$/);
  });

  test('burns nothing for names it never had', async () => {
    const service = await start();
    const before = readFileSync(file, 'utf8');
    expect(await service.burn(['due/2026-01-01'])).toEqual({ ok: true, value: null });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('keeps file and folder to its own user, even in a folder that was open', async () => {
    mkdirSync(dir, { recursive: true });
    chmodSync(dir, 0o755);
    await keyringWithKey();
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('writes no key and no master key in clear', async () => {
    const raw = await keyringWithKey();
    const text = readFileSync(file);
    for (const secret of [raw, ...[...memory.entries.values()].map(hex)]) {
      const bytes = Buffer.from(secret, 'hex');
      if (bytes.length < 32) continue;
      expect(text.includes(bytes)).toBe(false);
      expect(text.includes(secret)).toBe(false);
      expect(text.includes(bytes.toString('base64'))).toBe(false);
    }
  });

  test('logs ids and counts, never a key', async () => {
    const lines: string[] = [];
    const note = (event: string, fields?: object) => void lines.push(JSON.stringify({ event, fields }));
    const log = { info: note, warn: note, error: note };
    const service = await createKeyService({
      dir,
      allowPassphrase: false,
      credentialStore: memory.store,
      log,
    });
    const answer = await service.ensure(NAME);
    await service.burn([NAME]);
    expect(lines.length).toBeGreaterThan(1);
    const said = lines.join('\n');
    const secrets = [...memory.entries.values(), ...(answer.ok ? [answer.value.raw] : [])].filter(
      (s) => s.length === 32,
    );
    for (const secret of secrets) {
      expect(said).not.toContain(hex(secret));
      expect(said).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  test('names a database that fits the contract and stays the same', async () => {
    const service = await start();
    expect(service.storeId()).toMatch(/^[0-9a-z-]{1,60}$/);
    expect((await start()).storeId()).toBe(service.storeId());
  });

  test('gives nothing more once closed', async () => {
    const service = await start();
    await service.close();
    expect(() => service.all()).toThrow('not-open');
    expect(await service.ensure(NAME)).toMatchObject({ ok: false, problem: { kind: 'keyring-not-open' } });
  });
});

describe('a keyring that does not open', () => {
  const harm: [string, (text: string) => string | Buffer][] = [
    ['empty', () => ''],
    ['cut short', (text) => text.slice(0, 200)],
    ['no JSON', () => 'not a keyring'],
    ['another JSON', () => '{"hello":1}'],
    ['binary', () => Buffer.alloc(300, 0xfe)],
    ['of a newer version', (text) => text.replace('"v":1', '"v":2')],
    [
      'of a generation that was changed by hand',
      (text) => text.replace('"nextReference":1', '"nextReference":2'),
    ],
    ['of another PC', (text) => text.replace(/"keyringId":"[0-9a-f]{8}/, '"keyringId":"00000000')],
  ];

  test.each(harm)('%s: it is said, kept byte for byte, and never written over', async (_name, change) => {
    await keyringWithKey();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const harmed = readFileSync(file);
    const service = await start();
    expect(service.state()).toEqual({ state: 'unopenable', file });
    expect(await service.ensure(NAME)).toMatchObject({ ok: false });
    expect(await service.burn([NAME])).toMatchObject({ ok: false });
    expect(readFileSync(file).equals(harmed)).toBe(true);

    const changes: KeysState[] = [];
    service.onChange((state) => changes.push(state));
    expect(await service.setAside()).toEqual({ ok: true, value: null });
    expect(changes).toEqual([{ state: 'ready', passphrase: false }]);
    const [kept] = readdirSync(dir).filter((name) => name.startsWith('keyring.kept-'));
    expect(readFileSync(join(dir, kept ?? '')).equals(harmed)).toBe(true);
    expect(service.all()).toEqual([]);
  });

  test('because the store lost its entry: unopenable, not a new keyring', async () => {
    await keyringWithKey();
    memory.entries.clear();
    expect((await start()).state()).toEqual({ state: 'unopenable', file });
  });

  test('because something else lies where it should be: unopenable', async () => {
    mkdirSync(file, { recursive: true });
    expect((await start()).state()).toEqual({ state: 'unopenable', file });
  });

  test('is set aside beside others, replacing none, and each new keyring has a database of its own', async () => {
    const stores = new Set<string>();
    for (let n = 1; n <= 3; n += 1) {
      const service = await start();
      stores.add(service.storeId());
      writeFileSync(file, `damaged ${n}`);
      await (await start()).setAside();
    }
    const kept = readdirSync(dir).filter((name) => name.startsWith('keyring.kept-'));
    const texts = kept.map((name) => readFileSync(join(dir, name), 'utf8'));
    expect(texts.sort()).toEqual(['damaged 1', 'damaged 2', 'damaged 3']);
    expect(stores.size).toBe(3);
  });

  test('is not set aside while a good one is open', async () => {
    const raw = await keyringWithKey();
    const service = await start();
    await service.setAside();
    expect(service.all().map((key) => hex(key.raw))).toEqual([raw]);
    expect(readdirSync(dir)).toEqual(['keyring.json']);
  });
});

describe('a profile copied back', () => {
  test('from before a burn is told apart from a lost key, and opens nothing', async () => {
    await keyringWithKey();
    copyFileSync(file, `${dir}.copy`);
    const service = await start();
    await service.burn([NAME]);
    copyFileSync(`${dir}.copy`, file);
    const restored = await start();
    expect(restored.state()).toEqual({ state: 'older-copy', file });
    await restored.setAside();
    expect(restored.state()).toEqual({ state: 'ready', passphrase: false });
    expect(restored.storeId()).not.toBe(service.storeId());
  });

  test('from the same day opens, and gives out no reference twice', async () => {
    const service = await start();
    const first = await service.reserveReferences(16, 1);
    copyFileSync(file, `${dir}.copy`);
    const second = await service.reserveReferences(16, 1);
    copyFileSync(`${dir}.copy`, file);
    const third = await (await start()).reserveReferences(16, 1);
    expect([first, second, third]).toEqual(
      [1, 17, 33].map((from) => ({ ok: true, value: { from, count: 16 } })),
    );
  });
});

describe('references', () => {
  test('go on after the keyring was set aside, and after the credential store was emptied', async () => {
    await (await start()).reserveReferences(40, 1);
    const text = readFileSync(file, 'utf8');
    memory.entries.clear();
    const aside = await start();
    await aside.setAside();
    expect(text).toContain('"nextReference":41');
    expect(await aside.reserveReferences(4, 1)).toEqual({ ok: true, value: { from: 41, count: 4 } });
  });

  test('begin where the CRM says that this desk is, if that is further on', async () => {
    const service = await start();
    expect(await service.reserveReferences(8, 500)).toEqual({ ok: true, value: { from: 500, count: 8 } });
    expect(await service.reserveReferences(8, 1)).toEqual({ ok: true, value: { from: 508, count: 8 } });
  });

  test('beyond all bounds, from a faulty CRM, do not make the keyring unreadable', async () => {
    const raw = await keyringWithKey();
    const wrong = await (await start()).reserveReferences(8, Number.MAX_SAFE_INTEGER);
    expect(wrong).toEqual({ ok: true, value: { from: 1, count: 8 } });
    const service = await start();
    expect(service.all().map((key) => hex(key.raw))).toEqual([raw]);
    expect(await service.reserveReferences(8, 1)).toEqual({ ok: true, value: { from: 9, count: 8 } });
  });

  test('asked for at once from everywhere never overlap', async () => {
    const service = await start();
    const answers = await Promise.all(Array.from({ length: 10 }, () => service.reserveReferences(3, 1)));
    const froms = answers.map((answer) => (answer.ok ? answer.value.from : 0));
    expect(froms).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
  });
});
