import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type Page } from '@playwright/test';
import { build } from 'vite';
import { nothingKept, type KeptByMain } from '../../support/fake-main';
import { killTree } from '../../support/process-tree';
import { fillDisk, onSmallDisk, type SmallDisk } from '../../support/small-disk';
import type { KeyService } from '../../../electron/keys/key-service';
import type { Harness, KeysAsked, OpenOptions, RawKey } from './page';

const root = path.resolve(import.meta.dirname, '../../..');
const electron = path.join(root, 'node_modules/electron/dist/electron');
const asRoot = process.getuid?.() === 0;

/** One start of the bare Electron on a profile. */
export type StoreApp = {
  page: Page;
  /** Calls one function of the page's harness. */
  call<K extends keyof Harness>(
    name: K,
    ...given: Parameters<Harness[K]>
  ): Promise<Awaited<ReturnType<Harness[K]>>>;
  /** Leaves no byte free on the profile's disk, or all of it again. */
  fillDisk(full: boolean): Promise<void>;
  /** Loads the page anew and opens the store, as the vault's page does when the platform answers it no more. */
  startAgain(options: Omit<OpenOptions, 'kept'>): Promise<void>;
  /** SIGKILL to the whole process tree. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

export type StoreDesk = {
  profile: string;
  /** What main would have on disk: survives every kill. */
  kept(): KeptByMain;
  /** Starts Electron and opens the store; `keys`: with the keys of this key service, not with those of `kept`. */
  open(options: Omit<OpenOptions, 'kept' | 'realKeys'>, keys?: KeyService): Promise<StoreApp>;
  /** Starts Electron and opens nothing. */
  start(on?: { profile?: string; disk?: SmallDisk; keys?: KeyService }): Promise<StoreApp>;
};

type Worker = { pages: string };

async function answerFrom(keys: KeyService, asked: KeysAsked): Promise<RawKey[]> {
  if (asked.ask === 'all') return keys.all().map(({ name, raw }) => ({ name, raw: [...raw] }));
  const answer = asked.ask === 'ensure' ? await keys.ensure(asked.name) : await keys.burn(asked.names);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return answer.value ? [{ name: answer.value.name, raw: [...answer.value.raw] }] : [];
}

export const test = base.extend<{ desk: StoreDesk }, Worker>({
  pages: [
    async ({}, use) => {
      const outDir = mkdtempSync(path.join(tmpdir(), 'firstpoint-harness-'));
      await build({
        root: import.meta.dirname,
        configFile: false,
        logLevel: 'error',
        build: {
          outDir,
          emptyOutDir: true,
          target: 'chrome130',
          minify: false,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: path.join(import.meta.dirname, 'harness.html') },
        },
      });
      await use(outDir);
      rmSync(outDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  desk: async ({ pages }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-store-'));
    const profile = path.join(folder, 'profile');
    let kept = nothingKept();
    const apps: StoreApp[] = [];

    const start: StoreDesk['start'] = async ({ profile: at = profile, disk, keys } = {}) => {
      const app = await _electron.launch({
        executablePath: disk ? onSmallDisk(electron, at, disk) : electron,
        args: [
          path.join(import.meta.dirname, 'main.mjs'),
          `--user-data-dir=${at}`,
          `--harness-pages=${pages}`,
        ],
        chromiumSandbox: !asRoot,
        cwd: root,
      });
      const page = await app.firstWindow();
      await page.waitForFunction(() => 'harness' in window);
      await page.exposeFunction('keepForMain', (after: KeptByMain) => void (kept = after));
      if (keys) await page.exposeFunction('askKeys', (asked: KeysAsked) => answerFrom(keys, asked));
      const pid = app.process().pid ?? 0;
      const one: StoreApp = {
        page,
        call: (name, ...given) =>
          page.evaluate(([fn, values]) => (window.harness[fn] as (...v: unknown[]) => unknown)(...values), [
            name,
            given,
          ] as const) as never,
        fillDisk: (full) => fillDisk(app, full),
        async startAgain(options) {
          await page.reload();
          await page.waitForFunction(() => 'harness' in window);
          await one.call('open', { ...options, kept: structuredClone(kept) });
        },
        kill: () => killTree(pid),
        close: () => app.close(),
      };
      apps.push(one);
      return one;
    };

    await use({
      profile,
      kept: () => kept,
      start,
      async open(options, keys) {
        const app = await start({ keys });
        const realKeys = keys !== undefined;
        const { state } = await app.call('open', { ...options, realKeys, kept: structuredClone(kept) });
        if (state !== 'open') throw new Error(`the store is ${state}`);
        return app;
      },
    });
    for (const app of apps) await app.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  },
});
