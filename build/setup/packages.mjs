import fs from 'node:fs';
import path from 'node:path';
import { Stop, run } from '../process/run.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Runs `npm ci` when what is installed is not what the lock file says (nothing at all, on a fresh clone).
 * @param {string} root
 */
export async function ensurePackages(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  if (!wanted) throw new Stop('package-lock.json is missing: is this a complete checkout?');
  if (!differs(wanted, readLock(path.join(root, 'node_modules', '.package-lock.json')))) return;
  console.log('Set-up: installing the Node packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Stop('The Node packages could not be installed: npm says why above.');
}

/**
 * Whether what is installed is not what the lock file says.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed what npm noted in node_modules; undefined when there is nothing
 */
export function differs(wanted, installed) {
  if (!installed) return true;
  return Object.entries(wanted.packages).some(([place, entry]) => {
    if (place === '' || entry.link) return false;
    const found = installed.packages[place];
    // An optional package may rightly be absent: it is for another operating system.
    if (!found) return !(entry.optional ?? entry.devOptional);
    return found.version !== entry.version;
  });
}

/** @param {string} file @returns {Lock | undefined} */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
