import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { startOfLondonDay } from '../../../shared/policy/civil-date';
import { demonstrationConfirm } from '../../support/demonstration-role';
import type { FakeMain } from '../../support/fake-main';
import { applied, crmThat, eventually, newMain, noon, vaultAtWork, type AtWork } from './vault-at-work';

export const day = (date: string): number => startOfLondonDay(date) + 9 * 60 * 60_000;
export const why = { reason: 'Request 2026/114', reviewOn: '2027-02-28', confirm: demonstrationConfirm };
export const lifts = { reason: 'Answered', confirm: demonstrationConfirm };

/** A desk with a clock that can be set; its CRM takes everything. */
export function deskWithHolds(judge = applied) {
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
      await eventually(() => expect(keysOf(main).filter((name) => isPast(name, date))).toEqual([]));
      // Certified as well: another vault on the same disk would write the same numbers of the audit log.
      await eventually(async () => expect(await isBurning(main)).toBe(false));
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

/** The names of main's keys, of one use or all. */
export const keysOf = ({ kept }: FakeMain, use = ''): string[] =>
  Object.keys(kept.keys).filter((name) => name.startsWith(use));
/** What must not be in the keyring on the morning of a day. */
const isPast = (name: string, date: string): boolean => {
  const [use, of = ''] = name.split('/');
  return (use === 'open' && of < date) || (use === 'due' && of <= date);
};
export const nameOf = async (vault: AtWork, enquiryId: string): Promise<string | null> =>
  (await vault.ask('enquiry.get', { enquiryId }))?.record.body.person?.name ?? null;
export const found = async (vault: AtWork, text: string): Promise<number> => {
  const answer = await vault.ask('find.local', { text, limit: 5 });
  if (!answer.ready) throw new Error('not read yet');
  return answer.hits.length;
};
export const audited = async (main: FakeMain): Promise<Record<string, unknown>[]> => {
  const opened = await openStoreDb(await storeOf(main));
  if (!opened.ok) throw new Error('no database');
  const rows = await opened.db.audit.orderBy('seq').toArray();
  opened.db.close();
  return rows.map(({ event }) => event as Record<string, unknown>);
};
const isBurning = async (main: FakeMain): Promise<boolean> => {
  const opened = await openStoreDb(await storeOf(main));
  if (!opened.ok) throw new Error('no database');
  const row = await opened.db.meta.get('burning');
  opened.db.close();
  return row !== undefined;
};
/** Spoils the bytes of one record, as a bad block on the disk does. */
export const damaged = async (main: FakeMain, id: string): Promise<void> => {
  const opened = await openStoreDb(await storeOf(main));
  if (!opened.ok) throw new Error('no database');
  expect(await opened.db.records.update(id, { body: new Uint8Array(40) })).toBe(1);
  opened.db.close();
};
const storeOf = async (main: FakeMain): Promise<string> => {
  const identity = await main.client.ask('desk.get', null);
  if (!identity.ok) throw new Error('no desk');
  return identity.value.storeId;
};
