import path from 'node:path';
import { app, BrowserWindow, screen, type Display } from 'electron';
import type { DisplayPlace } from '../../shared/ipc/display-contract';
import { pageOrigins } from '../../shared/ipc/port-names';
import { windowTitles } from '../../shared/ipc/window-titles';

/** In memory, because its name does not begin with `persist:`: the customer's screen leaves nothing on this PC. */
export const DISPLAY_SESSION = 'customer-screen';

/** The screen it is made for; where there is no second monitor it is a window of that size. */
const SIZE = { width: 1024, height: 768 };

type DisplayWindowNeeds = {
  /** The desk's window: the customer's screen is never put over it. */
  desk(): BrowserWindow | null;
  /** Where it is now: at the start, and when a monitor came or went. */
  onPlace(at: DisplayPlace): void;
  onNotLoaded(error: unknown): void;
  /** Its process died; the window is closed by then. */
  onGone(reason: string): void;
};

/** A monitor that the desk is not on. */
function otherMonitor(desk: BrowserWindow | null): Display | null {
  const own =
    desk && !desk.isDestroyed() ? screen.getDisplayMatching(desk.getBounds()) : screen.getPrimaryDisplay();
  return screen.getAllDisplays().find(({ id }) => id !== own.id) ?? null;
}

/**
 * The window that the customer reads: over the whole of a second monitor, else an ordinary one. It comes without taking
 * the keyboard away from whoever types at the desk.
 */
export function openDisplayWindow(needs: DisplayWindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    title: windowTitles.display,
    ...SIZE,
    useContentSize: true,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/display.cjs'),
      partition: DISPLAY_SESSION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // What says that nothing was heard for a while must not be slowed down behind another window.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  window.on('page-title-updated', (event) => event.preventDefault());

  const place = (): void => {
    const monitor = otherMonitor(needs.desk());
    if (monitor) {
      window.setBounds(monitor.bounds);
      window.setFullScreen(true);
    } else if (window.isFullScreen()) {
      // Its monitor is gone: it must not cover the desk.
      window.setFullScreen(false);
      window.setContentSize(SIZE.width, SIZE.height);
    }
    needs.onPlace(monitor ? 'second-monitor' : 'window');
  };
  screen.on('display-added', place);
  screen.on('display-removed', place);
  window.once('closed', () => {
    screen.off('display-added', place);
    screen.off('display-removed', place);
    needs.onPlace('off');
  });
  window.once('ready-to-show', () => {
    place();
    window.showInactive();
  });
  window.webContents.once('render-process-gone', (_event, details) => {
    window.destroy();
    needs.onGone(details.reason);
  });
  window.loadURL(`${pageOrigins.display}/display.html`).catch(needs.onNotLoaded);
  return window;
}
