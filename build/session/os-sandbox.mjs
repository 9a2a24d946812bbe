import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../process/run.mjs';

const setUserId = 0o4755;

/**
 * Makes sure that Chromium can put its OS sandbox up for an ordinary user. It needs user namespaces; where the
 * kernel refuses those, the helper beside the program must belong to root with the set-user-id bit: as root that is
 * done here, else the line to run is named.
 * @param {string[]} executables
 * @param {{ uid?: number, gid?: number }} [user] who will run them, when we are root
 */
export function ensureOsSandbox(executables, user = {}) {
  if (process.platform !== 'linux') return;
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true'], user).status === 0) return;
  const helpers = executables.map((file) => path.join(path.dirname(file), 'chrome-sandbox'));
  const wrong = helpers.filter((file) => {
    const { uid, mode } = fs.statSync(file);
    return uid !== 0 || (mode & setUserId) !== setUserId;
  });
  if (wrong.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Stop(
      `This system gives ordinary users no namespaces, so Chromium's sandbox needs its helper. Run this, then start again:\n\n  sudo chown root:root ${wrong.join(' ')} && sudo chmod 4755 ${wrong.join(' ')}\n`,
    );
  }
  for (const file of wrong) {
    // A copy: the file may be a hard link into the cache of the user who fetched it.
    fs.copyFileSync(file, `${file}.new`);
    fs.renameSync(`${file}.new`, file);
    fs.chownSync(file, 0, 0);
    fs.chmodSync(file, setUserId);
  }
}
