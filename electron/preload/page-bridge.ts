import { contextBridge, ipcRenderer } from 'electron';
import type { DeskTell, MainChannel } from '../../shared/ipc/contract';
import type { PreloadApi } from '../../shared/ipc/desk-api';
import {
  PORT_CHANNEL,
  PORT_MESSAGE,
  PORT_REQUEST_CHANNEL,
  type PortHandOver,
} from '../../shared/ipc/port-names';

/**
 * All that a page gets of Electron: its few named channels and its ports. Nothing is parsed here, main parses at its
 * door; the lists only keep a page from speaking on channels that are not its own.
 */
export function exposeToPage(
  name: 'desk' | 'vaultHost',
  channels: readonly MainChannel[],
  topics: readonly DeskTell[],
): void {
  ipcRenderer.on(PORT_CHANNEL, (event, to: PortHandOver['to']) => {
    const handOver: PortHandOver = { type: PORT_MESSAGE, to };
    window.postMessage(handOver, window.location.origin, event.ports);
  });

  const api: PreloadApi = {
    invoke: (channel, input) =>
      channels.includes(channel)
        ? ipcRenderer.invoke(channel, input)
        : Promise.resolve({ ok: false, say: 'This part of Firstpoint cannot do that.' }),
    onTell: (topic, hear) => {
      if (!topics.includes(topic)) return () => {};
      const listener = (_event: unknown, value: Parameters<typeof hear>[0]): void => hear(value);
      ipcRenderer.on(topic, listener);
      return () => ipcRenderer.off(topic, listener);
    },
    requestPort: () => ipcRenderer.send(PORT_REQUEST_CHANNEL),
  };
  contextBridge.exposeInMainWorld(name, api);
}
