import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockFolder } from '../../sandbox-crm/folder-lock';
import type { FolderLock, LockPlace } from '../../sandbox-crm/folder-lock';
import { enrolDesk } from './crm-desk';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
/** What must be given back after each test, whatever became of it. */
const leftovers: (() => Promise<unknown> | void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-crm-'));
});
afterEach(async () => {
  for (const clear of leftovers.splice(0)) await clear();
  await rm(folder, { recursive: true, force: true });
});

async function lock(where: string, place?: LockPlace): Promise<FolderLock> {
  const got = await lockFolder(where, place);
  if (got.ok) leftovers.push(() => got.release());
  return got;
}

const usual: LockPlace = process.platform === 'win32' ? 'named-pipe' : 'loopback-port';
const places: LockPlace[] = process.platform === 'linux' ? ['abstract-socket', 'loopback-port'] : [usual];

describe.each(places)('a folder’s lock (%s)', (place) => {
  test('is held by one at a time, who says where it can be reached, and is free once given back', async () => {
    const first = await lockFolder(folder, place);
    if (!first.ok) throw new Error('not locked');
    first.announce('http://127.0.0.1:1/');
    expect(await lock(folder, place)).toEqual({ ok: false, holderUrl: 'http://127.0.0.1:1/' });
    await first.release();
    expect((await lock(folder, place)).ok).toBe(true);
  });

  test('is one for two spellings of a folder, and another for another folder', async () => {
    const real = path.join(folder, 'real');
    const link = path.join(folder, 'link');
    await mkdir(real);
    await symlink(real, link);
    expect((await lock(real, place)).ok).toBe(true);
    expect((await lock(link, place)).ok).toBe(false);
    expect((await lock(path.join(folder, 'other'), place)).ok).toBe(true);
  });
});

test('a stranger on the port of a folder’s lock is not taken for its holder', async () => {
  const probe = vi.spyOn(net.Server.prototype, 'listen');
  expect((await lock(folder, 'loopback-port')).ok).toBe(true);
  const address = probe.mock.calls[0]?.[0] as unknown as { port: number };
  probe.mockRestore();
  for (const clear of leftovers.splice(0)) await clear();

  const stranger = net.createServer((socket) => socket.end('220 something else\r\n'));
  await new Promise<void>((resolve) => stranger.listen(address.port, '127.0.0.1', resolve));
  leftovers.push(() => new Promise<void>((resolve) => stranger.close(() => resolve())));
  expect((await lock(folder, 'loopback-port')).ok).toBe(true);
  expect((await lock(folder, 'loopback-port')).ok).toBe(false);
});

describe('the command', () => {
  test('kill -9 in the middle of a drain frees the folder at once, loses nothing it acknowledged, doubles nothing', async () => {
    const first = await run('--data', folder);
    const d = await enrolDesk(first.url);
    const queue = Array.from({ length: 40 }, () => Array.from({ length: 25 }, () => d.create()));
    let acknowledged = 0;
    const draining = (async () => {
      for (const items of queue) {
        const results = await d.push(...items);
        acknowledged += results.filter((r) => r.result === 'applied').length;
        if (acknowledged === 100) first.kill('SIGKILL');
      }
    })();
    await expect(draining).rejects.toThrow();
    await first.ended;

    const second = await run('--data', folder);
    const arrived = async () => {
      const answer = await fetch(new URL('/sandbox/enquiries', second.url));
      return ((await answer.json()) as { items: { id: string }[] }).items.map((e) => e.id);
    };
    const kept = new Set(await arrived());
    const promised = queue.flat().slice(0, acknowledged);
    expect(promised.filter((item) => !kept.has(item.entityId))).toEqual([]);
    // Its token still opens, and the whole queue again makes each enquiry once.
    const again = await enrolDesk(second.url, { deviceId: d.deviceId });
    for (const items of queue) await again.push(...items);
    expect((await arrived()).sort()).toEqual(
      queue
        .flat()
        .map((item) => item.entityId)
        .sort(),
    );
    second.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0 });
  });

  test('a second one on the same folder ends with 3 and says who has it', async () => {
    const first = await run('--data', folder);
    const second = await runToEnd('--data', folder);
    expect(second.code).toBe(3);
    expect(second.output.trim()).toBe(
      `The data folder ${folder} is in use by the sandbox CRM at ${first.url}.`,
    );
    first.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 0 });
  });

  test('a port that is taken and arguments that are none get a sentence, not a stack', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    leftovers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.address() as net.AddressInfo;
    const taken = await runToEnd('--port', String(port));
    expect(taken).toEqual({
      code: 4,
      output: `Port ${port} is taken or not allowed. Choose another with --port.\n`,
    });
    const wrong = await runToEnd('--port', 'eighty');
    expect(wrong.code).toBe(2);
    expect(wrong.output).toMatch(/^eighty is not a port\.\nUse: /);
  });
});

function start(args: string[]) {
  const { DATABASE_URL: _none, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/sandbox-crm/main.ts', ...args], { env });
  leftovers.push(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return { child, ended, said: () => output };
}

const runToEnd = (...args: string[]) => start(args).ended;

async function run(...args: string[]) {
  const { child, ended, said } = start(args);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /^sandbox CRM at (http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(said());
      if (found?.[1]) resolve(found[1]);
    });
    void ended.then(({ code, output }) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { url, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
