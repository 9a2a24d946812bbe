import { app, type BrowserWindow } from 'electron';
import type { z } from 'zod';
import { nameOf } from '../shared/diagnostics/error-name';
import type { Log } from '../shared/diagnostics/log';
import type { AppState, DeskTell, deskTells } from '../shared/ipc/contract';
import type { InvokeAnswer } from '../shared/ipc/desk-api';
import type { PortLike } from '../shared/ipc/port-link';
import type { Answer } from '../shared/ipc/port-message';
import { openCrmSession } from './crm/crm-session';
import { logPage } from './diagnostics/log-page';
import { createDoor } from './ipc/handle';
import { createPlumbing } from './ipc/plumb-ports';
import type { KeyService } from './keys/key-service';
import { createRespawn } from './lifecycle/respawn';
import { createSafeQuit } from './lifecycle/safe-quit';
import { watchNetwork } from './lifecycle/watch-network';
import { openDisplay } from './open-display';
import { openServices, type Services } from './open-services';
import type { LoadedPolicy } from './policy/load-policy';
import type { LogsFound } from './store/mend-logs';
import { storeHealth } from './store/store-health';
import { serveApp } from './windows/app-protocol';
import { openDeskWindow } from './windows/desk-window';
import { letOut, lockDown } from './windows/lock-down';
import { setMenu } from './windows/menu';
import { createSheets } from './windows/sheets';
import { openVaultWindow } from './windows/vault-window';

type Needs = {
  profile: string;
  policy: LoadedPolicy;
  keysFolder: string;
  /** Being opened since before Chromium was ready. */
  keys: Promise<KeyService>;
  /** The database may be opened once its logs are mended. */
  storeLogs: Promise<LogsFound>;
  log: Log;
};

const notOpenYet = 'Firstpoint is not open yet. Nothing was kept; please try again in a moment.';

/**
 * Puts the areas together. Both windows come at once, so that they load while the keys are opened; the vault hears
 * nothing, and stores nothing, until they are.
 */
export function startApplication(needs: Needs): void {
  const { profile, keysFolder, keys, storeLogs, log } = needs;
  const { policy, trouble } = needs.policy;
  const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  lockDown(devServer);
  const crmSession = openCrmSession();
  letOut(crmSession.session);
  serveApp(devServer);
  setMenu();

  let opened: Services | null = null;
  let desk: BrowserWindow | null = null;
  let vault: BrowserWindow | null = null;
  /** The vault's port, while there are no keys yet that it could be given. */
  let vaultWaiting: PortLike | null = null;
  let store: AppState['store'] = 'opening';
  const health = storeHealth(profile, log);

  const appState = async (): Promise<AppState> => ({
    version: app.getVersion(),
    keys: await keys.then(
      (service) => service.state(),
      () => ({ state: 'unopenable' as const, file: keysFolder }),
    ),
    sandbox: policy.sandbox,
    osSandbox: !app.commandLine.hasSwitch('no-sandbox'),
    store,
    ...(await health.state()),
    policyTrouble: trouble,
    display: display.state(),
  });
  const tellDesk = <T extends DeskTell>(topic: T, value: z.input<(typeof deskTells)[T]>): void => {
    if (desk && !desk.isDestroyed()) desk.webContents.send(topic, value);
  };
  const stateChanged = async (): Promise<void> => tellDesk('app:state-changed', await appState());
  const becomeStore = (next: AppState['store']): void => {
    store = next;
    void stateChanged();
  };

  const quit = createSafeQuit({
    pending: async () => (await opened?.link.pending()) ?? null,
    ask: (work) => tellDesk('quit:ask', work),
    quit: () => {
      stopWatching();
      display.close();
      opened?.close();
      // A burn that is under way finishes first; were it cut off, the next start would finish it.
      const closing = opened?.keys.close() ?? Promise.resolve();
      void Promise.race([closing, new Promise((resolve) => setTimeout(resolve, 2000))]).finally(() =>
        app.quit(),
      );
    },
  });

  const plumbing = createPlumbing({
    page: (name) => {
      const window = name === 'desk' ? desk : vault;
      return window && !window.isDestroyed() ? window.webContents : null;
    },
    connectVault(port) {
      if (opened) opened.link.connect(port);
      else vaultWaiting = port;
    },
    disconnectVault() {
      vaultWaiting = null;
      opened?.link.disconnect();
    },
  });

  const respawnVault = createRespawn();
  const openVault = (): void => {
    if (quit.agreed()) return;
    vault = openVaultWindow({
      onGone: (reason) => {
        log.error('vault-gone', { reason });
        plumbing.gone('vault');
        display.lost();
        becomeStore('opening');
        respawnVault(openVault);
      },
      onNotLoaded: (error) => log.error('vault-not-loaded', { name: nameOf(error) }),
    });
    logPage(vault.webContents, 'vault', log);
  };

  const respawnDesk = createRespawn();
  const openDesk = (): void => {
    desk = openDeskWindow({
      contentProtection: policy.contentProtection,
      onCloseAsked: () => {
        if (!quit.agreed()) quit.begin();
        return quit.agreed();
      },
      onFocus: () => void keys.then((service) => service.recheck()).catch(() => {}),
      onGone: (reason, reload) => {
        log.error('desk-gone', { reason });
        plumbing.gone('desk');
        display.lost();
        respawnDesk(reload);
      },
      onNotLoaded: (error) => log.error('desk-not-loaded', { name: nameOf(error) }),
    });
    logPage(desk.webContents, 'desk', log);
  };

  const door = createDoor(log);
  const display = openDisplay({
    policy,
    door,
    desk: () => desk,
    tellDesk: (answered) => tellDesk('display:answered', answered),
    onPlace: () => void stateChanged(),
    logPage: (window) => logPage(window.webContents, 'display', log),
    log,
  });
  const andState = async (done: Answer<null>): Promise<InvokeAnswer<AppState>> =>
    done.ok ? { ok: true, value: await appState() } : { ok: false, say: done.problem.say };
  door.handle('app:state', async () => ({ ok: true, value: await appState() }));
  door.handle('keys:set-aside', async () => andState(await (await keys).setAside()));
  door.handle('keys:passphrase', async ({ passphrase }) => andState(await (await keys).unlock(passphrase)));
  door.handle('mail:password', async ({ password }) =>
    opened ? opened.mail.enterPassword(password) : { ok: false, say: notOpenYet },
  );
  const sheets = createSheets();
  door.handle('print:sheet', async (sheet) =>
    desk
      ? { ok: true, value: await sheets.print(desk.webContents, sheet) }
      : { ok: false, say: 'The desk’s window is gone, so nothing was printed.' },
  );
  door.handle('quit:decide', async ({ choice }) => {
    quit.decide(choice);
    return { ok: true, value: null };
  });
  door.handle('store:state', async (said) => {
    if (said.store === 'open' && opened) await health.opened(opened.keys.storeId(), said.made);
    becomeStore(said.store);
    return { ok: true, value: null };
  });
  door.onPortRequest((page) => {
    // A desk that asks was begun anew: what it had shown is nobody's any more.
    if (page === 'desk') display.lost();
    plumbing.asked(page);
  });

  const keysChanged = (service: KeyService): void => {
    void stateChanged();
    if (opened || service.state().state !== 'ready') return;
    opened = openServices({ ...needs, keys: service, fetch: crmSession.fetch, sheets, desk: () => desk });
    if (vaultWaiting) opened.link.connect(vaultWaiting);
    vaultWaiting = null;
  };
  keys
    .then((service) => {
      service.onChange(() => keysChanged(service));
      keysChanged(service);
    })
    .catch((error: unknown) => log.error('keys-not-opened', { name: nameOf(error) }));

  const stopWatching = watchNetwork({
    changed: (online) => {
      opened?.link.tell('network-changed');
      if (!online) return;
      opened?.hints?.look();
      void opened?.identity.then(({ device }) => device.start());
      opened?.lookForPack();
    },
    woke: () => {
      opened?.link.tell('woke');
      opened?.lookForPack();
    },
  });

  app.on('before-quit', (event) => {
    if (quit.agreed()) return;
    event.preventDefault();
    quit.begin();
  });
  app.on('second-instance', () => {
    if (desk?.isMinimized()) desk.restore();
    desk?.focus();
  });
  // Nobody is there to answer a question; all that is stored is safe at any moment.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit.endNow);

  openDesk();
  void storeLogs.then((found) => {
    health.mended(found);
    openVault();
  });
}
