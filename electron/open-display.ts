import type { BrowserWindow } from 'electron';
import { nameOf } from '../shared/diagnostics/error-name';
import type { Log } from '../shared/diagnostics/log';
import { DISPLAY_SHOWN } from '../shared/ipc/display-api';
import type { DisplayAnswered, DisplayPlace } from '../shared/ipc/display-contract';
import { londonInstant } from '../shared/policy/civil-date';
import type { ItPolicy } from '../shared/policy/it-policy';
import { createDisplayRelay } from './display/display-relay';
import type { createDoor } from './ipc/handle';
import { createRespawn } from './lifecycle/respawn';
import { openDisplayWindow } from './windows/display-window';

type Needs = {
  policy: ItPolicy;
  door: ReturnType<typeof createDoor>;
  desk(): BrowserWindow | null;
  tellDesk(answered: DisplayAnswered): void;
  /** It was turned on or off, or moved to another monitor. */
  onPlace(): void;
  logPage(window: BrowserWindow): void;
  log: Log;
};

const notShown = 'That notice is not on the screen any more, so nothing was told to the desk.';
const notAllowed = 'IT has set that for this PC: it can’t be changed here.';

/** The customer's screen: its window, what it shows, and the three channels it has. */
export function openDisplay({ policy, door, desk, tellDesk, onPlace, logPage, log }: Needs) {
  let window: BrowserWindow | null = null;
  let at: DisplayPlace = 'off';
  /** Whether it is wanted: a window that died comes back, one that was closed does not. */
  let wanted = false;
  const allowed = policy.customerScreen === 'on-request';
  const respawn = createRespawn();

  const relay = createDisplayRelay({
    tellDisplay: (shown) => {
      if (window && !window.isDestroyed()) window.webContents.send(DISPLAY_SHOWN, shown);
    },
    tellDesk,
    now: () => londonInstant(Date.now()),
    setTimer: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  });

  const open = (): void => {
    if (!wanted || (window && !window.isDestroyed())) return;
    window = openDisplayWindow({
      desk,
      onPlace: (next) => {
        if (next === at) return;
        at = next;
        onPlace();
      },
      onNotLoaded: (error) => log.error('display-not-loaded', { name: nameOf(error) }),
      onGone: (reason) => {
        log.error('display-gone', { reason });
        respawn(open);
      },
    });
    // Closed by hand; one whose process died is destroyed, which asks nobody.
    window.on('close', () => (wanted = false));
    logPage(window);
  };
  const turn = (on: boolean): void => {
    wanted = on;
    if (on) open();
    else window?.close();
  };

  door.handle('display:turn', async ({ on }) => {
    if (!allowed) return { ok: false, say: notAllowed };
    turn(on);
    return { ok: true, value: null };
  });
  door.handle('display:show', async (shown) => {
    relay.show(shown);
    return { ok: true, value: null };
  });
  door.handle('display:now', async () => ({ ok: true, value: relay.shown() }));
  door.handle('display:answer', async (answer) =>
    relay.answer(answer) ? { ok: true, value: null } : { ok: false, say: notShown },
  );
  door.handle('display:touched', async () => {
    // A touch makes its window the active one; whoever types at the desk must not lose a letter to it.
    if (window?.isFocused()) desk()?.focus();
    return { ok: true, value: null };
  });
  if (policy.customerScreen === 'always') turn(true);

  return {
    state: () => ({ at, allowed }),
    lost: relay.lost,
    close(): void {
      wanted = false;
      if (window && !window.isDestroyed()) window.destroy();
    },
  };
}
