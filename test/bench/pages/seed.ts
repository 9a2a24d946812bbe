import '../../../renderer/vault/parse-without-eval';
import { londonDate } from '../../../shared/policy/civil-date';
import type { PreloadApi } from '../../../shared/ipc/desk-api';
import { createPortLink } from '../../../shared/ipc/port-link';
import { PORT_MESSAGE, type PortHandOver } from '../../../shared/ipc/port-names';
import { openStore } from '../../../renderer/vault/data/open-store';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { createMainClient } from '../../../renderer/vault/main-client';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { fillStore } from './fill-store';

declare const window: Window & { vaultHost: PreloadApi; seed: typeof seed };

/** Over how many days; fewer than a month, so that none is due on the day of the benchmark. */
const DAYS = 28;

/** Takes main's port from the vault that runs in this page, which is of no use afterwards. */
function takeMainPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent<PortHandOver | null>): void => {
      if (event.data?.type !== PORT_MESSAGE) return;
      event.stopImmediatePropagation();
      if (event.data.to === 'main' && event.ports[0]) resolve(event.ports[0]);
    };
    window.addEventListener('message', take, { capture: true });
    window.vaultHost.requestPort();
  });
}

/** Runs inside the vault's page of a desk that is enrolled: fills its store, under its own keys, in bulk. */
async function seed(count: number, unsent: number): Promise<void> {
  const link = createPortLink(await takeMainPort());
  const main = createMainClient(() => Promise.resolve(link));
  const [desk, keys] = await Promise.all([main.ask('desk.get', null), main.ask('keys.all', null)]);
  if (!desk.ok || !keys.ok || !desk.value.enrolled) throw new Error('not enrolled, or no keys');
  const opened = await openStoreDb(desk.value.storeId);
  if (!opened.ok) throw new Error(opened.state);
  const store = await openStore({
    db: opened.db,
    main,
    keys: keys.value,
    now: () => Date.now(),
    random: () => Math.random(),
    onFull: () => {},
    onSilence: () => {},
  });
  const choice = { lastDay: londonDate(Date.now()), manyNumbers: true };
  const records = [
    ...madeUpEnquiries(count - unsent, { ...choice, days: DAYS }),
    ...madeUpEnquiries(unsent, { ...choice, seed: 2, days: 1 }),
  ];
  const { deviceId, enrolled } = desk.value;
  await fillStore(store, records, { deviceId, deskCode: enrolled.deskCode, unsentFrom: count - unsent });
  opened.db.close();
}

window.seed = seed;
