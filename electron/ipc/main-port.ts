import type { MessagePortMain } from 'electron';
import type { PortLike } from '../../shared/ipc/port-link';

/** Gives Electron's port the shape of a page's, so that one protocol serves both ends. */
export function mainPort(port: MessagePortMain): PortLike {
  const shaped: PortLike = {
    postMessage: (message) => port.postMessage(message),
    onmessage: null,
    onclose: null,
    close: () => port.close(),
  };
  port.on('message', (event) => (shaped.onmessage as ((event: unknown) => unknown) | null)?.(event));
  port.on('close', () => (shaped.onclose as ((event: unknown) => unknown) | null)?.({}));
  port.start();
  return shaped;
}
