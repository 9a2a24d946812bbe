import { net, powerMonitor } from 'electron';

const LOOK_MS = 2_000;

/** The main process has no event for the network's coming and going, so it looks. The CRM itself is asked elsewhere. */
export function watchNetwork(hear: { changed(online: boolean): void; woke(): void }): () => void {
  let online = net.isOnline();
  const timer = setInterval(() => {
    if (net.isOnline() === online) return;
    online = !online;
    hear.changed(online);
  }, LOOK_MS);
  powerMonitor.on('resume', hear.woke);
  return () => {
    clearInterval(timer);
    powerMonitor.off('resume', hear.woke);
  };
}
