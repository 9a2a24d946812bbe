import { expect, test } from 'vitest';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { audited, damaged, day, deskWithHolds, found, keysOf, lifts, nameOf, why } from './desk-with-holds';
import { applied, crmThat, eventually, newMain, noon, rejected, vaultAtWork } from './vault-at-work';

test('a held enquiry outlives its day with its words, its neighbour does not, and lifting it ends it', async () => {
  const { main, vault, save, allSent, onDay, again } = deskWithHolds();
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
  const lines = await vault.ask('enquiry.recent', { limit: 5 });
  expect(new Map(lines.map(({ id, held }) => [id, held])), 'a list tells which is held').toEqual(
    new Map([
      [kept, true],
      [other, undefined],
    ]),
  );

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
  expect(keysOf(main, 'held/')).toEqual([]);
  const events = await audited(main);
  const told = JSON.stringify(events.filter(({ what }) => String(what).startsWith('hold-')));
  expect(told).toContain('hold-placed');
  expect(told).toContain('hold-lifted');
  expect(told).toContain('Information governance (demonstration)');
  for (const secret of ['114', 'Answered', 'Second Person']) expect(told).not.toContain(secret);
});

test('lifted before its day it goes to that day, and tells meanwhile why it was lifted', async () => {
  const { main, vault, save, allSent, onDay } = deskWithHolds();
  const enquiryId = await save('Zorah Quillfeather');
  await allSent();
  await vault.ask('hold.place', { enquiryId, ...why });
  await onDay('2026-12-01');
  expect(keysOf(main, 'due/'), 'nothing else is here').toEqual([]);
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(keysOf(main, 'held/')).toEqual([]);
  expect(keysOf(main, 'due/')).toEqual(['due/2026-12-23']);
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
  await eventually(() => expect(keysOf(main, 'open/'), 'all of it is held').toEqual([]));
  await vault.ask('hold.lift', { enquiryId, ...lifts });
  expect(keysOf(main)).toEqual(['open/2026-11-24']);
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
  expect(keysOf(main, 'due/')).toEqual(['due/2027-01-24']);
  expect(vault.bugs).toEqual([]);
});

test.each(['before it is opened', 'while its call is open'])(
  'what is held can’t be corrected, its hold placed %s; it is offered to the CRM again as it is',
  async (when) => {
    const { main, vault, save } = deskWithHolds(rejected);
    const enquiryId = await save('Zorah Quillfeather');
    await vault.ask('sync.now', null);
    await eventually(async () => expect(await vault.ask('parked.list', null)).toHaveLength(1));
    const [line] = await vault.ask('parked.list', null);
    const decides = { opId: line?.opId ?? '' };
    const before = (await vault.ask('enquiry.get', { enquiryId }))?.record;
    if (when === 'before it is opened') {
      await vault.ask('hold.place', { enquiryId, ...why });
    } else {
      const { callId } = await vault.ask('parked.decide', { ...decides, decision: 'correct' });
      const draft = await vault.ask('call.get', { callId });
      await vault.ask('hold.place', { enquiryId, ...why });
      const corrected = { ...draft, enquiries: draft?.enquiries.map((one) => ({ ...one, note: 'other' })) };
      expect(await vault.refused('call.save', { draft: corrected })).toMatchObject({
        kind: 'held-unchanged',
      });
      await vault.ask('call.discard', { callId, reason: 'made-in-error' });
    }
    expect(await vault.refused('parked.decide', { ...decides, decision: 'correct' })).toMatchObject({
      kind: 'held-unchanged',
    });
    const [still] = await vault.ask('parked.list', null);
    expect(still?.why, 'the reason is still read').toMatchObject({ crmSays: 'The team is not known.' });
    const sent = crmThat(main, applied);
    await vault.ask('parked.decide', { ...decides, decision: 'try-again' });
    await eventually(async () =>
      expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({ delivery: { state: 'applied' } }),
    );
    expect(sent).toMatchObject([{ entityId: enquiryId, body: { note: before?.body.note } }]);
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
      record: before,
      hold: { lifted: null },
    });
  },
);

test('refuses in words: what is gone, what is held, a day too far, a card number, a wrong code', async () => {
  const { main, vault, save, allSent, onDay } = deskWithHolds();
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
  expect(keysOf(main, 'held/'), 'nothing was begun').toEqual([]);

  await vault.ask('hold.place', asked);
  expect(await vault.refused('hold.place', asked)).toMatchObject({ kind: 'held' });
  expect(keysOf(main, 'held/')).toHaveLength(1);
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
  const { main, vault, save, allSent, onDay } = deskWithHolds();
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

test('a hold whose own record is damaged is shown as one, can’t be changed, and can be lifted', async () => {
  const { main, vault, save, allSent, again } = deskWithHolds();
  const enquiryId = await save('Zorah Quillfeather');
  await allSent();
  await vault.ask('hold.place', { enquiryId, ...why });
  await damaged(main, `${enquiryId}/hold`);
  const next = again();
  expect(await next.ask('enquiry.get', { enquiryId })).toMatchObject({
    hold: { role: { person: 'Not known' }, reviewOn: '2026-11-23', erasureAsked: null, lifted: null },
  });
  expect(await next.refused('hold.review', { enquiryId, ...why })).toMatchObject({ kind: 'hold-unreadable' });
  expect(await next.refused('hold.place', { enquiryId, ...why })).toMatchObject({ kind: 'held' });
  await next.ask('hold.lift', { enquiryId, ...lifts });
  expect(await next.ask('enquiry.get', { enquiryId })).toMatchObject({
    purge: { on: '2026-12-23' },
    hold: null,
  });
  expect(keysOf(main, 'held/')).toEqual([]);
});
