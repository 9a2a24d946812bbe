import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Stop } from '../process/run.mjs';
import { ended } from '../process/ended.mjs';
import { logFile } from './log-file.mjs';

const lockedExit = 3;
const readyTimeoutMs = 60_000;

/**
 * Starts the sandbox CRM, on the port of the last start where that is free: the desk was enrolled there.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {string} root
 * @param {string} sandbox the folder that all of the sandbox's data lives in
 * @returns {Promise<{ url: string, packKey: PackKey, child: import('node:child_process').ChildProcess }>} `url` ends
 *   with a slash
 */
export async function startSandboxCrm(keeper, root, sandbox) {
  const portFile = path.join(sandbox, 'port');
  const port = await lastPort(portFile);
  const main = path.join('test', 'sandbox-crm', 'main.ts');
  const args = ['--import', 'tsx', main, '--port', String(port), '--data', path.join(sandbox, 'crm')];
  const child = keeper.start('the sandbox CRM', process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = logFile(child, path.join(sandbox, 'crm.log'));
  const late = AbortSignal.timeout(readyTimeoutMs);
  const answer = await Promise.race([
    log.says(/sandbox CRM at (http:\/\/127\.0\.0\.1:(\d+)\/)/),
    ended(child),
    new Promise((resolve) => late.addEventListener('abort', () => resolve(undefined))),
  ]);
  if (answer === lockedExit)
    throw new Stop(`The sandbox CRM's data is in use by another process.\n${log.tail()}`);
  if (!Array.isArray(answer)) {
    throw new Stop(`The sandbox CRM did not start (its output: ${log.file}).\n${log.tail()}`);
  }
  fs.writeFileSync(portFile, String(answer[2]));
  const url = String(answer[1]);
  return { url, packKey: await packKeyOf(url), child };
}

/** @typedef {{ keyId: string, publicKey: string }} PackKey what the CRM signs council packs with */

/** @param {string} url @returns {Promise<PackKey>} */
async function packKeyOf(url) {
  const answer = await fetch(new URL('sandbox/pack', url));
  const { keyId, publicKey } = /** @type {PackKey} */ (await answer.json());
  return { keyId, publicKey };
}

/** @param {string} file @returns {Promise<number>} 0 (any free port) when there was none or it is taken */
async function lastPort(file) {
  if (!fs.existsSync(file)) return 0;
  const port = Number(fs.readFileSync(file, 'utf8'));
  return Number.isInteger(port) && (await isFree(port)) ? port : 0;
}

/** @param {number} port @returns {Promise<boolean>} */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
