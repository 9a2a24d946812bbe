import { expect, test } from 'vitest';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { consentIn, consentsOf, deskWithConsent, purposeId } from './desk-with-consent';
import { deskB, newStick, otherDeskWith, plugIn } from './two-desks';
import { applied, crmThat, eventually, newMain, noon, rejected } from './vault-at-work';

/** A desk whose caller said yes to being rung again, a stick, and another desk. */
async function twoDesks(now: () => number = () => noon) {
  const stick = newStick();
  const main = newMain();
  const first = deskWithConsent(main);
  plugIn(main, stick);
  const second = await otherDeskWith(stick, deskB, now);
  const agreed = await consentIn(first);
  const save = async (): Promise<string> => {
    const draft = agreed(await first.filled());
    await first.ask('call.save', { draft });
    return draft.enquiries[0]?.id ?? '';
  };
  const exported = async (enquiryIds: string[]): Promise<string> => {
    const made = await first.ask('unsent.export', { enquiryIds, toDesk: 'B2C' });
    if (!made) throw new Error('not saved');
    return made.code;
  };
  const choose = () => second.ask('unsent.choose-file', null);
  return { stick, first, second, save, exported, choose };
}

test('a consent withdrawn after the first file comes with the second one: into the record, and to the CRM', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  const before = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code: before });
  await first.ask('consent.withdraw', { enquiryId, purposeId });
  const after = await exported([enquiryId]);
  await choose();
  expect(await second.ask('unsent.take-in', { code: after })).toMatchObject({
    taken: [expect.any(String)],
    known: 0,
    rewritten: 0,
  });
  expect(await consentsOf(second, enquiryId)).toEqual(['given', 'withdrawn']);
  await choose();
  expect(await second.refused('unsent.take-in', { code: after })).toMatchObject({ kind: 'here-already' });
  const sent = crmThat(second.main, applied);
  await second.ask('sync.now', null);
  await eventually(() => expect(sent.map(({ op }) => op)).toEqual(['enquiry.create', 'consent.add']));
});

test('a consent withdrawn before the only file is withdrawn in the record of the desk that takes it in', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  await first.ask('consent.withdraw', { enquiryId, purposeId });
  const code = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code });
  expect(await consentsOf(second, enquiryId)).toEqual(['given', 'withdrawn']);
});

test('an enquiry that the other desk wrote anew is not said to be here; the rest of the file is taken in', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  const other = await save();
  const before = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code: before });
  crmThat(first.main, rejected);
  await first.ask('sync.now', null);
  const parked = () => first.ask('parked.list', null);
  await eventually(async () => expect(await parked()).toHaveLength(2));
  const { opId } = (await parked()).find(({ id }) => id === enquiryId) ?? {};
  const { callId } = await first.ask('parked.decide', { opId, decision: 'correct' });
  const draft = await first.ask('call.get', { callId });
  await first.ask('call.save', { draft });
  await eventually(async () => expect(await parked()).toHaveLength(2));
  const anew = await exported([enquiryId]);
  await choose();
  expect(await second.refused('unsent.take-in', { code: anew })).toMatchObject({ kind: 'rewritten' });
  const both = await exported([enquiryId, other]);
  await choose();
  expect(await second.ask('unsent.take-in', { code: both })).toMatchObject({ known: 0, rewritten: 1 });
});

const demand = { ground: 'asked-to-withdraw', confirm: demonstrationConfirm } as const;
const day = 86_400_000;

test('a file brings nobody back who was erased, destroyed or purged here, not with another file either', async () => {
  const { second, save, exported, choose } = await twoDesks();
  const [erased, destroyed, other] = [await save(), await save(), await save()];
  const codes = [await exported([erased, destroyed])];
  await choose();
  await second.ask('unsent.take-in', { code: codes[0] });
  await second.ask('unsent.destroy', { enquiryId: destroyed, ...demand });
  const gone = { id: erased, kind: 'enquiry' as const, version: 2, data: null };
  crmThat(second.main, applied);
  second.main.answer('crm.changes', ({ cursor }) => {
    const changes = [{ ...gone, tombstone: { reason: 'erasure' as const } }];
    const value = { changes, next: 'c9', more: false, reset: cursor === 'never' };
    return Promise.resolve({ ok: true, value: { ok: true, value, serverTime: null } });
  });
  await second.ask('sync.now', null);
  await eventually(async () => expect(await second.ask('enquiry.get', { enquiryId: erased })).toBeNull());
  await choose();
  expect(await second.refused('unsent.take-in', { code: codes[0] })).toMatchObject({ kind: 'gone-before' });
  const again = await exported([erased, destroyed, other]);
  await choose();
  expect(await second.ask('unsent.take-in', { code: again })).toMatchObject({
    taken: [expect.any(String)],
    known: 0,
    gone: 2,
  });
  const here = (await second.ask('enquiry.recent', { limit: 5 })).map(({ id }) => id);
  expect(here).toEqual([other]);
});

test('what was sent here and purged since does not come back with its file', async () => {
  let now = noon;
  const { second, save, exported, choose } = await twoDesks(() => now);
  const enquiryId = await save();
  const code = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code });
  crmThat(second.main, applied);
  await second.ask('sync.now', null);
  await eventually(async () => expect(await second.ask('unsent.list', null)).toEqual([]));
  for (const days of [1, 32]) {
    now = noon + days * day;
    second.hear('woke');
    await eventually(() =>
      expect(Object.keys(second.main.kept.keys).some((name) => name.startsWith('open/2026-11-23'))).toBe(
        false,
      ),
    );
  }
  await eventually(async () => expect(await second.ask('enquiry.get', { enquiryId })).toBeNull());
  // As a clock that was set back would have it.
  now = noon;
  await choose();
  expect(await second.refused('unsent.take-in', { code })).toMatchObject({ kind: 'gone-before' });
});

test('a file older than thirty days, or from a day that is yet to come, is refused before any code is typed', async () => {
  let now = noon;
  const { second, save, exported, choose } = await twoDesks(() => now);
  const code = await exported([await save()]);
  now = noon + 30 * day + 60_000;
  expect(await second.refused('unsent.choose-file', null)).toMatchObject({ kind: 'too-old' });
  now = noon - day - 60_000;
  expect(await second.refused('unsent.choose-file', null)).toMatchObject({ kind: 'clock' });
  expect(await second.refused('unsent.take-in', { code })).toMatchObject({ kind: 'no-file' });
  now = noon + 29 * day;
  await choose();
  expect(await second.ask('unsent.take-in', { code })).toMatchObject({ known: 0 });
});
