import path from 'node:path';
import { installedRuntime } from '../electron-runtime/installed.mjs';

/** Stamped into every artefact that is built on the development runtime. */
export const devStamp = 'DEVRUNTIME';

export const devRuntimeAllowed = () => process.env.ALLOW_DEV_RUNTIME === '1';

/**
 * What electron-builder must be told about the runtime, as arguments. With the official one nothing:
 * electron-builder fetches that itself, for the system it packages for.
 * @returns {string[]}
 */
export function runtimeSettings() {
  const found = installedRuntime();
  if (found.kind !== 'dev') return [];
  return [
    `--config.electronVersion=${found.version}`,
    `--config.electronDist=${path.dirname(found.executable)}`,
    `--config.artifactName=\${name}-\${version}-\${os}-\${arch}-${devStamp}.\${ext}`,
  ];
}
