import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { killTree } from '../../support/process-tree';
import { onSmallDisk, type SmallDisk } from '../../support/small-disk';

const root = path.resolve(import.meta.dirname, '../../..');
const asRoot = process.getuid?.() === 0;
/** The packaged program under test; without it the development build (`electron .`). */
const packaged = process.env.FIRSTPOINT_EXE;
// Named outright: without a path Playwright adds switches of its own, --password-store=basic among them.
const developmentExe = path.join(root, 'node_modules/electron/dist/electron');

export type DeskOptions = {
  profile: string;
  /** IT policy; written to a file of the profile's neighbour folder. */
  policy: Record<string, unknown>;
  env?: Record<string, string>;
  args?: string[];
  /** The profile on a disk of its own, empty at first and gone with the process. */
  disk?: SmallDisk;
};

export type DeskApp = {
  app: ElectronApplication;
  /** The desk's window. */
  page: Page;
  /** The hidden window; it stores nothing while the keys are not ready. */
  vault(): Promise<Page>;
  /** SIGKILL to everything, as a power cut. */
  kill(): Promise<void>;
  /** Asks to quit as a person would and waits until it has ended. */
  close(): Promise<void>;
};

export function newProfile(): { profile: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-'));
  return {
    profile: path.join(folder, 'profile'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

function pageAt(app: ElectronApplication, origin: string): Promise<Page> {
  const there = app.windows().find((w) => w.url().startsWith(origin));
  if (there) return Promise.resolve(there);
  return app.waitForEvent('window', {
    predicate: (w) => w.url().startsWith(origin) || waitForUrl(w, origin),
  });
}

async function waitForUrl(page: Page, origin: string): Promise<boolean> {
  await page.waitForLoadState('domcontentloaded');
  return page.url().startsWith(origin);
}

/** Starts Firstpoint on a profile, with Chromium's sandbox on unless the tests run as root. */
export async function startDesk(options: DeskOptions): Promise<DeskApp> {
  const policyFile = path.join(path.dirname(options.profile), 'policy.json');
  writeFileSync(policyFile, JSON.stringify(options.policy));
  if (!packaged && !existsSync(path.join(root, 'out/main/main.js')))
    throw new Error('build first: npm run build');
  const exe = packaged ?? developmentExe;
  const app = await _electron.launch({
    executablePath: options.disk ? onSmallDisk(exe, options.profile, options.disk) : exe,
    args: [
      ...(packaged ? [] : [root]),
      `--user-data-dir=${options.profile}`,
      `--policy-file=${policyFile}`,
      ...(options.args ?? []),
    ],
    cwd: root,
    chromiumSandbox: !asRoot,
    env: { ...(process.env as Record<string, string>), ...options.env },
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  });
  const pid = app.process().pid;
  if (pid === undefined) throw new Error('Firstpoint did not start');
  const page = await pageAt(app, 'app://desk');
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    vault: () => pageAt(app, 'app://vault'),
    kill: () => killTree(pid),
    close: () => app.close(),
  };
}
