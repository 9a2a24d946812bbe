// A bare Electron around one page on an origin of its own: the vault's modules without the application about them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const pages = app.commandLine.getSwitchValue('harness-pages');
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript' };

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function start() {
  protocol.handle('app', async (request) => {
    const file = path.join(pages, path.normalize(new URL(request.url).pathname));
    const body = await readFile(file).catch(() => null);
    if (!body) return new Response('', { status: 404 });
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(body), { headers: { 'content-type': `${type}; charset=utf-8` } });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  });
  await window.loadURL('app://harness/harness.html');
}

// Not awaited here: Electron becomes ready only once this file has run to its end.
void app.whenReady().then(start);
