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
 * What node_modules/electron holds now. `wanted` is the version that package.json pins.
 * @returns {NoRuntime | OfficialRuntime | DevRuntime}
 */
export function installedRuntime() {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(fs.readFileSync(path.join(electronFolder, 'package.json'), 'utf8'));
  const wanted = manifest.version;
  const program = readIfThere(pathFile);
  const version = readIfThere(path.join(distFolder, 'version'))?.trim().replace(/^v/, '');
  if (!program || !version) return { kind: 'none', wanted };
  const executable = path.join(distFolder, program);
  if (!fs.existsSync(executable)) return { kind: 'none', wanted };
  const marker = readIfThere(path.join(distFolder, markerName));
  if (marker !== undefined) {
    /** @type {{ source: string }} */
    const { source } = JSON.parse(marker);
    return { kind: 'dev', wanted, version, executable, source };
  }
  if (version !== wanted) return { kind: 'none', wanted };
  return { kind: 'official', wanted, version, executable };
}

/** For release builds: throws unless the official runtime is installed. */
export function requireOfficial() {
  const found = installedRuntime();
  if (found.kind === 'official') return found;
  const have = found.kind === 'dev' ? `the development runtime ${found.version}` : 'none';
  throw new Error(`a release needs the official Electron ${found.wanted}, but installed is ${have}`);
}
