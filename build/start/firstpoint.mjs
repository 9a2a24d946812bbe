import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installedRuntime } from '../electron-runtime/installed.mjs';
import { Stop } from '../process/run.mjs';
import { ended } from '../process/ended.mjs';
import { logFile } from './log-file.mjs';
import { demonstrationRole } from './demonstration-role.mjs';
import { isFree } from './sandbox-crm.mjs';

const firstDevPort = 5173;

/**
 * @typedef {object} Launch
 * @property {string} root
 * @property {string} sandbox
 * @property {string} profile the user data folder
 * @property {string} crmUrl
 * @property {{ keyId: string, publicKey: string }} packKey what the CRM signs council packs with
 * @property {string | null} pack the demonstration pack to try, instead of the built-in one
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} switches for Chromium
 */

/** The IT policy of the sandbox's desk. @param {Launch} launch @returns {string[]} the application's arguments */
function applicationArguments({ sandbox, profile, crmUrl, packKey, pack, switches }) {
  const policyFile = path.join(sandbox, 'policy.json');
  const policy = {
    crm: { url: crmUrl.replace(/\/$/, ''), enrolmentCode: 'SANDBOX-DESK', production: false },
    sandbox: true,
    packKeys: [packKey],
    keys: { passphraseAllowed: false },
    roles: [demonstrationRole],
    ...(pack ? { packFile: pack, packFileUnsigned: true } : {}),
  };
  fs.writeFileSync(policyFile, `${JSON.stringify(policy, undefined, 2)}\n`);
  return [`--policy-file=${policyFile}`, `--user-data-dir=${profile}`, ...switches];
}

/**
 * Watches the application's own log.
 * @param {string} profile
 * @returns {() => Promise<void>} resolves when the application has said that it is up, counted from now
 */
export function startNotice(profile) {
  const file = path.join(profile, 'logs', 'firstpoint.log');
  const read = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  const before = read().length;
  return async () => {
    // A file that has become shorter was begun anew.
    const isUp = (/** @type {string} */ text) =>
      text.slice(text.length < before ? 0 : before).includes(' started ');
    while (!isUp(read())) await wait(100);
  };
}

/**
 * Starts the built application.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {Launch & { driven: boolean }} launch `driven`: with a debugging port, for the made-up call
 */
export function startFirstpoint(keeper, launch) {
  const runtime = installedRuntime();
  if (runtime.kind === 'none') throw new Stop('Electron is not installed.');
  const args = ['.', ...applicationArguments(launch)];
  if (launch.driven) args.push('--remote-debugging-port=0');
  const child = keeper.start('Firstpoint', runtime.executable, args, {
    cwd: launch.root,
    env: launch.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = logFile(child, path.join(launch.sandbox, 'firstpoint.log'));
  const debuggingAddress = log.says(/DevTools listening on (ws:\S+)/).then((match) => String(match[1]));
  return { child, log, debuggingAddress };
}

/**
 * Starts the application from its sources, with hot reload.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {Launch} launch
 */
export async function startDevelopment(keeper, launch) {
  // What a development build leaves in out/ is no build of the sources.
  fs.rmSync(path.join(launch.root, 'out', '.stamp'), { force: true });
  let port = firstDevPort;
  while (!(await isFree(port))) port += 1;
  const electronVite = path.join(launch.root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [electronVite, 'dev', '--config', 'build/electron.vite.config.ts', '--watch'];
  if (launch.switches.includes('--no-sandbox')) args.push('--noSandbox');
  const child = keeper.start(
    'Firstpoint',
    process.execPath,
    [...args, '--', ...applicationArguments(launch)],
    {
      cwd: launch.root,
      env: { ...launch.env, FIRSTPOINT_DEV_PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit'],
      // Else the application would complain that its development server is gone.
      endWhole: true,
    },
  );
  return { child, log: undefined, debuggingAddress: undefined };
}

/**
 * Rejects with a sentence when the application ends before it is up.
 * @param {{ child: import('node:child_process').ChildProcess, log?: ReturnType<typeof logFile> }} application
 * @returns {Promise<never>}
 */
export async function failsEarly({ child, log }) {
  const code = await ended(child);
  throw new Stop(
    log
      ? `Firstpoint ended at once (${code}). Its output is in ${log.file}:\n${log.tail()}`
      : `Firstpoint ended at once (${code}).`,
  );
}
