import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { verifyChain, CHAIN_START } from '../../../shared/audit/chain';
import { hashOf } from '../../../renderer/vault/data/web-crypto';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { saved } from './desk-with-mail';
import {
  applied,
  conflicting,
  crmThat,
  eventually,
  newMain,
  noon,
  rejected,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

const DAY = 24 * 60 * 60_000;

/** A desk whose clock can be set, with what a CRM of its own was sent. */
function deskAt(start = noon) {
  let now = start;
  const main = newMain();
  const desk = vaultAtWork(main, () => now);
  return { ...desk, later: (days: number) => (now += days * DAY) };
}
const lines = (desk: AtWork) => desk.ask('unsent.list', null);

async function auditOf(desk: AtWork) {
  const { storeId } = (await desk.main.client.ask('desk.get', null).then((a) => (a.ok ? a.value : null)))!;
  const opened = await openStoreDb(storeId);
  if (!opened.ok) throw new Error('no store');
  const rows = await opened.db.audit.orderBy('seq').toArray();
  opened.db.close();
  expect(await verifyChain(rows, CHAIN_START, hashOf)).toMatchObject({ ok: true });
  return rows.map(({ event }) => event);
}

test('what was not sent is listed with its reason and since when, nothing of anybody, and is old after seven days', async () => {
  const desk = deskAt();
  await saved(desk);
  desk.later(1);
  await saved(desk);
  expect(await lines(desk)).toMatchObject([
    { what: 'enquiry', service: 'Missed bin', old: false, why: { kind: 'waits' }, readable: true },
    { what: 'enquiry', old: false },
  ]);
  desk.later(7);
  const listed = await lines(desk);
  expect(listed.map(({ old }) => old)).toEqual([true, false]);
  expect(listed[0]?.since).toContain('2026-11-23T12:00');
  expect(JSON.stringify(listed)).not.toMatch(/Quillfeather|900123|bin full/);
  expect((await desk.ask('status.get', null)).outbox.overdue).toEqual({ count: 1, after: 'P7D' });
});

test('what the CRM refused is listed with the CRM’s words, and is sent now with the very same bytes', async () => {
  const desk = deskAt();
  const sent = crmThat(desk.main, rejected);
  await desk.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saved(desk);
  await eventually(async () =>
    expect(await lines(desk)).toMatchObject([
      { why: { kind: 'parked', why: { kind: 'rejected', crmSays: 'The team is not known.' } } },
    ]),
  );
  const again = crmThat(desk.main, applied);
  await desk.ask('unsent.send-now', { enquiryId });
  await eventually(() => expect(again).toEqual(sent));
  await eventually(async () => expect(await lines(desk)).toEqual([]));
  expect((await auditOf(desk)).map(({ what }) => what)).toContain('unsent-sent-again');
  expect(await desk.refused('unsent.send-now', { enquiryId })).toMatchObject({ kind: 'gone' });
});

test('set aside for paper, nothing sends it; handed over, it counts as passed on and is never sent', async () => {
  const desk = deskAt();
  const enquiryId = await saved(desk);
  await desk.ask('unsent.set-aside', { enquiryId });
  const sent = crmThat(desk.main, applied);
  await desk.ask('sync.now', null);
  await eventually(async () =>
    expect((await desk.ask('status.get', null)).connectivity.state).toBe('online'),
  );
  expect(sent).toEqual([]);
  expect(await desk.ask('enquiry.recent', { limit: 5 })).toMatchObject([{ delivery: 'aside' }]);
  expect((await desk.ask('status.get', null)).outbox).toMatchObject({ aside: 1, queued: 0 });

  await desk.ask('unsent.printed', { enquiryId, printed: true });
  expect(await lines(desk)).toMatchObject([
    { why: { kind: 'aside' }, paper: { way: 'paper', printed: true } },
  ]);
  const to = 'Waste team leader';
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
  expect(await lines(desk)).toEqual([]);
  expect(await desk.ask('enquiry.recent', { limit: 5 })).toMatchObject([{ delivery: 'on-paper' }]);
  expect(await desk.ask('enquiry.get', { enquiryId })).toMatchObject({
    delivery: { state: 'on-paper', to },
    purge: { estimated: false, on: '2026-12-23' },
  });
  await desk.ask('sync.now', null);
  await saved(desk);
  await eventually(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.entityId).not.toBe(enquiryId);
  const events = await auditOf(desk);
  expect(events.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['unsent-set-aside', 'unsent-printed', 'unsent-handed-over']),
  );
  expect(JSON.stringify(events)).not.toContain(to);
  expect(await desk.refused('unsent.handed-over', { enquiryId, to, alsoSend: false })).toMatchObject({
    kind: 'gone',
  });
});

test('nothing came out of the printer, or a person thinks better of it: it is sent as before, once', async () => {
  const desk = deskAt();
  const enquiryId = await saved(desk);
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: false });
  expect(await lines(desk)).toMatchObject([{ why: { kind: 'waits' }, paper: null }]);
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: true });
  // A second print that fails takes the first sheet from nobody's hand.
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: false });
  expect(await lines(desk)).toMatchObject([{ why: { kind: 'aside' }, paper: { printed: true } }]);
  const sent = crmThat(desk.main, applied);
  await desk.ask('unsent.send-now', { enquiryId });
  await eventually(async () => expect(await lines(desk)).toEqual([]));
  expect(sent).toHaveLength(1);
});

test('handed over and chosen to be sent too, it is; a card number in the team’s name is refused', async () => {
  const desk = deskAt();
  const enquiryId = await saved(desk);
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: true });
  const card = { enquiryId, to: 'Waste 4111 1111 1111 1111', alsoSend: true };
  expect(await desk.refused('unsent.handed-over', card)).toMatchObject({ kind: 'card-number' });
  await desk.ask('unsent.handed-over', { enquiryId, to: 'Waste', alsoSend: true });
  expect(await lines(desk)).toMatchObject([{ why: { kind: 'waits' }, paper: { way: 'handed-over' } }]);
  const sent = crmThat(desk.main, applied);
  await desk.ask('sync.now', null);
  await eventually(() => expect(sent).toHaveLength(1));
});

test('is destroyed only with a second person’s code, and the log says who and why, nothing of anybody', async () => {
  const desk = deskAt();
  const enquiryId = await saved(desk);
  const other = await saved(desk);
  const line = (await lines(desk)).find((one) => one.enquiryId === enquiryId);
  const ground = 'entered-elsewhere';
  const wrong = { ...demonstrationConfirm, code: 'something else' };
  expect(await desk.refused('unsent.destroy', { enquiryId, ground, confirm: wrong })).toMatchObject({
    kind: expect.stringMatching(/role|code/) as string,
  });
  expect(await lines(desk)).toHaveLength(2);
  await desk.ask('unsent.destroy', { enquiryId, ground, confirm: demonstrationConfirm });
  expect((await lines(desk)).map((one) => one.enquiryId)).toEqual([other]);
  expect(await desk.ask('enquiry.get', { enquiryId })).toBeNull();
  const events = await auditOf(desk);
  expect(events.find(({ what }) => what === 'unsent-destroyed')).toEqual({
    what: 'unsent-destroyed',
    enquiryId,
    reference: line?.reference,
    ground,
    officerId: 'demo',
    role: { id: 'information-governance', title: expect.any(String) as string },
  });
  expect(JSON.stringify(events)).not.toMatch(/Quillfeather|open sesame/);
  expect(JSON.stringify(events)).not.toContain(demonstrationConfirm.code);
  // A second time there is nothing left to destroy.
  expect(
    await desk.refused('unsent.destroy', { enquiryId, ground, confirm: demonstrationConfirm }),
  ).toMatchObject({ kind: 'gone' });
});

test('what the CRM has taken, or is being sent, can’t be destroyed this way', async () => {
  const desk = deskAt();
  crmThat(desk.main, applied);
  await desk.ask('enquiry.recent', { limit: 5 });
  const enquiryId = await saved(desk);
  await eventually(async () => expect(await lines(desk)).toEqual([]));
  const destroy = { ground: 'recorded-twice', confirm: demonstrationConfirm } as const;
  expect(await desk.refused('unsent.destroy', { ...destroy, enquiryId })).toMatchObject({ kind: 'gone' });

  let answer = (): void => {};
  desk.main.answer(
    'crm.push',
    ({ items }) =>
      new Promise((resolve) => {
        answer = () =>
          resolve({ ok: true, value: { ok: true, value: items.map(applied), serverTime: null } });
      }),
  );
  const under = await saved(desk);
  await eventually(async () => expect(await lines(desk)).toMatchObject([{ why: { kind: 'sending' } }]));
  for (const [method, input] of [
    ['unsent.destroy', { ...destroy, enquiryId: under }],
    ['unsent.set-aside', { enquiryId: under }],
    ['unsent.export', { enquiryIds: [under], toDesk: 'B2C' }],
  ] as const)
    expect(await desk.refused(method, input)).toMatchObject({ kind: 'being-sent' });
  answer();
  await eventually(async () => expect(await lines(desk)).toEqual([]));
});

test('a try to send that nobody answers is waited for, and then it is destroyed', async () => {
  const desk = deskAt();
  const giving: (() => void)[] = [];
  crmThat(desk.main, applied);
  await desk.ask('enquiry.recent', { limit: 5 });
  desk.main.answer(
    'crm.push',
    () =>
      new Promise((resolve) => {
        const fault = { kind: 'no-answer', retryAfterMs: null, status: null } as const;
        giving.push(() => resolve({ ok: true, value: { ok: false, fault, serverTime: null } }));
      }),
  );
  const enquiryId = await saved(desk);
  await eventually(async () => expect(await lines(desk)).toMatchObject([{ why: { kind: 'sending' } }]));
  const going = desk.ask('unsent.destroy', {
    enquiryId,
    ground: 'recorded-twice',
    confirm: demonstrationConfirm,
  });
  await eventually(() => expect(giving).toHaveLength(1));
  giving[0]?.();
  await going;
  expect(await lines(desk)).toEqual([]);
});

test('a supervisor sees counts, ages and reasons, with their code alone, and that they looked is on record', async () => {
  const desk = deskAt();
  crmThat(desk.main, conflicting);
  await desk.ask('enquiry.recent', { limit: 5 });
  await saved(desk);
  await eventually(async () => expect(await lines(desk)).toMatchObject([{ why: { kind: 'parked' } }]));
  desk.main.answer('crm.push', null);
  await saved(desk);
  await desk.filled();
  desk.later(8);
  const confirm = { ...demonstrationConfirm, code: 'not theirs' };
  await desk.refused('unsent.supervise', { confirm });
  const seen = await desk.ask('unsent.supervise', { confirm: demonstrationConfirm });
  expect(seen).toMatchObject({
    // Saved in the same moment, so that neither is the older one.
    byReason: expect.arrayContaining([
      expect.objectContaining({ reason: 'parked-conflict', count: 1, old: 1 }),
      expect.objectContaining({ reason: 'waits', count: 1, old: 1 }),
    ]) as unknown,
    exported: null,
    drafts: { count: 1 },
  });
  expect(JSON.stringify(seen)).not.toMatch(/Quillfeather|900123|K7M-/);
  const looked = (await auditOf(desk)).filter(({ what }) => what === 'unsent-supervised');
  expect(looked).toHaveLength(1);
});
