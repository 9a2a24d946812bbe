import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import type { Mutation, MutationResult } from '../../../shared/sync/mutation';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { delivers } from '../../support/fake-main';
import { fillCall } from '../../support/made-up-call';
import { readPack } from '../../support/read-pack';
import {
  applied,
  crmThat,
  eventually,
  facts,
  newMain,
  noon,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

const pack = readPack('example-reception-handoff');
const bare = {
  description: 'blue coat',
  named: null,
  areaId: null,
  priority: 'usual' as const,
  flags: [],
};

/** A desk whose council has a queue; without a CRM that answers. */
function reception(more: Partial<typeof pack.modules> = {}, now?: () => number): AtWork {
  const main = newMain();
  delivers(main, { ...pack, modules: { ...pack.modules, ...more } });
  return vaultAtWork(main, now);
}
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

test('lets any desk have a ticket once the CRM has it, and asks the CRM before it calls one', async () => {
  const vault = reception();
  const versions = new Map<string, number>();
  const count = (item: Mutation): MutationResult => {
    const version = (versions.get(item.entityId) ?? 0) + 1;
    versions.set(item.entityId, version);
    const result = applied(item);
    return result.result === 'applied' ? { ...result, version } : result;
  };
  const sent = crmThat(vault.main, count);
  const { id } = await vault.ask('queue.check-in', bare);
  vault.hear('network-changed');
  await eventually(() =>
    expect(sent.map(({ op, body }) => (op === 'ticket.move' ? body.what : op))).toEqual([
      'ticket.open',
      'release',
    ]),
  );
  await vault.ask('queue.call', { ticketId: null, takeOver: false });
  expect(sent.at(-1)).toMatchObject({ entityId: id, baseVersion: 2, body: { what: 'call' } });
  expect((await vault.ask('queue.list', null)).here).toMatchObject([{ id, state: 'called', here: true }]);
});

test('says who was first, and shows it at that desk from then on', async () => {
  const vault = reception();
  const other = { id: '01935d2e-0000-7000-8000-00000000000e', name: 'Reception 2' };
  const judge = (item: Mutation): MutationResult => {
    if (item.op !== 'ticket.move' || item.body.what !== 'call')
      return { ...applied(item), version: item.op === 'ticket.move' ? 2 : 1 } as MutationResult;
    const opened = sent.find(({ op }) => op === 'ticket.open');
    const standing = {
      state: 'called',
      holder: other,
      forDesk: null,
      desk: other,
      calledAt: item.body.at,
      calls: 1,
      interactionId: null,
    };
    const current = { id: item.entityId, version: 3, facts: opened?.body, standing };
    return {
      result: 'conflict',
      opId: item.opId,
      current,
      currentVersion: 3,
      problem: { type: 'x/ticket-elsewhere' },
    };
  };
  const sent = crmThat(vault.main, judge);
  const { id } = await vault.ask('queue.check-in', bare);
  vault.hear('network-changed');
  await eventually(() => expect(sent).toHaveLength(2));
  await eventually(async () => expect((await vault.ask('queue.list', null)).waiting[0]?.here).toBe(false));
  expect((await vault.refused('queue.call', { ticketId: id, takeOver: false })).say).toContain('Reception 2');
  expect((await vault.ask('queue.list', null)).elsewhere).toMatchObject([{ id, desk: 'Reception 2' }]);
  expect((await vault.ask('queue.list', null)).desks).toEqual([other]);
});

test('shows nothing of yesterday’s queue', async () => {
  let now = noon;
  const vault = reception({}, () => now);
  await vault.ask('queue.check-in', bare);
  now += 24 * 60 * 60_000;
  expect((await vault.ask('queue.list', null)).waiting).toEqual([]);
  expect((await vault.ask('queue.check-in', bare)).number).toBe('K7M-1');
});
