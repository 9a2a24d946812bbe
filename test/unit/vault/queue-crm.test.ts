import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Mutation, MutationResult } from '../../../shared/sync/mutation';
import { bare, reception } from './reception-at-work';
import { applied, crmThat, eventually, rejected } from './vault-at-work';

const noAnswer = {
  ok: false as const,
  fault: { kind: 'no-answer' as const, retryAfterMs: null, status: null },
  serverTime: null,
};

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

test('cut off, it calls nobody whom another desk may have, says what to do, and calls whom it checks in from then on', async () => {
  const vault = reception();
  const versions = new Map<string, number>();
  crmThat(vault.main, (item) => {
    const version = (versions.get(item.entityId) ?? 0) + 1;
    versions.set(item.entityId, version);
    return { ...applied(item), version } as MutationResult;
  });
  const shared = await vault.ask('queue.check-in', bare);
  vault.hear('network-changed');
  await eventually(async () => expect((await vault.ask('queue.list', null)).waiting[0]?.here).toBe(false));

  const cut = () => Promise.resolve({ ok: true as const, value: noAnswer });
  for (const call of ['crm.health', 'crm.push', 'crm.changes'] as const) vault.main.answer(call, cut);
  vault.hear('network-changed');
  await eventually(async () =>
    expect((await vault.ask('status.get', null)).connectivity.state).toBe('offline'),
  );
  const { kind, say } = await vault.refused('queue.call', { ticketId: null, takeOver: false });
  expect(kind).toBe('queue-offline');
  expect(say).toMatch(/^Nobody was called: .* check them in again and call them by the new one\.$/);
  expect((await vault.refused('queue.call', { ticketId: shared.id, takeOver: false })).say).toContain(
    'check them in again',
  );
  expect((await vault.ask('queue.list', null)).waiting, 'it still waits').toMatchObject([{ id: shared.id }]);

  const own = await vault.ask('queue.check-in', { ...bare, description: 'red bag' });
  const called = await vault.ask('queue.call', { ticketId: null, takeOver: false });
  expect(called.ticket, 'its own, though the other has waited longer').toMatchObject({ id: own.id });
  const call = await vault.ask('queue.serve', { ticketId: own.id, language: 'en' });
  expect(call.channel).toBe('in-person');
  await vault.ask('queue.move', { ticketId: own.id, move: { what: 'finish' } });
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

test('knows the desks of its reception by the CRM, and those it was told of before without it', async () => {
  const vault = reception();
  const seen = { id: '01935d2e-0000-7000-8000-00000000000e', name: 'Reception 2' };
  const unseen = { id: '01935d2e-0000-7000-8000-00000000000f', name: 'Reception 1' };
  await vault.ask('queue.check-in', bare);
  expect(await vault.ask('queue.desks', null)).toEqual({ desks: [], asked: false });
  crmThat(vault.main, applied);
  const me = { id: '01935d2e-0000-7000-8000-00000000000d', name: 'Front desk' };
  vault.main.answer('crm.desks', () =>
    Promise.resolve({ ok: true, value: { ok: true, value: [me, seen, unseen], serverTime: null } }),
  );
  vault.hear('network-changed');
  const expected = [unseen, seen].map((one) => ({ ...one, seenToday: false }));
  await eventually(async () =>
    expect(await vault.ask('queue.desks', null)).toEqual({ desks: expected, asked: true }),
  );
  vault.main.answer('crm.desks', () => Promise.resolve({ ok: false, problem: { kind: 'gone', say: '' } }));
  expect(await vault.ask('queue.desks', null)).toEqual({ desks: expected, asked: false });
});

test('a ticket that waits counts as nothing unsent, one that the CRM refuses is to be looked at', async () => {
  const vault = reception();
  await vault.ask('queue.check-in', bare);
  const outbox = async () => (await vault.ask('status.get', null)).outbox;
  expect(await outbox()).toMatchObject({ queued: 0, sending: 0, parked: 0, oldestUnsentAt: null });
  crmThat(vault.main, rejected);
  vault.hear('network-changed');
  await eventually(async () => expect(await outbox()).toMatchObject({ queued: 0, parked: 1 }));
});
