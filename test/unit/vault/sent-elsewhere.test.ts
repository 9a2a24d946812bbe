import { expect, test } from 'vitest';
import { outboxStoreOf } from '../../../renderer/vault/apply-changes';
import { apartId } from '../../../renderer/vault/data/apart-id';
import type { CrmChange } from '../../../shared/ipc/vault-main-contract';
import type { Mutation } from '../../../shared/sync/mutation';
import { advance } from '../../../shared/sync/outbox-state';
import { entityIdOf, madeUpCreate, opIdOf } from '../sync/support/made-up-mutations';
import { storeAtNight } from './store-at-night';

const chance = { now: 1, random: () => 0.5 };
const at = '2026-11-23T09:00:00.000+00:00';
const enquiryId = entityIdOf(1);
const opId = opIdOf(1);

/** A desk that gave an enquiry to another one, and the CRM's word that it has it. */
async function givenAway() {
  const night = await storeAtNight('2026-11-23');
  const { store, retention, put } = night;
  const create: Mutation = madeUpCreate(1, 1);
  await put([], [create]);
  const way = { way: 'file', at, officerId: 'demo', fileId: opIdOf(9), toDesk: 'B2C', opIds: [opId] };
  const body = { v: 1, enquiryId, list: [way] };
  await put([{ id: apartId('other-way', enquiryId), kind: 'other-way', time: 1, body, follows: 0 }]);
  const outbox = outboxStoreOf(store, retention, { heard: () => Promise.resolve() }, () => 1);
  const { reference } = create;
  const data = { reference, crmReference: 'CRM-000009', status: 'open' as const };
  const change: CrmChange = { kind: 'enquiry', id: enquiryId, version: 4, data, tombstone: null };
  const hear = () => outbox.applyChanges({ changes: [change], cursor: 'c2', reset: false });
  const row = async () => (await store.db.outbox.get(opId))?.delivery;
  /** Does it in the midst of the hearing, as far as it gets. */
  const meanwhile = (work: () => Promise<unknown>): { done: () => Promise<unknown> } => {
    const { get } = store.reader;
    let done: Promise<unknown> = Promise.resolve();
    store.reader.get = async (...asked) => {
      store.reader.get = get;
      done = work();
      for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return get(...asked);
    };
    return { done: () => done };
  };
  return { store, outbox, hear, row, meanwhile };
}

test('what the pump marks while the CRM tells of it is sent, and its own answer settles it: it is never both', async () => {
  const desk = await givenAway();
  const was = await desk.row();
  if (was?.state !== 'queued') throw new Error('not queued');
  const sent = { opId, delivery: advance(was, { kind: 'sent' }, chance) };
  let taken: ReadonlySet<string> = new Set();
  const marking = desk.meanwhile(async () => void (taken = await desk.outbox.take([sent])));
  await desk.hear();
  await marking.done();
  const state = (await desk.row())?.state;
  expect([state, taken.size]).toEqual(state === 'sending' ? ['sending', 1] : ['applied', 0]);
});
