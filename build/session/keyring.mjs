import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Stop } from '../process/run.mjs';

const readyTimeoutMs = 15_000;

/** Whether the desktop has a keychain to offer (the Secret Service, running or startable). */
export function hasDesktopKeychain() {
  if (process.platform !== 'linux') return true;
  for (const method of ['ListNames', 'ListActivatableNames']) {
    if (
      askBus({}, ['/org/freedesktop/DBus', `org.freedesktop.DBus.${method}`]).includes(
        'org.freedesktop.secrets',
      )
    ) {
      return true;
    }
  }
  return false;
}

/**
 * Starts a session bus of its own with an unlocked gnome-keyring on it. The bus starts no other service, so
 * nothing is left behind when both have stopped.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {object} folders
 * @param {string} folders.kept holds the keyring and its password (mode 0600) from one start to the next
 * @param {string} folders.temporary private, for sockets: its path must be short
 * @returns {Promise<{ DBUS_SESSION_BUS_ADDRESS: string }>} what a program needs to find it; throws a `Stop` when
 *   the keyring doesn't open
 */
export async function startKeyring(keeper, folders) {
  fs.mkdirSync(folders.kept, { recursive: true, mode: 0o700 });
  const env = { ...process.env, XDG_DATA_HOME: folders.kept, XDG_RUNTIME_DIR: folders.temporary };
  const bus = { ...env, DBUS_SESSION_BUS_ADDRESS: await startBus(keeper, folders.temporary) };

  const daemon = keeper.start('gnome-keyring', 'gnome-keyring-daemon', daemonArguments(folders.temporary), {
    env: bus,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let failed = '';
  daemon.once('error', (error) => (failed = error.message));
  daemon.once('exit', (code) => (failed = `it ended with ${code}`));
  daemon.stdin?.end(password(folders.kept));

  for (const started = Date.now(); Date.now() - started < readyTimeoutMs; await wait(50)) {
    if (failed) throw new Stop(`gnome-keyring did not start: ${failed}`);
    const state = lockState(bus);
    if (state === 'open') return { DBUS_SESSION_BUS_ADDRESS: bus.DBUS_SESSION_BUS_ADDRESS };
    if (state === 'locked') break;
  }
  throw new Stop(
    `The keyring in ${folders.kept} does not open with the password kept beside it. Delete that folder to start with a new one.`,
  );
}

/** @param {string} folder */
function daemonArguments(folder) {
  return ['--foreground', '--unlock', '--components=secrets', `--control-directory=${folder}`];
}

/**
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {string} folder
 * @returns {Promise<string>} the bus's address
 */
async function startBus(keeper, folder) {
  const config = path.join(folder, 'bus.conf');
  fs.writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'];
  const child = keeper.start('D-Bus', 'dbus-daemon', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Stop(`D-Bus did not start: ${error.message}`)));
    child.once('exit', () => reject(new Stop('D-Bus ended at once.')));
    output.once('data', (data) => resolve(String(data).trim()));
  });
}

/** The keyring's password; never empty, for then the daemon would ask on a screen. @param {string} folder */
function password(folder) {
  const file = path.join(folder, 'password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

/** @param {NodeJS.ProcessEnv} env @returns {'absent' | 'locked' | 'open'} */
function lockState(env) {
  const answer = askBus(env, [
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets/collection/login',
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  ]);
  if (answer.includes('boolean false')) return 'open';
  return answer.includes('boolean true') ? 'locked' : 'absent';
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} message @returns {string} empty when nothing answers */
function askBus(env, message) {
  const bus = message.some((word) => word.startsWith('--dest')) ? [] : ['--dest=org.freedesktop.DBus'];
  const run = spawnSync(
    'dbus-send',
    ['--session', '--print-reply', '--reply-timeout=2000', ...bus, ...message],
    {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    },
  );
  return run.status === 0 ? run.stdout : '';
}
