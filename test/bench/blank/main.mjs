// The least that an Electron application can be: one window with one word, on a sandboxed page. What Firstpoint's
// start is compared with.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'));

// Not awaited here: Electron becomes ready only once this file has run to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  return window.loadFile(path.join(import.meta.dirname, 'blank.html'));
});
