import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * The floor to compile for: the development runtime is Electron 33 (Chromium 130, Node 20.18), the shipped one
 * is newer. electron-vite would take its targets from the electron package's version, which is too new for it.
 */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** Where `npm run dev` serves the pages; the application proxies app:// to it. */
const devPort = Number(process.env.FIRSTPOINT_DEV_PORT ?? 5173);

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      sourcemap: 'hidden',
      rolldownOptions: {
        input: {
          main: resolve('electron/main.ts'),
          'argon2-worker': resolve('electron/keys/argon2-worker.ts'),
          'pack-worker': resolve('electron/packs/pack-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      sourcemap: 'hidden',
      // A sandboxed preload may require nothing but 'electron': each is one file with all it needs inside.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          desk: resolve('electron/preload/desk.ts'),
          vault: resolve('electron/preload/vault.ts'),
          display: resolve('electron/preload/display.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: '/',
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      target: chromeTarget,
      minify: true,
      // Read from the disk at start, not fetched: one larger file is no slower than several.
      chunkSizeWarningLimit: 2_000,
      sourcemap: 'hidden',
      modulePreload: { polyfill: false },
      // The content security policy has no data: addresses, so nothing may be inlined as one.
      assetsInlineLimit: 0,
      // Absolute paths: relative ones build, but the development server then loads React twice.
      rolldownOptions: {
        input: {
          desk: resolve('renderer/desk.html'),
          vault: resolve('renderer/vault.html'),
          display: resolve('renderer/display.html'),
        },
        // Zod and the line that keeps it from making code out of text are one chunk, which therefore runs before
        // the chunk with the schemas; split otherwise, the schemas would be made first and trip over the policy.
        output: {
          codeSplitting: {
            groups: [
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|[\\/](jitless|parse-without-eval)\.ts$/ },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      port: devPort,
      strictPort: true,
      // The page's origin is app://desk, so the hot-update client must be told where its socket is.
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: devPort },
    },
  },
});
