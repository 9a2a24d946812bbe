import { copyFileSync, readdirSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createKeyService, type KeyService } from '../../../electron/keys/key-service';
import { Crash, crashPoints, stumblingPoint } from './crash';
import { memoryStore } from './memory-store';
import { newFolder } from './new-folder';
import { hex, thief } from './thief';

// Hundreds of runs in one test, on a disk that others use too.
vi.setConfig({ testTimeout: 120_000 });

const STAYS = 'due/2026-12-23';
const GOES = 'open/2026-11-22';

type Scene = { dir: string; entries: Map<string, Uint8Array>; stays: string; goes: string };

async function scene(): Promise<Scene> {
  const dir = newFolder();
  const { store, entries } = memoryStore();
  const service = await createKeyService({ dir, allowPassphrase: false, credentialStore: store });
  const stays = await rawOf(service, STAYS);
  const goes = await rawOf(service, GOES);
  await service.close();
  return { dir, entries, stays, goes };
}

async function rawOf(service: KeyService, name: string): Promise<string> {
  const answer = await service.ensure(name);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return hex(answer.value.raw);
}

/** Opens the service and works with it until it is done or the crash point is reached. */
async function run(
  { dir, entries }: Scene,
  points: ReturnType<typeof crashPoints>,
  work: (service: KeyService) => Promise<unknown>,
): Promise<void> {
  const { store } = memoryStore(entries, points.pass);
  const service = await createKeyService({
    dir,
    allowPassphrase: false,
    credentialStore: store,
    step: points.pass,
  }).catch((error: unknown) => {
    if (points.reached()) return null;
    throw error;
  });
  if (service) await work(service);
}

async function reopened({ dir, entries }: Scene): Promise<KeyService> {
  const { store } = memoryStore(entries);
  const service = await createKeyService({ dir, allowPassphrase: false, credentialStore: store });
  expect(service.state()).toEqual({ state: 'ready', passphrase: false });
  return service;
}

async function expectTidy(stage: Scene, service: KeyService): Promise<void> {
  expect(await service.burn([])).toEqual({ ok: true, value: null });
  expect(readdirSync(stage.dir)).toEqual(['keyring.json']);
  const secrets = [...stage.entries].filter(([, bytes]) => bytes.length === 32);
  expect(secrets).toHaveLength(1);
}

const burnPoints = crashPoints();
await run(await scene(), burnPoints, (service) => service.burn([GOES]));
const everyPoint = burnPoints.passed.map((name, index) => ({
  at: index + 1,
  name: name.replace(/[0-9a-f-]{36}/, 'id'),
}));

describe('a burn that ends at', () => {
  test('a good many points can be tried', () => {
    const names = everyPoint.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['link old', 'store set id/2', 'write next', 'rename next']),
    );
    expect(names).toEqual(
      expect.arrayContaining(['store delete id/1', 'overwrite remnant', 'remove remnant']),
    );
  });

  test.each(everyPoint)(
    '$at, before "$name", opens at the next start and is finished then',
    async ({ at }) => {
      const stage = await scene();
      const burglar = thief(stage.dir);
      burglar.copyAll();
      const points = crashPoints(at, () => burglar.copyAll());
      let acknowledged = false;
      await run(stage, points, async (service) => {
        acknowledged = await service.burn([GOES]).then(
          (answer) => answer.ok,
          () => false,
        );
      });
      expect(acknowledged).toBe(false);

      const service = await reopened(stage);
      await expectTidy(stage, service);
      burglar.copyAll();
      const held = new Map(service.all().map(({ name, raw }) => [name, hex(raw)]));
      expect(held.get(STAYS)).toBe(stage.stays);
      expect([...held.keys()].every((name) => name === STAYS || name === GOES)).toBe(true);
      // Burned or not, as the crash had it; but what copies give up is never more than what is held.
      for (const found of burglar.opens(stage.entries).keys()) {
        expect([...held].map(([name, raw]) => `${name} ${raw}`)).toContain(found);
      }

      expect(await service.burn([GOES])).toEqual({ ok: true, value: null });
      burglar.copyAll();
      expect([...burglar.opens(stage.entries).values()]).not.toContain(GOES);
      expect((await reopened(stage)).all().map(({ raw }) => hex(raw))).toEqual([stage.stays]);
    },
  );

  test.each(everyPoint)('$at, and again at every point of the next start, still opens', async ({ at }) => {
    for (let second = 1; ; second += 1) {
      const stage = await scene();
      await run(stage, crashPoints(at), (service) => service.burn([GOES]).catch(() => undefined));
      const points = crashPoints(second);
      await run(stage, points, (service) => service.burn([]).catch(() => undefined));
      const service = await reopened(stage);
      await expectTidy(stage, service);
      expect(service.all().map(({ raw }) => hex(raw))).toContain(stage.stays);
      if (!points.reached()) break;
    }
  });

  test('the rename, lost in a power cut, opens as it was before', async () => {
    const at = everyPoint.findIndex(({ name }) => name === 'flush folder after rename') + 1;
    const stage = await scene();
    const before = `${stage.dir}-before.json`;
    copyFileSync(join(stage.dir, 'keyring.json'), before);
    await run(stage, crashPoints(at), (service) => service.burn([GOES]).catch(() => undefined));
    copyFileSync(before, join(stage.dir, 'keyring.json'));
    const service = await reopened(stage);
    await expectTidy(stage, service);
    expect(service.all()).toHaveLength(2);
  });

  test('a half-written new file opens as it was before', async () => {
    const at = everyPoint.findIndex(({ name }) => name === 'flush next') + 1;
    const stage = await scene();
    await run(stage, crashPoints(at), (service) => service.burn([GOES]).catch(() => undefined));
    truncateSync(join(stage.dir, 'keyring.next.json'), 40);
    const service = await reopened(stage);
    await expectTidy(stage, service);
    expect(service.all()).toHaveLength(2);
  });
});

describe('a first start that ends anywhere', () => {
  test('begins anew at the next one', async () => {
    for (let at = 1; ; at += 1) {
      const stage = { dir: newFolder(), entries: new Map(), stays: '', goes: '' };
      const points = crashPoints(at);
      await run(stage, points, async () => undefined);
      const service = await reopened(stage);
      expect(await service.ensure(STAYS)).toMatchObject({ ok: true });
      if (!points.reached()) break;
    }
  });
});

describe('a key being made when the process ends', () => {
  test('is on disk if it was given out, and costs no other key', async () => {
    for (let at = 1; ; at += 1) {
      const stage = await scene();
      const points = crashPoints(at);
      let given: string | null = null;
      await run(stage, points, async (service) => {
        const answer = await service.ensure('open/2026-11-23').catch(() => null);
        if (answer?.ok) given = hex(answer.value.raw);
      });
      const held = (await reopened(stage)).all().map(({ raw }) => hex(raw));
      expect(held).toEqual(expect.arrayContaining([stage.stays, stage.goes, ...(given ? [given] : [])]));
      if (!points.reached()) break;
    }
  });
});

test('a burn that fails anywhere says so, leaves every other key usable, and is done when it is asked again', async () => {
  for (let at = 1; ; at += 1) {
    const stage = await scene();
    const burglar = thief(stage.dir);
    burglar.copyAll();
    let stumble = stumblingPoint(Infinity);
    const pass = (name: string) => stumble.pass(name);
    const { store } = memoryStore(stage.entries, pass);
    const service = await createKeyService({
      dir: stage.dir,
      allowPassphrase: false,
      credentialStore: store,
      step: pass,
    });
    stumble = stumblingPoint(at);
    const answer = await service.burn([GOES]);
    expect(answer.ok).toBe(!stumble.reached());
    stumble = stumblingPoint(Infinity);
    const made = await rawOf(service, 'open/2026-11-23');
    burglar.copyAll();
    expect(await service.burn([GOES])).toEqual({ ok: true, value: null });
    burglar.copyAll();
    expect([...burglar.opens(stage.entries).values()]).not.toContain(GOES);
    const again = await reopened(stage);
    await expectTidy(stage, again);
    expect(new Set(again.all().map(({ raw }) => hex(raw)))).toEqual(new Set([stage.stays, made]));
    if (answer.ok) break;
  }
});

test('the bytes of the old file are overwritten, not just unlinked', async () => {
  const stage = await scene();
  const old = await open(join(stage.dir, 'keyring.json'), 'r');
  const before = await old.readFile();
  const service = await reopened(stage);
  await service.burn([GOES]);
  const after = Buffer.alloc(before.length);
  await old.read(after, 0, after.length, 0);
  await old.close();
  expect(after.equals(before)).toBe(false);
  expect(after.includes('keyringId')).toBe(false);
});

test('a crash is told from a failure', () => {
  expect(() => crashPoints(1).pass('x')).toThrow(Crash);
});
