import { createHash } from 'node:crypto';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/**
 * Makes sure that one checkout's sandbox is started once. Held as a listening socket, which the operating system
 * frees however we end, a crash included.
 * @param {string} root the checkout
 * @returns {Promise<{ ok: true, announce: (text: string) => void } | { ok: false, running: string }>}
 *   `announce` sets what a second start is told; `running` is what the first one has announced
 */
export async function onlyOne(root) {
  const address = socketAddress(root);
  let announcement = `process ${process.pid}, still starting`;
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(announcement);
  });
  const listening = await new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(address, () => resolve(true));
  });
  if (!listening) return { ok: false, running: await ask(address) };
  server.unref();
  return { ok: true, announce: (text) => (announcement = `process ${process.pid}, ${text}`) };
}

/** @param {string} root */
function socketAddress(root) {
  const name = `firstpoint-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // An abstract socket leaves no file behind; only Linux has them.
  return process.platform === 'linux' ? `\0${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/** @param {string} address @returns {Promise<string>} */
function ask(address) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(address);
    socket.on('data', (data) => (answer += String(data)));
    socket.once('error', () => resolve('it does not say more'));
    socket.once('end', () => resolve(answer));
  });
}
