import 'fake-indexeddb/auto';
import { afterAll, expect, test } from 'vitest';
import { databaseName } from '../../../renderer/vault/data/store-db';
import { saved } from './desk-with-mail';
import { newStick, otherDeskWith, plugIn } from './two-desks';
import { vaultAtWork, type AtWork } from './vault-at-work';

/** By database: how many more writes may begin; after that the process has ended and nothing is written any more. */
const left = new Map<string, number>();
const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (names, mode, options) {
  const may = left.get(this.name);
  if (mode === 'readwrite' && may !== undefined) {
    if (may <= 0) throw new DOMException('the process has ended', 'InvalidStateError');
    left.set(this.name, may - 1);
  }
  return transaction.call(this, names, mode, options);
};
afterAll(() => void (IDBDatabase.prototype.transaction = transaction));

async function diskOf(desk: AtWork): Promise<string> {
  const answer = await desk.main.client.ask('desk.get', null);
  if (!answer.ok) throw new Error('no desk');
  return databaseName(answer.value.storeId);
}

/** Does it on a desk that ends after so many writes, then starts that desk again. */
async function cutOff(
  desk: AtWork,
  writes: number,
  work: (on: AtWork) => Promise<unknown>,
): Promise<{ again: AtWork; ended: boolean }> {
  const disk = await diskOf(desk);
  left.set(disk, writes);
  await work(desk).catch(() => undefined);
  const ended = (left.get(disk) ?? 0) <= 0;
  left.delete(disk);
  return { again: vaultAtWork(desk.main), ended };
}

const stateOf = async (desk: AtWork) =>
  (await desk.ask('unsent.list', null)).map(({ enquiryId, why, file }) => ({
    enquiryId,
    why: why.kind,
    file: file !== null,
  }));

test('ended at any write of taking in, the other desk has all of the file or nothing, and takes it in once', async () => {
  const stick = newStick();
  const first = vaultAtWork();
  plugIn(first.main, stick);
  const enquiryIds = [await saved(first), await saved(first)];
  const made = await first.ask('unsent.export', { enquiryIds, toDesk: 'B2C' });
  const code = made?.code ?? '';
  for (let writes = 0, whole = false; !whole; writes += 1) {
    const second = await otherDeskWith(stick);
    await second.ask('unsent.choose-file', null);
    const { again, ended } = await cutOff(second, writes, (on) => on.ask('unsent.take-in', { code }));
    whole = !ended;
    expect([0, 2]).toContain((await stateOf(again)).length);
    await again.ask('unsent.choose-file', null);
    await again.ask('unsent.take-in', { code }).catch(() => undefined);
    expect((await stateOf(again)).map(({ enquiryId }) => enquiryId).sort()).toEqual([...enquiryIds].sort());
    expect(writes).toBeLessThan(20);
  }
});

test('ended at any write of an export, what was exported is still here, unsent and whole', async () => {
  for (let writes = 0, whole = false; !whole; writes += 1) {
    const stick = newStick();
    const first = vaultAtWork();
    plugIn(first.main, stick);
    const enquiryId = await saved(first);
    const { again, ended } = await cutOff(first, writes, (on) =>
      on.ask('unsent.export', { enquiryIds: [enquiryId], toDesk: 'B2C' }),
    );
    whole = !ended;
    expect(await stateOf(again)).toMatchObject([{ enquiryId, why: 'waits' }]);
    expect(await again.ask('enquiry.get', { enquiryId })).not.toBeNull();
    expect(writes).toBeLessThan(20);
  }
});

test('ended at any write of handing over on paper, it waits, is set aside or is on paper: never lost, never two of these', async () => {
  const seen = new Set<string>();
  for (let writes = 0, whole = false; !whole; writes += 1) {
    const first = vaultAtWork();
    const enquiryId = await saved(first);
    const { again, ended } = await cutOff(first, writes, async (on) => {
      await on.ask('unsent.set-aside', { enquiryId });
      await on.ask('unsent.printed', { enquiryId, printed: true });
      await on.ask('unsent.handed-over', { enquiryId, to: 'Waste team', alsoSend: false });
    });
    whole = !ended;
    const [line] = await stateOf(again);
    const view = await again.ask('enquiry.get', { enquiryId });
    const state = view?.delivery.state ?? 'lost';
    expect(['queued', 'aside', 'on-paper']).toContain(state);
    expect(line?.why ?? 'on-paper').toBe(state === 'queued' ? 'waits' : state);
    seen.add(state);
    expect(writes).toBeLessThan(30);
  }
  expect([...seen].sort()).toEqual(['aside', 'on-paper', 'queued']);
});
