import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { waitForMark, type Mark } from './marks';

const root = path.resolve(import.meta.dirname, '../../..');
const electron = process.env.FIRSTPOINT_EXE ?? path.join(root, 'node_modules/electron/dist/electron');
const blank = path.join(root, 'test/bench/blank');

/** Asking a page anything takes the time of its thread: nobody asks before a start is surely over. */
const UNDISTURBED_MS = 2_500;

/** An Electron that was started without a driver, so that nothing but itself takes part in its start. */
export type BareStart = {
  pid: number;
  /** Milliseconds from spawn to a mark in the page whose address begins so. */
  until(mark: Mark, address: string): Promise<number>;
  /** Milliseconds from one mark to another of the same page. */
  between(from: Mark, to: Mark, address: string): Promise<number>;
  /** Asks it to end as the system does, and waits for that. */
  end(): Promise<void>;
};

export const startBlank = (profile: string): Promise<BareStart> =>
  startBare([blank, `--user-data-dir=${profile}`]);

export function startFirstpoint(profile: string, policyFile: string): Promise<BareStart> {
  const which = process.env.FIRSTPOINT_EXE ? [] : [root];
  return startBare([...which, `--user-data-dir=${profile}`, `--policy-file=${policyFile}`]);
}

async function startBare(args: string[]): Promise<BareStart> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // With debugging allowed its processes may be looked at by the user they belong to, for their memory.
  const all = [...args, ...asRoot, '--remote-debugging-port=0', '--allow-sandbox-debugging'];
  const spawnedAt = Date.now();
  const child = spawn(electron, all, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A benchmark that fails leaves nothing running.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data) => {
      said += String(data);
      const [, socket] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (socket) resolve(socket);
    });
    child.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('Electron did not start');
  const socket = await address;
  await wait(Math.max(0, spawnedAt + UNDISTURBED_MS - Date.now()));

  const inPage = async <T>(at: string, ask: (page: Page) => Promise<T>): Promise<T> => {
    const browser = await chromium.connectOverCDP(socket);
    try {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((one) => one.url().startsWith(at));
      if (!page) throw new Error(`no page at ${at}: ${pages.map((one) => one.url()).join(', ')}`);
      return await ask(page);
    } finally {
      await browser.close();
    }
  };
  return {
    pid,
    until: (mark, at) => inPage(at, async (page) => (await waitForMark(page, mark)) - spawnedAt),
    between: (from, to, at) =>
      inPage(at, async (page) => {
        const reached = await waitForMark(page, to);
        return reached - (await waitForMark(page, from));
      }),
    async end() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}
