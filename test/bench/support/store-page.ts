import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { build } from 'vite';
import type { StoreBench } from '../pages/page';

const root = path.resolve(import.meta.dirname, '../../..');

export type StorePage = {
  call<K extends keyof StoreBench>(
    name: K,
    ...given: Parameters<StoreBench[K]>
  ): Promise<Awaited<ReturnType<StoreBench[K]>>>;
  /** As after a restart: nothing in memory. */
  reload(): Promise<void>;
  close(): Promise<void>;
};

/** The vault's modules in a bare page of a real Electron, the one that the store's tests use, on an empty database. */
export async function openStorePage(): Promise<StorePage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-bench-page-'));
  const pages = path.join(folder, 'pages');
  const source = path.join(import.meta.dirname, '../pages');
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: pages,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.join(source, 'harness.html') },
    },
  });
  const app = await _electron.launch({
    executablePath: path.join(root, 'node_modules/electron/dist/electron'),
    args: [
      path.join(root, 'test/integration/harness/main.mjs'),
      `--user-data-dir=${path.join(folder, 'profile')}`,
      `--harness-pages=${pages}`,
    ],
    chromiumSandbox: process.getuid?.() !== 0,
    cwd: root,
  });
  const page = await app.firstWindow();
  const isReady = (): Promise<unknown> => page.waitForFunction(() => 'bench' in window);
  await isReady();
  return {
    call: (name, ...given) =>
      page.evaluate(([fn, values]) => (window.bench[fn] as (...v: unknown[]) => unknown)(...values), [
        name,
        given,
      ] as const) as never,
    async reload() {
      await (page satisfies Page).reload();
      await isReady();
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
