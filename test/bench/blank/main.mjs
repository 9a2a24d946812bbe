// The least that an Electron application can be: one window with one word, on a sandboxed page. What Firstpoint's
// start is compared with.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const profile = app.commandLine.getSwitchValue('user-data-dir');
if (profile) app.setPath('userData', profile);
await app.whenReady();
const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
await window.loadFile(path.join(import.meta.dirname, 'blank.html'));
app.on('window-all-closed', () => app.quit());
