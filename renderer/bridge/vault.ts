import type { VaultInput, VaultMethod, VaultOutputs, VaultTopic } from '../../shared/ipc/vault-contract';
import { vaultTopics } from '../../shared/ipc/vault-contract';
import { createPortLink, type PortLink } from '../../shared/ipc/port-link';
import type { Answer, Problem } from '../../shared/ipc/port-message';
import { PORT_MESSAGE, type PortHandOver } from '../../shared/ipc/port-names';

/** How long a question waits for a vault that is still starting, before it is answered `disconnected`. */
export const PATIENCE_MS = 10_000;

export type VaultListeners = {
  /** The vault says that what lies under these topics changed. */
  onChanged(topics: VaultTopic[]): void;
  /** `true`: questions are answered. `false`: the vault is starting, or starting again. */
  onLink(open: boolean): void;
};

const starting: Problem = {
  kind: 'disconnected',
  say: 'The store on this PC is still starting. What you typed stays on this screen and is tried again by itself.',
};

let link: PortLink | null = null;
let waiting: ((link: PortLink) => void)[] = [];

function isVaultPort(data: unknown): data is PortHandOver {
  const handOver = data as PortHandOver | null;
  return typeof handOver === 'object' && handOver?.type === PORT_MESSAGE && handOver.to === 'vault';
}

function takePort(port: MessagePort, { onChanged, onLink }: VaultListeners): void {
  link?.close();
  const mine = createPortLink(port, {
    onTell: (topic, value) => {
      const topics = topic === 'changed' ? vaultTopics.safeParse(value) : null;
      if (topics?.success) onChanged(topics.data);
    },
    onClose: () => {
      if (link !== mine) return;
      link = null;
      onLink(false);
    },
  });
  link = mine;
  onLink(true);
  for (const go of waiting.splice(0)) go(mine);
}

/**
 * Listens for the port that the preload hands over, now and whenever the vault comes back after a fault. Returns the
 * way to stop.
 */
export function connectVault(listeners: VaultListeners): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports;
    if (port && event.origin === window.location.origin && isVaultPort(event.data)) takePort(port, listeners);
  };
  window.addEventListener('message', hear);
  return () => {
    window.removeEventListener('message', hear);
    const last = link;
    link = null;
    last?.close();
  };
}

function openLink(): Promise<PortLink | null> {
  if (link) return Promise.resolve(link);
  return new Promise((resolve) => {
    const go = (opened: PortLink): void => {
      clearTimeout(timer);
      resolve(opened);
    };
    const timer = setTimeout(() => {
      waiting = waiting.filter((other) => other !== go);
      resolve(null);
    }, PATIENCE_MS);
    waiting.push(go);
  });
}

/** Asks the vault. Never rejects: what went wrong comes back as a problem with a sentence for the screen. */
export async function askVault<M extends VaultMethod>(
  method: M,
  input: VaultInput<M>,
): Promise<Answer<VaultOutputs[M]>> {
  // At once where the vault is there: a turn later, the screen would first be drawn for the key that was pressed.
  const opened = link ?? (await openLink());
  if (!opened) return { ok: false, problem: starting };
  // The vault is built from the same contract, and its answers cross no trust boundary that a parse would guard.
  return (await opened.ask(method, input)) as Answer<VaultOutputs[M]>;
}
