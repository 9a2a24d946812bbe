import { openStore, type Store } from '../../../renderer/vault/data/open-store';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { createFakeMain, nothingKept, type KeptByMain } from '../../support/fake-main';

/** Each store has a main of its own. */
const keptOf = (storeId: string): string => `kept-by-main-${storeId}`;

/** The store on this page's own database; what main would keep lies in the page's own storage. */
export async function openBenchStore(
  storeId = 'bench',
  now: () => number = () => Date.now(),
): Promise<Store> {
  const said = localStorage.getItem(keptOf(storeId));
  const main = createFakeMain(said ? (JSON.parse(said) as KeptByMain) : nothingKept(), {
    keep(kept) {
      localStorage.setItem(keptOf(storeId), JSON.stringify(kept));
      return Promise.resolve();
    },
  });
  const keys = await main.client.ask('keys.all', null);
  const opened = await openStoreDb(storeId);
  if (!keys.ok || !opened.ok) throw new Error('the store did not open');
  return openStore({
    db: opened.db,
    main: main.client,
    keys: keys.value,
    now,
    random: () => Math.random(),
    onFull: () => {},
    onSilence: () => {},
  });
}
