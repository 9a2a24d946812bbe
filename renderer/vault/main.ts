import './parse-without-eval';
import { nameOf } from '../../shared/diagnostics/error-name';
import type { PreloadApi } from '../../shared/ipc/desk-api';
import { createPortLink, type PortLink } from '../../shared/ipc/port-link';
import { PORT_MESSAGE, type PortHandOver } from '../../shared/ipc/port-names';
import { mainTopics } from '../../shared/ipc/vault-main-contract';
import { consoleLog } from './console-log';
import { createMainClient } from './main-client';
import { createVault } from './vault';

declare const window: Window & { vaultHost: PreloadApi };

let mainLink: PortLink | null = null;
let deskLink: PortLink | null = null;
let mainIsThere = (): void => {};
const linked = new Promise<void>((resolve) => (mainIsThere = resolve));

/** Two vaults on one store would undo each other's work; a new one waits until the old one's process is gone. */
const alone = new Promise<void>((resolve) => {
  void navigator.locks.request('firstpoint-store', () => {
    resolve();
    return new Promise<never>(() => {});
  });
});

const vault = createVault({
  main: createMainClient(async () => {
    await Promise.all([linked, alone]);
    return mainLink;
  }),
  tellDesk: (topics) => deskLink?.tell('changed', topics),
  tellStoreState: (store, made = false) => void window.vaultHost.invoke('store:state', { store, made }),
  askPersistence: () => navigator.storage.persist(),
  startAgain: () => window.location.reload(),
  log: consoleLog,
  now: () => Date.now(),
  random: () => Math.random(),
});

function reportBug(method: string, error: unknown): void {
  consoleLog.error('vault-bug', { method, name: nameOf(error) });
}

function takePort({ to }: PortHandOver, port: MessagePort): void {
  if (to === 'main') {
    mainLink?.close();
    mainLink = createPortLink(port, {
      methods: { 'work.pending': async () => ({ ok: true, value: await vault.pending() }) },
      onTell: (topic) => {
        const known = mainTopics.safeParse(topic);
        if (known.success) vault.hear(known.data);
      },
      onBug: reportBug,
    });
    mainIsThere();
    return;
  }
  deskLink?.close();
  deskLink = createPortLink(port, { methods: vault.methods, onBug: reportBug });
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  const message = event.data as Partial<PortHandOver> | null;
  if (event.source !== window || !port || message?.type !== PORT_MESSAGE) return;
  if (message.to === 'main' || message.to === 'desk') takePort({ type: PORT_MESSAGE, to: message.to }, port);
});
window.vaultHost.requestPort();
