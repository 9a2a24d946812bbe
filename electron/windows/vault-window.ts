import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { pageOrigins } from '../../shared/ipc/port-names';

type VaultWindowNeeds = {
  /** Its process died. The window is closed by then, a new one has to be opened. */
  onGone(reason: string): void;
  onNotLoaded(error: unknown): void;
};

/** The hidden window that holds the store: never shown, nothing on screen, its timers not slowed while hidden. */
export function openVaultWindow({ onGone, onNotLoaded }: VaultWindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Firstpoint store',
    show: false,
    paintWhenInitiallyHidden: false,
    skipTaskbar: true,
    focusable: false,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/vault.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Its code is the same at every start, so what was compiled is kept from the first one on.
      v8CacheOptions: 'bypassHeatCheck',
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.webContents.once('render-process-gone', (_event, details) => {
    window.destroy();
    onGone(details.reason);
  });
  window.loadURL(`${pageOrigins.vault}/vault.html`).catch(onNotLoaded);
  return window;
}
