import fs from 'node:fs';
import path from 'node:path';
import { ensureUnpacked, hasApt } from './unpacked.mjs';

/** Exim, and what lets it run as an ordinary user: a passwd file of its own. */
const packages = ['exim4-daemon-light', 'libnss-wrapper'];

/** Where the mail server for the tests lies, relative to the checkout; read by test/support/exim.ts. */
const place = path.join('node_modules', '.cache', 'firstpoint-exim');

/**
 * Debian's own mail server for the tests: unpacked, so that nothing listens on port 25.
 * @param {string} root
 */
export async function ensureMailServer(root) {
  if (!hasApt()) return;
  const folder = path.join(root, place);
  await ensureUnpacked(folder, packages, 'Debian’s mail server for the tests');
  // Here it never is root's.
  fs.chmodSync(path.join(folder, 'usr', 'sbin', 'exim4'), 0o755);
}
