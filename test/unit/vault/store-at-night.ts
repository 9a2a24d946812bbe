import 'fake-indexeddb/auto';
import { openStore, type Store } from '../../../renderer/vault/data/open-store';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { emptyUnit, type RecordWrite } from '../../../renderer/vault/data/unit-of-work';
import { createRetention, type Retention } from '../../../renderer/vault/retention/retention';
import { builtInPack } from '../../../shared/packs/built-in';
import { addPeriod, startOfLondonDay } from '../../../shared/policy/civil-date';
import type { Mutation } from '../../../shared/sync/mutation';
import { createFakeMain, nothingKept, type KeptByMain } from '../../support/fake-main';

const HOUR = 60 * 60_000;
let disks = 0;

export type AtNight = {
  store: Store;
  retention: Retention;
  kept: KeptByMain;
  /** Sets the clock to nine in the morning of a London day. */
  setDay(day: string): void;
  /** Sets it to a moment, in milliseconds since 1970. */
  setNow(at: number): void;
  /** Stores records and mutations as a capture does. */
  put(records: readonly RecordWrite[], mutations?: readonly Mutation[]): Promise<void>;
  sweep(): Promise<void>;
  has(id: string): Promise<boolean>;
};

/** A store and what keeps it clean at night, without the rest of the vault. */
export async function storeAtNight(day: string, pack = builtInPack()): Promise<AtNight> {
  const storeId = `night-${(disks += 1)}`;
  const kept = nothingKept();
  const main = createFakeMain(kept, { storeId });
  const keys = await main.client.ask('keys.all', null);
  const opened = await openStoreDb(storeId);
  if (!opened.ok || !keys.ok) throw new Error('no store');
  let now = 0;
  const setDay = (at: string): void => void (now = startOfLondonDay(at) + 9 * HOUR);
  setDay(day);
  const store = await openStore({
    db: opened.db,
    main: main.client,
    keys: keys.value,
    now: () => now,
    random: () => 0.5,
    onFull: () => {},
    onSilence: () => {},
  });
  const retention = createRetention({
    store,
    pack: () => pack,
    deviceId: () => '01935d2e-0000-7000-8000-00000000000d',
    certified: () => {},
    find: () => null,
    now: () => now,
    step: () => Promise.resolve(),
  });
  return {
    store,
    retention,
    kept,
    setDay,
    setNow: (at) => void (now = at),
    async put(records, mutations = []) {
      const done = await store.work.commit({ ...emptyUnit, records, mutations });
      if (!done.ok) throw new Error(done.problem.kind);
    },
    async sweep() {
      const done = await retention.sweep();
      if (!done.ok) throw new Error(done.problem.kind);
    },
    has: async (id) => (await store.db.records.get(id)) !== undefined,
  };
}

/** The London days from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addPeriod(day, 'P1D')) days.push(day);
  return days;
}
