import { installedRuntime, requireOfficial } from '../electron-runtime/installed.mjs';
import { devRuntimeAllowed, devStamp } from './runtime-settings.mjs';

/**
 * Refuses to package on anything but the official Electron. ALLOW_DEV_RUNTIME=1 is for tests of the package; what
 * is built so carries the stamp in its name.
 * @param {import('electron-builder').AfterPackContext} context what the hook is given has the same shape
 */
export default function beforePack(context) {
  if (!devRuntimeAllowed()) {
    requireOfficial();
    return;
  }
  if (installedRuntime().kind === 'official') return;
  const name = context.packager.config.artifactName ?? '';
  if (!name.includes(devStamp)) {
    throw new Error(
      `a package on the development runtime must have ${devStamp} in its name: use npm run package`,
    );
  }
}
