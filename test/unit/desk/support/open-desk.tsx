import './fill-page';
import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import type { AppState } from '../../../../shared/ipc/contract';
import type { PreloadApi } from '../../../../shared/ipc/desk-api';
import type { PortLike } from '../../../../shared/ipc/port-link';
import { PORT_MESSAGE } from '../../../../shared/ipc/port-names';
import { Desk } from '../../../../renderer/app/desk';
import { keepFocus } from '../../../../renderer/app/keep-focus';
import { loadLater } from '../../../../renderer/app/later';
import { plugIn } from '../../../../renderer/app/plug-in';
import { listenForKeys } from '../../../../renderer/app/shortcuts';
import { queryClient } from '../../../../renderer/bridge/query-client';
import { useDeskView } from '../../../../renderer/state/desk-view';
import { leaveCall } from '../../../../renderer/state/open-call';
import { memoryVault, type MemoryVault } from './memory-vault';

const ready: AppState = {
  version: '0.1.0',
  keys: { state: 'ready', passphrase: false },
  sandbox: true,
  osSandbox: true,
  store: 'open',
  storeTrouble: null,
  storeCopies: [],
  policyTrouble: null,
  display: { at: 'off', allowed: true },
};

const first = useDeskView.getState();

/** The whole desk in a page, joined to a vault in memory as the preload would join it. */
export function openDesk(options: { vault?: MemoryVault; app?: Partial<AppState> } = {}) {
  const vault = options.vault ?? memoryVault();
  const asked: { channel: string; input: unknown }[] = [];
  const hears = new Map<string, (value: never) => void>();
  let app: AppState = { ...ready, ...options.app };
  let deskEnd: PortLike | null = null;
  let served: { close(): void; tell(topic: string, value: unknown): void } | null = null;

  const api: PreloadApi = {
    invoke: async (channel, input) => {
      asked.push({ channel, input });
      const values: Record<string, unknown> = {
        'quit:decide': null,
        'display:show': null,
        'print:sheet': 'no-printer',
      };
      return { ok: true, value: (channel in values ? values[channel] : app) as never };
    },
    onTell: (topic, hear) => {
      hears.set(topic, hear);
      return () => hears.delete(topic);
    },
    requestPort: () => handOver(),
  };
  Object.defineProperty(window, 'desk', { value: api, configurable: true });

  function handOver(): void {
    const { port1, port2 } = new MessageChannel();
    served = vault.serve(port1);
    deskEnd = port2;
    const event = new Event('message');
    Object.assign(event, {
      data: { type: PORT_MESSAGE, to: 'vault' },
      ports: [port2],
      origin: window.location.origin,
    });
    window.dispatchEvent(event);
  }

  queryClient.clear();
  useDeskView.setState(first, true);
  leaveCall();
  void loadLater();
  const unplug = plugIn();
  const deaf = listenForKeys(window);
  const stray = keepFocus(window);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    <QueryClientProvider client={queryClient}>
      <Desk />
    </QueryClientProvider>,
  );

  return {
    vault,
    asked,
    user: userEvent.setup({ delay: 0 }),
    /** Main says something. */
    tell: (topic: 'app:state-changed' | 'quit:ask' | 'display:answered', value: unknown) =>
      hears.get(topic)?.(value as never),
    become: (more: Partial<AppState>) => {
      app = { ...app, ...more };
      hears.get('app:state-changed')?.(app as never);
    },
    /** The vault says that something changed. */
    changed: (...topics: string[]) => served?.tell('changed', topics),
    /** The vault's process dies, and comes back. */
    dropVault: () => {
      served?.close();
      // Chromium tells the other end of a port that was closed; Node's does not call this handler.
      deskEnd?.onclose?.(new Event('close') as never);
    },
    bringVaultBack: handOver,
    close: () => {
      root.unmount();
      place.remove();
      deaf();
      stray();
      unplug();
      served?.close();
    },
  };
}
export type OpenDesk = ReturnType<typeof openDesk>;

/** Once what is read after the first screen is there, as it is long before anybody has begun to talk. */
export async function startCall(desk: OpenDesk): Promise<void> {
  await loadLater();
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}n{/Control}');
  await screen.findByText(/you’re speaking to Demo Officer/);
}

/** Compares by identity and names what has the focus instead, without printing the page. */
export function expectFocusOn(element: Element): void {
  const at = document.activeElement;
  expect(at === element ? 'there' : `on ${at?.tagName} ${at?.textContent?.slice(0, 80)}`).toBe('there');
}
