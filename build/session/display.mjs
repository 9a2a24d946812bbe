import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../process/run.mjs';

/** A reception PC's screen. */
const screen = '1366x768x24';

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/**
 * Starts a virtual display (Xvfb) that only this user can reach.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {string} folder a private folder for the display's key
 * @returns {Promise<{ DISPLAY: string, XAUTHORITY: string }>} what a program needs to find it
 */
export async function startDisplay(keeper, folder) {
  const authority = path.join(folder, 'Xauthority');
  fs.writeFileSync(authority, authorityEntry(), { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority];
  const child = keeper.start('Xvfb', 'Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const numbers = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Stop(`The virtual display (Xvfb) did not start: ${error.message}`)),
    );
    child.once('exit', () => reject(new Stop('The virtual display (Xvfb) ended at once.')));
    numbers.once('data', (data) => resolve(String(data).trim()));
  });
  return { DISPLAY: `:${number}`, XAUTHORITY: authority };
}

/** One entry of an Xauthority file that fits any display number, as the number is not known yet. */
function authorityEntry() {
  const anyFamily = Buffer.from([0xff, 0xff]);
  return Buffer.concat([
    anyFamily,
    sized(''),
    sized(''),
    sized('MIT-MAGIC-COOKIE-1'),
    sized(randomBytes(16)),
  ]);
}

/** @param {string | Buffer} value */
function sized(value) {
  const bytes = Buffer.from(/** @type {Buffer} */ (value));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
