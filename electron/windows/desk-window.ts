import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { pageOrigins } from '../../shared/ipc/port-names';
import { windowTitles } from '../../shared/ipc/window-titles';

type DeskWindowNeeds = {
  /** IT may keep the window out of screen captures; off by default, for it also shuts out some magnifiers. */
  contentProtection: boolean;
  /** The person closes the window; unless true is answered it stays, for quitting decides, not the window. */
  onCloseAsked(): boolean;
  onFocus(): void;
  onNotLoaded(error: unknown): void;
  /** Its process died: `reload` brings the page back. */
  onGone(reason: string, reload: () => void): void;
};

/** The one window an advisor sees. Its size is for the reference screen of 1366×768. */
export function openDeskWindow(needs: DeskWindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    title: windowTitles.desk,
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: '#f7f6f3',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/desk.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Its code is the same at every start, so what was compiled is kept from the first one on.
      v8CacheOptions: 'bypassHeatCheck',
      devTools: !app.isPackaged,
    },
  });
  window.setContentProtection(needs.contentProtection);
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  // The page's title would name the enquiry in the task bar, for passers-by to read.
  window.on('page-title-updated', (event, title) => {
    if (!Object.values<string>(windowTitles).includes(title)) event.preventDefault();
  });
  window.on('close', (event) => {
    if (!needs.onCloseAsked()) event.preventDefault();
  });
  window.on('focus', () => needs.onFocus());
  const load = (): void => {
    window.loadURL(`${pageOrigins.desk}/desk.html`).catch(needs.onNotLoaded);
  };
  window.webContents.on('render-process-gone', (_event, details) => needs.onGone(details.reason, load));
  load();
  return window;
}
