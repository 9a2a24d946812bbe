import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { PortLike } from '../../shared/ipc/port-link';
import { PORT_CHANNEL, type PortPage, type PortHandOver } from '../../shared/ipc/port-names';
import { mainPort } from './main-port';

type Ends = {
  page(name: PortPage): WebContents | null;
  connectVault(port: PortLike): void;
  disconnectVault(): void;
};

/**
 * Makes the two channels, main ↔ vault and desk ↔ vault, and makes them again when either page comes back. A page is
 * sent ports only once it has asked, so none arrives before its listener.
 */
export function createPlumbing(ends: Ends) {
  const asking = { desk: false, vault: false };

  const send = (name: PortPage, to: PortHandOver['to'], port: MessagePortMain): void => {
    ends.page(name)?.postMessage(PORT_CHANNEL, to, [port]);
  };

  const joinDeskAndVault = (): void => {
    if (!asking.desk || !asking.vault) return;
    const { port1, port2 } = new MessageChannelMain();
    send('vault', 'desk', port1);
    send('desk', 'vault', port2);
  };

  return {
    asked(name: PortPage): void {
      asking[name] = true;
      if (name === 'vault') {
        const { port1, port2 } = new MessageChannelMain();
        ends.connectVault(mainPort(port1));
        send('vault', 'main', port2);
      }
      joinDeskAndVault();
    },
    gone(name: PortPage): void {
      asking[name] = false;
      if (name === 'vault') ends.disconnectVault();
    },
  };
}
