import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { erasedAtCrm } from '../../../renderer/vault/data/erased-at-crm';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { builtInPack } from '../../../shared/packs/built-in';
import type { MutationResult, Mutation } from '../../../shared/sync/mutation';
import { fillCall } from '../../support/made-up-call';
import type { FakeMain } from '../../support/fake-main';
import { realDesk, type RealDesk } from '../queue/support/real-desk';
import { withSandboxCrm } from '../sandbox-crm/with-sandbox-crm';
import { saved } from './desk-with-mail';
import { newStick, otherDeskWith, plugIn, type Stick } from './two-desks';
import { crmThat, eventually, facts, vaultAtWork, type AtWork } from './vault-at-work';

const crm = withSandboxCrm();
const wentAway = ({ opId }: Mutation): MutationResult => ({
  result: 'rejected',
  opId,
  problem: { type: 'https://crm.invalid/problems/erased', detail: 'It was erased.' },
});

async function rowsOf(main: FakeMain, enquiryId: string) {
  const desk = await main.client.ask('desk.get', null);
  const opened = await openStoreDb(desk.ok ? desk.value.storeId : '');
  if (!opened.ok) throw new Error('no store');
  const { records, outbox, audit } = opened.db;
  const found = {
    records: (await records.toArray()).filter(({ id }) => id.startsWith(enquiryId)),
    outbox: await outbox.where('entityId').equals(enquiryId).toArray(),
    events: (await audit.toArray()).map(({ event }) => event),
  };
  opened.db.close();
  return found;
}

async function heardOf(main: FakeMain): Promise<string[]> {
  const desk = await main.client.ask('desk.get', null);
  const opened = await openStoreDb(desk.ok ? desk.value.storeId : '');
  if (!opened.ok) throw new Error('no store');
  const heard = await erasedAtCrm(opened.db);
  opened.db.close();
  return heard;
}

/** Saved at one desk that is cut off, and put in a file for another. */
async function carried(stick: Stick, first: AtWork): Promise<{ enquiryId: string; code: string }> {
  plugIn(first.main, stick);
  const enquiryId = await saved(first);
  const made = await first.ask('unsent.export', { enquiryIds: [enquiryId], toDesk: 'B2C' });
  return { enquiryId, code: made?.code ?? '' };
}

test('what a file brought and the CRM refuses because it erased that person goes from the desk at once, key and all', async () => {
  const stick = newStick();
  const { enquiryId, code } = await carried(stick, vaultAtWork());
  const second = await otherDeskWith(stick);
  await second.ask('unsent.choose-file', null);
  await second.ask('unsent.take-in', { code });
  const [{ keyName = '' } = {}] = (await rowsOf(second.main, enquiryId)).records;
  crmThat(second.main, wentAway);
  await second.ask('sync.now', null);
  await eventually(async () => expect((await rowsOf(second.main, enquiryId)).records).toHaveLength(0));
  await eventually(() => expect(second.main.kept.burned).toContain(keyName));
  await eventually(async () => {
    const { outbox, events } = await rowsOf(second.main, enquiryId);
    expect(outbox).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ what: 'erased', enquiryIds: [enquiryId] }));
  });
  expect(await second.ask('parked.list', null)).toEqual([]);
  await eventually(async () =>
    expect(await second.ask('find.local', { text: 'Quillfeather', limit: 5 })).toMatchObject({ hits: [] }),
  );
  await second.ask('unsent.choose-file', null);
  expect(await second.refused('unsent.take-in', { code })).toMatchObject({ kind: 'gone-before' });
});

test('what was taken down at this very desk and refused so waits for a person, as before', async () => {
  const first = vaultAtWork();
  const enquiryId = await saved(first);
  crmThat(first.main, wentAway);
  await first.ask('sync.now', null);
  await eventually(async () =>
    expect(await first.ask('parked.list', null)).toMatchObject([{ id: enquiryId, why: { kind: 'erased' } }]),
  );
  expect(await first.ask('enquiry.get', { enquiryId })).not.toBeNull();
});

async function save(desk: RealDesk): Promise<string> {
  const { noticeHashes } = await desk.must('pack.get', null);
  const started = await desk.must('call.start', { channel: 'phone', language: 'en' });
  const draft = fillCall(started, facts, noticeHashes);
  await desk.must('call.save', { draft });
  return draft.enquiries[0]?.id ?? '';
}

/** Asks for the CRM's changes until they have come: a round that is under way may have begun before them. */
const hears = (desk: RealDesk, look: () => Promise<void>): Promise<void> =>
  eventually(async () => {
    await desk.must('sync.now', null);
    await look();
  });

/** One desk saved it and gave it to another in a file; sent, it was erased at the CRM. */
async function sentAndErased(secondHears: boolean) {
  const { url } = crm.get();
  const open = (name: string) => realDesk({ url, name, pack: builtInPack() });
  const [first, second] = await Promise.all([open('Desk A'), open('Desk B')]);
  const stick = newStick();
  plugIn(first.main, stick);
  plugIn(second.main, stick);
  first.become('down');
  if (!secondHears) second.become('down');
  const enquiryId = await save(first);
  const made = await first.must('unsent.export', { enquiryIds: [enquiryId], toDesk: second.code });
  const hasIt = async () => (await crm.get().enquiries()).map(({ id }) => id).includes(enquiryId);
  first.become('up');
  await eventually(async () => expect(await hasIt()).toBe(true));
  expect(await crm.get().erase(enquiryId)).toBe(true);
  await hears(first, async () => expect(await first.must('enquiry.get', { enquiryId })).toBeNull());
  const takeIn = async () => {
    await second.must('unsent.choose-file', null);
    return second.ask('unsent.take-in', { code: made?.code ?? '' });
  };
  return { first, second, enquiryId, hasIt, takeIn, end: () => [first, second].forEach((one) => one.end()) };
}

test('a desk that never had it, and was cut off when it was erased, forgets it when it is back; it does not come back at the CRM', async () => {
  const { second, enquiryId, hasIt, takeIn, end } = await sentAndErased(false);
  try {
    expect(await takeIn()).toMatchObject({ ok: true });
    expect(await second.must('enquiry.get', { enquiryId })).not.toBeNull();
    second.become('up');
    await eventually(async () => expect((await rowsOf(second.main, enquiryId)).records).toHaveLength(0));
    await eventually(async () =>
      expect((await second.must('status.get', null)).outbox).toMatchObject({ queued: 0, parked: 0 }),
    );
    expect(await hasIt()).toBe(false);
  } finally {
    end();
  }
});

test('a desk that heard of the erasure takes no file in that has it, though it is cut off by then', async () => {
  const { second, enquiryId, hasIt, takeIn, end } = await sentAndErased(true);
  try {
    await hears(second, async () => expect(await heardOf(second.main)).toEqual([enquiryId]));
    second.become('down');
    expect(await takeIn()).toMatchObject({ ok: false, problem: { kind: 'gone-before' } });
    expect((await rowsOf(second.main, enquiryId)).records).toHaveLength(0);
    expect(await hasIt()).toBe(false);
  } finally {
    end();
  }
});
