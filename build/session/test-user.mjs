import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stop } from '../process/run.mjs';

const userName = 'firstpoint-test';

export const isRoot = () => process.getuid?.() === 0;

/**
 * The ordinary user that root runs the Electron tests as (made when missing): as root Chromium would run
 * without its sandbox, and permission faults would go unseen.
 */
export function testUser() {
  if (spawnSync('id', [userName]).status !== 0) {
    const made = spawnSync('useradd', ['--create-home', '--shell', '/bin/bash', userName], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Stop(`The user ${userName} could not be made: ${made.stderr.trim()}`);
  }
  const [, , uid, gid, , home] = execFileSync('getent', ['passwd', userName], { encoding: 'utf8' }).split(
    ':',
  );
  const user = { uid: Number(uid), gid: Number(gid), home: home ?? '/' };
  return {
    ...user,
    /** What a program of that user needs in its environment; nothing of root's session leaks in. */
    env: {
      HOME: user.home,
      USER: userName,
      LOGNAME: userName,
      XDG_CACHE_HOME: undefined,
      XDG_CONFIG_HOME: undefined,
      XDG_DATA_HOME: undefined,
      XDG_RUNTIME_DIR: undefined,
      DBUS_SESSION_BUS_ADDRESS: undefined,
      DISPLAY: undefined,
      WAYLAND_DISPLAY: undefined,
      XAUTHORITY: undefined,
    },
    /**
     * A fresh temporary folder that belongs to the user.
     * @param {string} name
     */
    ownFolder(name) {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), `firstpoint-${name}-`));
      fs.chownSync(folder, user.uid, user.gid);
      return folder;
    },
    /**
     * Whether the user can read a file: every folder above it must let others through.
     * @param {string} file
     */
    canRead(file) {
      return spawnSync('test', ['-r', file], { uid: user.uid, gid: user.gid }).status === 0;
    },
  };
}
