import fs from 'node:fs';
import path from 'node:path';

export const electronFolder = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'electron');
/** Where every tool (electron, electron-vite, Playwright) looks for the program. */
export const distFolder = path.join(electronFolder, 'dist');
/** Holds the program's name inside `dist`; the electron package reads it. */
export const pathFile = path.join(electronFolder, 'path.txt');
/** Its presence in `dist` marks the development runtime. */
export const markerName = 'DEV-RUNTIME.json';

/**
 * @typedef {{ kind: 'none', wanted: string }} NoRuntime
 * @typedef {{ kind: 'official', wanted: string, version: string, executable: string }} OfficialRuntime
 * @typedef {{ kind: 'dev', wanted: string, version: string, executable: string, source: string }} DevRuntime
 */

/** @param {string} file @returns {string | undefined} */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * What an installed electron package holds now. `wanted` is the version that the package asks for.
 * @param {string} [folder] the package's; this checkout's when it is left out
 * @returns {NoRuntime | OfficialRuntime | DevRuntime}
 */
export function installedRuntime(folder = electronFolder) {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const wanted = manifest.version;
  const dist = path.join(folder, 'dist');
  const program = readIfThere(path.join(folder, 'path.txt'));
  const version = readIfThere(path.join(dist, 'version'))?.trim().replace(/^v/, '');
  if (!program || !version) return { kind: 'none', wanted };
  const executable = path.join(dist, program);
  if (!fs.existsSync(executable)) return { kind: 'none', wanted };
  const marker = readIfThere(path.join(dist, markerName));
  if (marker !== undefined) {
    /** @type {{ source: string }} */
    const { source } = JSON.parse(marker);
    return { kind: 'dev', wanted, version, executable, source };
  }
  if (version !== wanted) return { kind: 'none', wanted };
  return { kind: 'official', wanted, version, executable };
}

/**
 * For release builds: throws unless the official runtime is installed.
 * @param {string} [folder] as for `installedRuntime`
 */
export function requireOfficial(folder = electronFolder) {
  const found = installedRuntime(folder);
  if (found.kind === 'official') return found;
  const have = found.kind === 'dev' ? `the development runtime ${found.version}` : 'none';
  throw new Error(`a release needs the official Electron ${found.wanted}, but installed is ${have}`);
}
