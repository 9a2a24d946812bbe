#!/usr/bin/env node
// npm run package: the application as a folder in dist/, as users get it.
// npm run release:linux|win|mac: installers; only on the official Electron.
import path from 'node:path';
import { installedRuntime, requireOfficial } from './electron-runtime/installed.mjs';
import { packageApplication } from './packaging/package-application.mjs';
import { devRuntimeAllowed } from './packaging/runtime-settings.mjs';
import { Stop, runMain } from './process/run.mjs';
import { setUp } from './setup/set-up.mjs';

const root = path.resolve(import.meta.dirname, '..');
const thisPlatform =
  process.platform === 'win32' ? '--win' : process.platform === 'darwin' ? '--mac' : '--linux';
const platform = process.argv.slice(2).find((word) => word !== '--release') ?? thisPlatform;
const release = process.argv.includes('--release');

await runMain(async () => {
  await setUp(root, { display: false, keyring: false });
  if (release) {
    try {
      requireOfficial();
    } catch (error) {
      throw new Stop(`No release was built: ${error instanceof Error ? error.message : String(error)}.`);
    }
  } else if (installedRuntime().kind !== 'official' && !devRuntimeAllowed()) {
    throw new Stop(
      'Only the development runtime is installed, and a package on it is not for users. To try packaging itself: ALLOW_DEV_RUNTIME=1 npm run package',
    );
  }
  await packageApplication(root, { targets: release ? [platform] : [platform, 'dir'] });
});
