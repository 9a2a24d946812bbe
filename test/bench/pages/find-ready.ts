import { londonDate } from '../../../shared/policy/civil-date';
import type { Store } from '../../../renderer/vault/data/open-store';
import { createFindIndex, type FindIndex } from '../../../renderer/vault/find/find-index';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { openBenchStore } from './bench-store';
import { fillStore } from './fill-store';

const DEVICE = '01935d2e-0000-7000-8000-00000000000d';

function indexOf({ segments, records }: Store): FindIndex {
  return createFindIndex({
    segments,
    records,
    onBug: (error) => {
      throw error;
    },
  });
}

/** Fills the store, has the find index made from the records, and puts its segments on the disk. */
export async function fillForFind(records: number, days: number): Promise<void> {
  const store = await openBenchStore();
  const choice = { lastDay: londonDate(Date.now()), days, manyNumbers: true };
  await fillStore(store, madeUpEnquiries(records, choice), {
    deviceId: DEVICE,
    deskCode: 'K7M',
    unsentFrom: records,
  });
  const index = indexOf(store);
  await index.ready();
  await index.flush();
  store.db.close();
}

/** Milliseconds from opening the database, its keys at hand, to finding everything. */
export async function timeFindReady(): Promise<number> {
  const started = performance.now();
  const store = await openBenchStore();
  await indexOf(store).ready();
  const took = performance.now() - started;
  store.db.close();
  return took;
}
