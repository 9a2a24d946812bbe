import { expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { consentIn, deskWithConsent, purposeId } from './desk-with-consent';
import { applied, crmThat, eventually, newMain, rejected, type AtWork } from './vault-at-work';

const asked = async (vault: AtWork, answer?: 'given' | 'refused'): Promise<CallDraft> =>
  (await consentIn(vault, answer))(await vault.filled());

const recordOf = async (vault: AtWork, enquiryId: string) =>
  (await vault.ask('enquiry.get', { enquiryId }))!.record.body;

test('a consent is withdrawn in one command, in the record and towards the CRM, and once only', async () => {
  const vault = deskWithConsent();
  const sent = crmThat(vault.main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await asked(vault);
  const enquiryId = draft.enquiries[0]!.id;
  await vault.ask('call.save', { draft });
  expect((await recordOf(vault, enquiryId)).consents).toMatchObject([
    { purposeId, answer: 'given', scriptId: 'ask-follow-up', expiresOn: '2027-02-23' },
  ]);
  await vault.ask('consent.withdraw', { enquiryId, purposeId });
  await vault.ask('consent.withdraw', { enquiryId, purposeId });
  const withdrawn = {
    purposeId,
    answer: 'withdrawn',
    by: 'demo',
    scriptId: 'ask-follow-up',
    expiresOn: null,
  };
  expect((await recordOf(vault, enquiryId)).consents).toMatchObject([{ answer: 'given' }, withdrawn]);
  await eventually(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ op: 'consent.add', entityId: enquiryId, body: withdrawn });
  expect(sent[1]?.body).toMatchObject({ hash: draft.consents[0]?.hash });
  expect(vault.bugs).toEqual([]);
});

test('a consent that was never given cannot be withdrawn, and refusing is no consent', async () => {
  const vault = deskWithConsent();
  const draft = await asked(vault, 'refused');
  const enquiryId = draft.enquiries[0]!.id;
  await vault.ask('call.save', { draft });
  expect(await vault.refused('consent.withdraw', { enquiryId, purposeId })).toMatchObject({
    kind: 'no-consent',
  });
  expect(await vault.refused('consent.withdraw', { enquiryId, purposeId: 'other' })).toMatchObject({
    kind: 'no-consent',
  });
  const gone = { enquiryId: draft.id, purposeId };
  expect(await vault.refused('consent.withdraw', gone)).toMatchObject({ kind: 'gone' });
});

test('a consent is taken only for an optional purpose, asked with the pack’s own script word for word', async () => {
  const vault = deskWithConsent();
  const draft = await asked(vault);
  const [event] = draft.consents;
  const forged = [
    { purposeId: 'service-request' },
    { scriptId: 'rather-not' },
    { scriptId: 'not-in-the-pack' },
    { hash: 'f'.repeat(64) },
    { answer: 'withdrawn' as const },
    { packVersion: '2026.11' },
  ];
  for (const change of forged)
    expect(
      await vault.refused('call.save', { draft: { ...draft, consents: [{ ...event, ...change }] } }),
    ).toMatchObject({ kind: 'other-consent' });
  await vault.ask('call.save', { draft });
});

test('withdrawing reaches every enquiry of the call in which it was given, and no other', async () => {
  const vault = deskWithConsent();
  const other = await asked(vault);
  await vault.ask('call.save', { draft: other });
  const draft = await asked(vault);
  const [first] = draft.enquiries;
  const added = await vault.ask('call.add-enquiry', { callId: draft.id });
  const second = { ...first!, id: added.id, reference: added.reference };
  await vault.ask('call.save', { draft: { ...draft, enquiries: [first, second] } });
  await vault.ask('consent.withdraw', { enquiryId: second.id, purposeId });
  for (const { id } of [first!, second])
    expect((await recordOf(vault, id)).consents?.at(-1)).toMatchObject({ answer: 'withdrawn' });
  expect((await recordOf(vault, other.enquiries[0]!.id)).consents).toHaveLength(1);
});

test('a correction that was opened before a withdrawal does not undo it, and sends it once', async () => {
  const vault = deskWithConsent();
  crmThat(vault.main, rejected);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await asked(vault);
  const enquiryId = draft.enquiries[0]!.id;
  await vault.ask('call.save', { draft });
  const parked = await eventually(async () => (await vault.ask('parked.list', null))[0]!.opId);
  const { callId } = await vault.ask('parked.decide', { opId: parked, decision: 'correct' });
  const correction = await vault.ask('call.get', { callId });
  await vault.ask('consent.withdraw', { enquiryId, purposeId });
  const sent = crmThat(vault.main, applied);
  await vault.ask('call.save', { draft: correction });
  expect((await recordOf(vault, enquiryId)).consents?.at(-1)).toMatchObject({ answer: 'withdrawn' });
  await eventually(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ op: 'enquiry.create', entityId: enquiryId });
  expect(sent[0]?.body).toMatchObject({ consents: [{ answer: 'given' }, { answer: 'withdrawn' }] });
});

test('who speaks for somebody is kept only as one of the pack’s types, with a proof it takes, told after a notice', async () => {
  const vault = deskWithConsent();
  const draft = await vault.filled();
  const someone = {
    typeId: 'family',
    name: 'Ottoline Quillfeather',
    proof: 'Signed letter',
    scope: 'This enquiry only',
    expiresOn: '2027-05-23',
    at: '2026-11-23T11:59:00.000+00:00',
    by: 'demo',
  };
  const untold = { ...draft, receipts: [], enquiries: draft.enquiries.map((e) => ({ ...e, values: {} })) };
  expect(await vault.refused('call.put', { draft: { ...untold, representative: someone } })).toMatchObject({
    kind: 'no-receipt',
  });
  for (const change of [{ typeId: 'neighbour' }, { proof: 'AB 123456 C' }])
    expect(
      await vault.refused('call.save', { draft: { ...draft, representative: { ...someone, ...change } } }),
    ).toMatchObject({ kind: 'bad-input' });
  await vault.ask('call.save', { draft: { ...draft, representative: someone } });
  expect((await recordOf(vault, draft.enquiries[0]!.id)).representative).toEqual(someone);
});

test('a consent withdrawn late lengthens no life, and still goes when its enquiry is gone', async () => {
  const main = newMain();
  const first = deskWithConsent(main);
  const sent = crmThat(main, applied);
  await first.ask('enquiry.recent', { limit: 5 });
  const draft = await asked(first);
  const enquiryId = draft.enquiries[0]!.id;
  await first.ask('call.save', { draft });
  await eventually(() => expect(sent).toHaveLength(1));
  // Taken, not only asked for: before the answer is stored there is no day that the enquiry could be due on.
  await eventually(async () =>
    expect((await first.ask('enquiry.get', { enquiryId }))?.delivery.state).toBe('applied'),
  );
  // Each start ends as when a PC is switched off: what was under way is never answered. A desk that was answered
  // "no" again and again would put its next try off to a moment that these clocks, which stand still, never reach.
  main.answer('crm.push', () => new Promise(() => undefined));

  const started = async (day: string): Promise<AtWork> => {
    const vault = deskWithConsent(main, Date.parse(`${day}T12:00:00Z`));
    await vault.ask('enquiry.recent', { limit: 5 });
    // Said when the sweep of its start is through: the next one begins on what this one left.
    await eventually(() => expect(vault.told).toContain('parked'));
    return vault;
  };
  await started('2026-11-24');
  const dueKey = Object.keys(main.kept.keys).find((name) => name.startsWith('due/2026-12-23'));
  expect(main.kept.burned).toContain('open/2026-11-23');
  const late = await started('2026-12-20');
  await late.ask('consent.withdraw', { enquiryId, purposeId });
  expect(await late.ask('enquiry.get', { enquiryId })).toMatchObject({
    purge: { on: '2026-12-23', estimated: false },
    delivery: { state: 'applied', changeWaits: true },
  });
  await started('2026-12-21');
  expect(main.kept.burned).toContain('open/2026-12-20');
  const then = crmThat(main, applied);
  const after = await started('2026-12-23');
  expect(main.kept.burned).toContain(dueKey);
  expect(await after.ask('enquiry.get', { enquiryId })).toBeNull();
  await eventually(() => expect(then[0]).toMatchObject({ op: 'consent.add', entityId: enquiryId }));
});
