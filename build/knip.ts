import type { KnipConfig } from 'knip';

/** What knip takes as used without an import: where the build, the runners and other processes step in. */
export default {
  entry: [
    'electron/main.ts',
    'electron/keys/argon2-worker.ts',
    'electron/packs/pack-worker.ts',
    'electron/packs/pack-worker.ts',
    'electron/preload/*.ts',
    'renderer/*.html',
    'renderer/app/main.tsx',
    'renderer/vault/main.ts',
    'test/sandbox-crm/main.ts',
    'test/{unit,integration,e2e,packaged}/**/*.{test,spec}.{ts,tsx}',
    // Loaded by path, in an Electron of their own.
    'test/integration/harness/*.{mjs,ts,tsx}',
    'test/bench/**/*.{mjs,ts,tsx}',
    'build/*.{mjs,ts}',
    'build/pack/main.ts',
    'build/test/suites.mjs',
    'build/packaging/*-pack.mjs',
    'build/electron-runtime/default-app/main.mjs',
  ],
  project: ['{electron,renderer,shared,test,build}/**/*.{ts,tsx,mjs,css}'],
  ignoreExportsUsedInFile: true,
  // Debian's own programs.
  ignoreBinaries: [
    'dbus-send',
    'useradd',
    'getent',
    'unshare',
    'dpkg-query',
    'apt-cache',
    'apt-get',
    'openssl',
  ],
  // Fonts come from packages by url().
  compilers: {
    css: (text: string) =>
      Array.from(text.matchAll(/(?:@import |url\()(['"][^'"]+['"])/g), ([, from]) => `import ${from}`).join(
        '\n',
      ),
  },
} satisfies KnipConfig;
