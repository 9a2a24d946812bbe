import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { fillCall } from '../../support/made-up-call';
import { bare, reception } from './reception-at-work';
import { applied, crmThat, eventually, facts, noon, vaultAtWork, type AtWork } from './vault-at-work';

/** Everything on record, as it lies on the disk: nothing of it is sealed. */
async function auditOf({ main }: AtWork): Promise<string> {
  const answer = await main.client.ask('desk.get', null);
  const opened = answer.ok ? await openStoreDb(answer.value.storeId) : null;
  return opened?.ok ? JSON.stringify(await opened.db.audit.toArray()) : '';
}

test('checks somebody in without a name, and counts up', async () => {
  const vault = reception();
  expect(await vault.ask('queue.check-in', bare)).toMatchObject({
    number: 'K7M-1',
    state: 'waiting',
    description: 'blue coat',
    name: null,
    here: true,
  });
  expect((await vault.ask('queue.check-in', bare)).number).toBe('K7M-2');
  const { waiting } = await vault.ask('queue.list', null);
  expect(waiting.map(({ number }) => number)).toEqual(['K7M-1', 'K7M-2']);
});

test('gives no number out twice on one day, not after a restart either', async () => {
  const vault = reception();
  await vault.ask('queue.check-in', bare);
  const again = vaultAtWork(vault.main);
  expect((await again.ask('queue.check-in', bare)).number).toBe('K7M-2');
});

test('takes a name only with the receipt that this vault gave when the notice was shown', async () => {
  const vault = reception();
  const receipt = await vault.ask('queue.notice-shown', { on: 'desk-sign', language: 'en' });
  expect(receipt).toMatchObject({ status: 'given', manner: 'displayed', by: 'demo' });
  const made: NoticeReceipt = { ...receipt, by: 'somebody-else' };
  const named = (one: NoticeReceipt) => ({
    ...bare,
    named: { name: 'Zorah Quillfeather', receipt: one, shownOn: 'desk-sign' as const },
  });
  expect((await vault.refused('queue.check-in', named(made))).kind).toBe('no-receipt');
  expect(await vault.ask('queue.check-in', named(receipt))).toMatchObject({ name: 'Zorah Quillfeather' });
  // One receipt is of one person.
  expect((await vault.refused('queue.check-in', named(receipt))).kind).toBe('no-receipt');
  const audit = await auditOf(vault);
  expect(audit).toContain('ticket-checked-in');
  expect(audit).toContain(receipt.version);
  expect(audit).not.toMatch(/Zorah|blue coat/);
});

test('a receipt says where the notice was seen, and the right to object only where it was read apart', async () => {
  const vault = reception();
  const language = 'en' as const;
  const sign = await vault.ask('queue.notice-shown', { on: 'desk-sign', language });
  expect(sign).toMatchObject({ objectionSaid: false });
  const seen = await vault.ask('queue.notice-shown', { on: 'customer-screen', language, touched: false });
  expect(seen).toMatchObject({ objectionSaid: false, secondLayerOffered: 'link' });
  const read = await vault.ask('queue.notice-shown', { on: 'customer-screen', language, touched: true });
  expect(read).toMatchObject({ manner: 'displayed', objectionSaid: true, secondLayerOffered: 'link' });
  const named = (shownOn: 'desk-sign' | 'customer-screen') => ({
    ...bare,
    named: { name: 'Zorah Quillfeather', receipt: read, shownOn },
  });
  expect((await vault.refused('queue.check-in', named('desk-sign'))).kind, 'another place').toBe(
    'no-receipt',
  );
  await vault.ask('queue.check-in', named('customer-screen'));
});

test('has no queue, and notes no adjustments, where the pack has none', async () => {
  expect((await vaultAtWork().refused('queue.check-in', bare)).kind).toBe('queue-off');
  const without = reception({ adjustments: false });
  expect((await without.refused('queue.check-in', { ...bare, flags: ['seat'] })).kind).toBe('flags-off');
  const withThem = reception();
  expect((await withThem.ask('queue.check-in', { ...bare, flags: ['seat'] })).flags).toEqual(['seat']);
});

test('keeps of a check-in what it is about, whether it goes first, and what was asked for, each with its day of review', async () => {
  const vault = reception();
  const { pack } = await vault.ask('pack.get', null);
  const [area] = pack.areas;
  await vault.ask('queue.check-in', bare);
  await vault.ask('queue.check-in', {
    ...bare,
    areaId: area?.id,
    priority: 'first',
    flags: ['seat', 'interpreter', 'seat'],
  });
  expect((await vault.ask('queue.list', null)).waiting).toMatchObject([
    { number: 'K7M-2', about: area?.name, first: true, flags: ['seat', 'interpreter'] },
    { number: 'K7M-1', about: null, first: false, flags: [] },
  ]);
  const unknown = { ...bare, areaId: 'of-another-council' };
  expect((await vault.refused('queue.check-in', unknown)).kind).toBe('bad-input');

  const sent = crmThat(vault.main, applied);
  vault.hear('network-changed');
  const opened = () => sent.flatMap(({ op, body }) => (op === 'ticket.open' ? [body] : []));
  await eventually(() => expect(opened()).toHaveLength(2));
  const asked = { askedAt: '2026-11-23T12:00:00.000+00:00', reviewOn: '2026-11-23' };
  expect(opened().find(({ number }) => number === 'K7M-2')?.flags).toEqual([
    { flag: 'seat', ...asked },
    { flag: 'interpreter', ...asked },
  ]);
});

test('stores no payment card number, in the description or in a name', async () => {
  const vault = reception();
  const card = '4111 1111 1111 1111';
  expect((await vault.refused('queue.check-in', { ...bare, description: card })).kind).toBe('card-number');
});

test('without the CRM it goes on with whom it checked in itself, from call to finish', async () => {
  const vault = reception();
  const { id } = await vault.ask('queue.check-in', bare);
  expect((await vault.ask('queue.call', { ticketId: null, takeOver: false })).ticket?.id).toBe(id);
  expect((await vault.refused('queue.call', { ticketId: null, takeOver: false })).kind).toBe('desk-busy');
  for (const what of ['recall', 'park'] as const)
    await vault.ask('queue.move', { ticketId: id, move: { what } });
  expect((await vault.ask('queue.call', { ticketId: id, takeOver: false })).ticket?.state).toBe('called');
  const call = await vault.ask('queue.serve', { ticketId: id, language: 'en' });
  expect(call.channel).toBe('in-person');
  expect((await vault.ask('queue.list', null)).here).toMatchObject([
    { state: 'serving', interactionId: call.id },
  ]);
  await vault.ask('queue.move', { ticketId: id, move: { what: 'finish' } });
  expect((await vault.ask('queue.list', null)).here).toEqual([]);
  expect((await vault.refused('queue.move', { ticketId: id, move: { what: 'park' } })).kind).toBe(
    'ticket-not-so',
  );
});

test('called out of the parking, they go on with the call that was begun', async () => {
  const vault = reception();
  const { id } = await vault.ask('queue.check-in', bare);
  await vault.ask('queue.call', { ticketId: id, takeOver: false });
  const call = await vault.ask('queue.serve', { ticketId: id, language: 'en' });
  await vault.ask('queue.move', { ticketId: id, move: { what: 'park' } });
  await vault.ask('queue.call', { ticketId: id, takeOver: false });
  expect((await vault.ask('queue.serve', { ticketId: id, language: 'en' })).id).toBe(call.id);
  expect(await vault.ask('call.list', null)).toHaveLength(1);
});

test('a visit begins with the receipt of the check-in, which the vault vouches for from then on, by whoever serves', async () => {
  let now = noon;
  const vault = reception({}, () => now);
  const receipt = await vault.ask('queue.notice-shown', { on: 'desk-sign', language: 'en' });
  const named = { name: 'Zorah Quillfeather', receipt, shownOn: 'desk-sign' as const };
  const { id } = await vault.ask('queue.check-in', { ...bare, named });
  // Longer ago than the vault would take from a screen.
  now += 25 * 60_000;
  await vault.ask('queue.call', { ticketId: id, takeOver: false });
  const call = await vault.ask('queue.serve', { ticketId: id, language: 'en' });
  expect(call).toMatchObject({ receipts: [receipt], said: { opening: receipt.at } });
  expect(await vault.ask('call.get', { callId: call.id })).toEqual(call);
  expect(JSON.stringify(call), 'the name waits until a form asks for it').not.toContain('Zorah');
  await vault.ask('call.put', { draft: call });
  const forged = { ...receipt, by: 'somebody-else' };
  expect((await vault.refused('call.put', { draft: { ...call, receipts: [forged] } })).say).toContain(
    'does not fit this PC',
  );
});

test('finishes the ticket when the call that came of it is saved, and leaves no call where serving was refused', async () => {
  const vault = reception();
  const { id } = await vault.ask('queue.check-in', bare);
  expect((await vault.refused('queue.serve', { ticketId: id, language: 'en' })).kind).toBe('ticket-not-so');
  expect(await vault.ask('call.list', null)).toEqual([]);
  await vault.ask('queue.call', { ticketId: id, takeOver: false });
  const call = await vault.ask('queue.serve', { ticketId: id, language: 'en' });
  const { noticeHashes } = await vault.ask('pack.get', null);
  const { pack: inUse } = await vault.ask('pack.get', null);
  const service = inUse.services.find(({ anonymous, route }) => anonymous && route === 'crm');
  const draft = fillCall({ ...call, channel: 'in-person' }, facts, noticeHashes);
  const enquiries = draft.enquiries.map((one) => ({
    ...one,
    needsPersonalDetails: false,
    serviceId: service?.id ?? null,
    values: { about: 'opening hours' },
    note: 'Where is the library?',
    outcome: { ...one.outcome, kind: 'resolved' as const, team: null },
  }));
  await vault.ask('call.save', { draft: { ...draft, receipts: [], enquiries } });
  await eventually(async () => expect((await vault.ask('queue.list', null)).here).toEqual([]));
});

test('shows nothing of yesterday’s queue', async () => {
  let now = noon;
  const vault = reception({}, () => now);
  await vault.ask('queue.check-in', bare);
  now += 24 * 60 * 60_000;
  expect((await vault.ask('queue.list', null)).waiting).toEqual([]);
  expect((await vault.ask('queue.check-in', bare)).number).toBe('K7M-1');
});
