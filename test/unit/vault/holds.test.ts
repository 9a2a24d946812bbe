import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { demonstrationConfirm } from '../../support/demonstration-role';
import type { FakeMain } from '../../support/fake-main';
import {
  applied,
  crmThat,
  eventually,
  newMain,
  noon,
  rejected,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

const day = (date: string): number => startOfLondonDay(date) + 9 * 60 * 60_000;
const why = { reason: 'Request 2026/114', reviewOn: '2027-02-28', confirm: demonstrationConfirm };
const lifts = { reason: 'Answered', confirm: demonstrationConfirm };

/** A desk with a clock that can be set; its CRM takes everything. */
function desk(judge = applied) {
  const main = newMain();
  let now = noon;
  const vault = vaultAtWork(main, () => now);
  const sent = crmThat(main, judge);
  return {
    main,
    vault,
    sent,
    /** Switched on again: another vault on the same disk. */
    again: () => vaultAtWork(main, () => now),
    async onDay(date: string, at = vault): Promise<void> {
      now = day(date);
      at.hear('woke');
      await eventually(() => expect(held(main).filter((name) => isPast(name, date))).toEqual([]));
    },
    async save(name: string): Promise<string> {
      await vault.ask('enquiry.recent', { limit: 5 });
      const draft = await vault.filled({ name });
      await vault.ask('call.save', { draft });
      return draft.enquiries[0]?.id ?? '';
    },
    async allSent(): Promise<void> {
      await vault.ask('sync.now', null);
      await eventually(async () => expect((await vault.ask('kept.look', null)).unsent.count).toBe(0));
    },
  };
}

const held = ({ kept }: FakeMain, use = ''): string[] =>
  Object.keys(kept.keys).filter((name) => name.startsWith(use));
/** What must not be in the keyring on the morning of a day. */
const isPast = (name: string, date: string): boolean => {
  const [use, of = ''] = name.split('/');
  return (use === 'open' && of < date) || (use === 'due' && of <= date);
};
const nameOf = async (vault: AtWork, enquiryId: string): Promise<string | null> =>
  (await vault.ask('enquiry.get', { enquiryId }))?.record.body.person?.name ?? null;
const found = async (vault: AtWork, text: string): Promise<number> => {
  const answer = await vault.ask('find.local', { text, limit: 5 });
  if (!answer.ready) throw new Error('not read yet');
  return answer.hits.length;
};
const audited = async (main: FakeMain): Promise<Record<string, unknown>[]> => {
  const opened = await openStoreDb(await storeOf(main));
  if (!opened.ok) throw new Error('no database');
  const rows = await opened.db.audit.orderBy('seq').toArray();
  opened.db.close();
  return rows.map(({ event }) => event as Record<string, unknown>);
};
const storeOf = async (main: FakeMain): Promise<string> => {
  const identity = await main.client.ask('desk.get', null);
  if (!identity.ok) throw new Error('no desk');
  return identity.value.storeId;
};

test('a held enquiry outlives its day with its words, its neighbour does not, and lifting it ends it', async () => {
  const { main, vault, save, allSent, onDay, again } = desk();
  const kept = await save('Zorah Quillfeather');
  const other = await save('Bram Candlewick');
  await allSent();
  await onDay('2026-11-24');
  await onDay('2026-12-22');
  await vault.ask('hold.place', { enquiryId: kept, ...why });
  expect(await vault.ask('enquiry.get', { enquiryId: kept })).toMatchObject({
    hold: {
      role: { id: 'information-governance' },
      reason: 'Request 2026/114',
      reviewOn: '2027-02-28',
      erasureAsked: null,
      lifted: null,
    },
  });

  await onDay('2026-12-23');
  expect(await nameOf(vault, kept)).toBe('Zorah Quillfeather');
  expect(await nameOf(vault, other)).toBeNull();
  await eventually(async () => expect(await found(vault, 'quillfeather')).toBe(1));
  expect(await found(vault, 'candlewick')).toBe(0);
  const looked = await vault.ask('kept.look', null);
  expect(looked).toMatchObject({ held: [{ reviewOn: '2027-02-28', counts: { enquiry: 1, hold: 1 } }] });
  expect(looked.days).toEqual([]);

  const next = again();
  await eventually(async () => expect(await found(next, 'quillfeather')).toBe(1));
  await next.ask('hold.lift', { enquiryId: kept, ...lifts });
  expect(await nameOf(next, kept)).toBeNull();
  expect(await found(next, 'quillfeather')).toBe(0);
  expect(held(main, 'held/')).toEqual([]);
  const events = await audited(main);
  const told = JSON.stringify(events.filter(({ what }) => String(what).startsWith('hold-')));
  expect(told).toContain('hold-placed');
  expect(told).toContain('hold-lifted');
  expect(told).toContain('Information governance (demonstration)');
  for (const secret of ['114', 'Answered', 'Second Person']) expect(told).not.toContain(secret);
});

test('lifted before its day it goes to that day, and tells meanwhile why it was lifted', async () => {
  const { main, vault, save, allSent, onDay } = desk();
  const enquiryId = await save('Zorah Quillfeather');
  await allSent();
  await vault.ask('hold.place', { enquiryId, ...why });
  await onDay('2026-12-01');
  expect(held(main, 'due/'), 'nothing else is here').toEqual([]);
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(held(main, 'held/')).toEqual([]);
  expect(held(main, 'due/')).toEqual(['due/2026-12-23']);
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    purge: { on: '2026-12-23' },
    hold: { lifted: { reason: 'Answered', role: { id: 'information-governance' } } },
  });
  expect(await vault.refused('hold.lift', { enquiryId, ...lifts })).toMatchObject({ kind: 'not-held' });

  await vault.ask('hold.place', { enquiryId, ...why, reason: 'Request 2026/120' });
  await onDay('2026-12-23');
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    hold: { reason: 'Request 2026/120', lifted: null },
  });
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(await nameOf(vault, enquiryId)).toBeNull();
});

test('what is not sent yet is sent while it is held, and has no day after the hold before it was', async () => {
  const main = newMain();
  let now = noon;
  const vault = vaultAtWork(main, () => now);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await vault.filled();
  await vault.ask('call.save', { draft });
  const enquiryId = draft.enquiries[0]?.id ?? '';
  await vault.ask('hold.place', { enquiryId, ...why });
  now = day('2026-11-24');
  vault.hear('woke');
  await eventually(() => expect(held(main, 'open/'), 'all of it is held').toEqual([]));
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(held(main)).toEqual(['open/2026-11-24']);
  await vault.ask('hold.place', { enquiryId, ...why });
  now = day('2026-12-24');
  vault.hear('woke');
  const sent = crmThat(main, applied);
  await vault.ask('sync.now', null);
  await eventually(async () =>
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({ delivery: { state: 'applied' } }),
  );
  expect(sent.map((one) => one.entityId)).toEqual([enquiryId]);
  now = day('2027-01-23');
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(held(main, 'due/')).toEqual(['due/2027-01-24']);
  expect(vault.bugs).toEqual([]);
});

test('what is corrected while it is held stays held', async () => {
  const { main, vault, save, onDay } = desk(rejected);
  const enquiryId = await save('Zorah Quillfeather');
  await vault.ask('sync.now', null);
  await eventually(async () => expect(await vault.ask('parked.list', null)).toHaveLength(1));
  await vault.ask('hold.place', { enquiryId, ...why });
  const [line] = await vault.ask('parked.list', null);
  expect(line?.why, 'the reason is still read').toMatchObject({ crmSays: 'The team is not known.' });
  const { callId } = await vault.ask('parked.decide', { opId: line?.opId ?? '', decision: 'correct' });
  const draft = await vault.ask('call.get', { callId });
  crmThat(main, applied);
  await vault.ask('call.save', {
    draft: { ...draft, enquiries: draft?.enquiries.map((one) => ({ ...one, note: 'as she meant it' })) },
  });
  await eventually(async () =>
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({ delivery: { state: 'applied' } }),
  );
  await onDay('2026-11-24');
  await onDay('2026-12-24');
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    record: { body: { note: 'as she meant it' } },
    hold: { lifted: null },
  });
});

/** The CRM says that it has let go of these. */
function gone(main: FakeMain, ids: string[], reason: 'erasure' | 'merged' | 'retention'): void {
  const changes = ids.map((id) => ({
    kind: 'enquiry' as const,
    id,
    version: 2,
    data: null,
    tombstone: { reason },
  }));
  main.answer('crm.changes', () =>
    Promise.resolve({
      ok: true,
      value: {
        ok: true,
        value: { changes, next: 'c2', more: false, reset: false } as never,
        serverTime: null,
      },
    }),
  );
}

test.each(['erasure', 'merged', 'retention'] as const)(
  'when the CRM’s copy goes (%s) the held one waits for its hold to be lifted, and then goes at once',
  async (reason) => {
    const { main, vault, save, allSent } = desk();
    const enquiryId = await save('Zorah Quillfeather');
    const other = await save('Bram Candlewick');
    await allSent();
    await vault.ask('hold.place', { enquiryId, ...why });
    gone(main, [enquiryId, other], reason);
    await vault.ask('sync.now', null);
    await eventually(async () => expect(await nameOf(vault, other)).toBeNull());
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
      hold: { erasureAsked: { reason } },
    });
    await vault.ask('sync.now', null);
    await vault.ask('hold.lift', { enquiryId, ...lifts });
    expect(await nameOf(vault, enquiryId)).toBeNull();
    expect(held(main, 'held/')).toEqual([]);
    const events = await audited(main);
    expect(events.filter(({ what }) => what === 'erasure-deferred')).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ what: 'hold-lifted', erases: true }));
    expect(events).toContainEqual(
      expect.objectContaining({ what: 'erased', enquiryIds: [enquiryId], reason }),
    );
    expect(vault.bugs).toEqual([]);
  },
);

test('refuses in words: what is gone, what is held, a day too far, a card number, a wrong code', async () => {
  const { main, vault, save, allSent, onDay } = desk();
  const enquiryId = await save('Zorah Quillfeather');
  await allSent();
  const asked = { enquiryId, ...why };
  const code = { ...demonstrationConfirm, code: 'guessed' };
  expect(await vault.refused('hold.place', { ...asked, confirm: code })).toMatchObject({
    kind: 'role-refused',
  });
  expect(
    await vault.refused('hold.place', { ...asked, reason: 'paid with 4111 1111 1111 1111' }),
  ).toMatchObject({ kind: 'card-number' });
  for (const reviewOn of ['2026-11-23', '2027-11-24'])
    expect(await vault.refused('hold.place', { ...asked, reviewOn })).toMatchObject({ kind: 'review-day' });
  expect(held(main, 'held/'), 'nothing was begun').toEqual([]);

  await vault.ask('hold.place', asked);
  expect(await vault.refused('hold.place', asked)).toMatchObject({ kind: 'held' });
  expect(held(main, 'held/')).toHaveLength(1);
  expect(await vault.refused('hold.lift', { enquiryId, ...lifts, confirm: code })).toMatchObject({
    kind: 'role-refused',
  });
  const card = '4111111111111111';
  expect(await vault.refused('hold.lift', { enquiryId, ...lifts, reason: card })).toMatchObject({
    kind: 'card-number',
  });
  expect(await vault.refused('hold.review', { ...asked, reason: card })).toMatchObject({
    kind: 'card-number',
  });

  await vault.ask('hold.lift', { enquiryId, ...lifts });
  await onDay('2026-12-23');
  expect(await vault.refused('hold.place', { ...asked, reviewOn: '2027-03-01' })).toMatchObject({
    kind: 'purged',
  });
  expect(await vault.refused('hold.review', { ...asked, reviewOn: '2027-03-01' })).toMatchObject({
    kind: 'not-held',
  });
});

test('a review sets the reason and the next day to look, and is on record', async () => {
  const { main, vault, save, allSent, onDay } = desk();
  const enquiryId = await save('Zorah Quillfeather');
  await allSent();
  await vault.ask('hold.place', { enquiryId, ...why });
  await onDay('2027-03-01');
  await vault.ask('hold.review', {
    enquiryId,
    ...why,
    reason: 'Appeal FTT/2027/3',
    reviewOn: '2027-06-01',
  });
  expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
    hold: { reason: 'Appeal FTT/2027/3', reviewOn: '2027-06-01' },
  });
  expect(await vault.ask('kept.look', null)).toMatchObject({ held: [{ reviewOn: '2027-06-01' }] });
  expect(await audited(main)).toContainEqual(
    expect.objectContaining({ what: 'hold-reviewed', enquiryId, reviewOn: '2027-06-01' }),
  );
});
