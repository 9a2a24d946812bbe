import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../process/run.mjs';
import { ensureUnpacked, hasApt, updateLists } from './unpacked.mjs';

/** Where Debian installs PostgreSQL, a folder for each version. */
const installed = '/usr/lib/postgresql';
/** Where the database server for the tests lies otherwise, relative to the checkout; read by test/support/postgres.ts. */
const place = path.join('node_modules', '.cache', 'firstpoint-postgres');

/** The package with the version that this release of Debian ships. @returns {string | undefined} */
function serverPackage() {
  const { stdout } = spawnSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' });
  return /Depends: (postgresql-\d+)/.exec(stdout ?? '')?.[1];
}

/**
 * PostgreSQL for the tests, which start one of their own and end it: the installed programs, or else Debian's unpacked.
 * @param {string} root
 */
export async function ensureDatabaseServer(root) {
  const versions = fs.existsSync(installed) ? fs.readdirSync(installed) : [];
  if (versions.some((version) => fs.existsSync(path.join(installed, version, 'bin', 'initdb')))) return;
  if (!hasApt()) return;
  const name = serverPackage() ?? ((await updateLists()) ? serverPackage() : undefined);
  if (name === undefined)
    throw new Stop('apt-get knows no PostgreSQL. Run apt-get update, then start again.');
  await ensureUnpacked(path.join(root, place), [name], 'PostgreSQL for the tests');
}
