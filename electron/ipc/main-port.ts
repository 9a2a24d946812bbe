import type { MessagePortMain } from 'electron';
import type { PortLike } from '../../shared/ipc/port-link';

/**
 * Gives Electron's port the shape of a page's, so that one protocol serves both ends. As there, what arrives waits until
 * somebody listens.
 */
export function mainPort(port: MessagePortMain): PortLike {
  let hear: PortLike['onmessage'] = null;
  const shaped: PortLike = {
    postMessage: (message) => port.postMessage(message),
    get onmessage() {
      return hear;
    },
    set onmessage(next) {
      hear = next;
      port.start();
    },
    onclose: null,
    close: () => port.close(),
  };
  port.on('message', (event) => (hear as ((event: unknown) => unknown) | null)?.(event));
  port.on('close', () => (shaped.onclose as ((event: unknown) => unknown) | null)?.({}));
  return shaped;
}
