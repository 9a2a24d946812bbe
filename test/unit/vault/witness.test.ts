import { describe, expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { markSaid, unmarkSaid, wayAround } from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { londonInstant } from '../../../shared/policy/civil-date';
import { delivers, type FakeMain } from '../../support/fake-main';
import { fillCall } from '../../support/made-up-call';
import { facts, minutes, newMain, noon, vaultAtWork } from './vault-at-work';

const pack = builtInPack();
const noticeId = pack.defaultNoticeId;

type Receipt = CallDraft['receipts'][number];
const withReceipts = (
  draft: CallDraft,
  change: Partial<Pick<Receipt, 'at' | 'by' | 'version' | 'hash'>>,
) => ({
  ...draft,
  receipts: draft.receipts.map((r) => ({ ...r, ...change })),
});
const at = (ms: number) => ({ at: londonInstant(ms) });

/** From now on this officer sits at the desk. */
async function becomes(main: FakeMain, change: { officer?: string }): Promise<void> {
  main.answer('desk.get', null);
  const desk = await main.client.ask('desk.get', null);
  if (!desk.ok) throw new Error('no desk');
  const { officer = 'demo' } = change;
  const value = { ...desk.value, officer: { ...desk.value.officer, id: officer } };
  main.answer('desk.get', () => Promise.resolve({ ok: true, value }));
}

describe('a screen that lies about what was said is refused, and nothing of it is stored', () => {
  test.each([
    ['another officer said it', { by: 'somebody-else' }, 'bad-input'],
    ['it was said before the call began', at(noon - minutes(2)), 'bad-input'],
    ['it was said in the future', at(noon + minutes(2)), 'bad-input'],
    ['it was another version of the notice', { version: '1999.1' }, 'other-notice'],
    ['it was another text', { hash: 'f'.repeat(64) }, 'other-notice'],
  ])('%s', async (_lie, change, kind) => {
    const vault = vaultAtWork();
    const draft = withReceipts(await vault.filled(), change);
    for (const method of ['call.put', 'call.save'] as const)
      expect(await vault.refused(method, { draft })).toMatchObject({ kind });
    expect(await vault.ask('call.get', { callId: draft.id })).toMatchObject({ receipts: [] });
    expect(await vault.ask('enquiry.recent', { limit: 5 })).toEqual([]);
  });

  test.each([
    ['the pack that was in force when the call began', { packVersion: '2020.1' }],
    ['when the call began', { startedAt: londonInstant(noon - minutes(600)) }],
    ['what the call corrects', { corrects: '01936b3e-0000-7000-8000-000000000009' }],
  ])('%s', async (_lie, change) => {
    const vault = vaultAtWork();
    const draft = await vault.filled();
    expect(await vault.refused('call.put', { draft: { ...draft, ...change } })).toMatchObject({
      kind: 'bad-input',
    });
    await vault.ask('call.put', { draft });
    // An old pack's number must not be a way past the check of the text, either.
    const old = withReceipts({ ...draft, packVersion: '2020.1' }, { hash: 'f'.repeat(64) });
    expect(await vault.refused('call.save', { draft: old })).toMatchObject({ kind: 'bad-input' });
  });

  test('a notice that the pack does not have', async () => {
    const vault = vaultAtWork();
    const draft = await vault.filled();
    const receipts = draft.receipts.map((r) => ({ ...r, noticeId: 'made-up' }));
    expect(await vault.refused('call.put', { draft: { ...draft, receipts } })).toMatchObject({
      kind: 'other-notice',
    });
  });
});

test('lets another officer finish a draft, and vouches for what each of them said', async () => {
  const main = newMain();
  const first = vaultAtWork(main);
  const filled = await first.filled();
  const opened = unmarkSaid(unmarkSaid(filled, 'objection'), 'closing');
  const draft = { ...opened, enquiries: opened.enquiries.map((e) => ({ ...e, values: {} })) };
  await first.ask('call.put', { draft });

  await becomes(main, { officer: 'second' });
  const second = vaultAtWork(main, () => noon + minutes(90));
  const { noticeHashes } = await second.ask('pack.get', null);
  const witness = { at: londonInstant(noon + minutes(90)), by: 'second', hashes: noticeHashes };
  const objected = markSaid(pack, draft, 'objection', noticeId, witness);
  const closed = {
    ...markSaid(pack, objected, 'closing', noticeId, witness),
    enquiries: filled.enquiries,
  };
  await second.ask('call.put', { draft: closed });
  // The first officer's name on something new is a lie by now.
  const untold = { ...closed, receipts: [] };
  const again = markSaid(pack, untold, 'opening', noticeId, { ...witness, by: 'demo' });
  expect(await second.refused('call.put', { draft: again })).toMatchObject({ kind: 'bad-input' });
  await second.ask('call.save', { draft: closed });
});

test('vouches for a deferral before the notice was said, and for no other', async () => {
  const vault = vaultAtWork();
  const { noticeHashes } = await vault.ask('pack.get', null);
  const filled = await vault.filled();
  const witness = { at: filled.startedAt, by: 'demo', hashes: noticeHashes };
  const how = { status: 'deferred', reason: 'Somebody is hurt' } as const;
  const deferred = wayAround(pack, { ...filled, receipts: [], said: {} }, noticeId, how, witness);
  await vault.ask('call.put', { draft: deferred });
  const opened = markSaid(pack, deferred, 'opening', noticeId, witness);
  await vault.ask('call.put', { draft: opened });

  const first = { by: 'somebody-else', at: filled.startedAt, reason: 'made up' };
  const forged = opened.receipts.map((r) => ({ ...r, deferredFirst: first }));
  expect(await vault.refused('call.put', { draft: { ...opened, receipts: forged } })).toMatchObject({
    kind: 'bad-input',
  });
  const objected = markSaid(pack, opened, 'objection', noticeId, witness);
  const draft = { ...objected, said: filled.said };
  await vault.ask('call.save', { draft });
  const view = await vault.ask('enquiry.get', { enquiryId: draft.enquiries[0]?.id });
  expect(view?.record.body.receipts).toMatchObject([
    { status: 'given', objectionSaid: true, deferredFirst: { reason: how.reason, by: 'demo' } },
  ]);
});

test.each([
  ['back by an hour', -60],
  ['forward by an hour', 60],
])('saves a call in the middle of which the clock was put %s', async (_how, by) => {
  let now = noon;
  const vault = vaultAtWork(newMain(), () => now);
  const { noticeHashes } = await vault.ask('pack.get', null);
  const started = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  // Said by the wrong clock, stored after it was put right.
  const before = fillCall(started, facts, noticeHashes);
  now += minutes(by);
  await vault.ask('call.put', { draft: before });
  // Said by the right one.
  const witness = { at: londonInstant(now), by: 'demo', hashes: noticeHashes };
  const after = markSaid(pack, unmarkSaid(before, 'opening'), 'opening', noticeId, witness);
  await vault.ask('call.put', { draft: after });
  now += minutes(5);
  await vault.ask('call.save', { draft: after });
});

test('saves a draft that was begun under the pack before an update', async () => {
  const main = newMain();
  const first = vaultAtWork(main);
  const draft = await first.filled();
  await first.ask('call.put', { draft });
  const newer = {
    ...pack,
    version: '2027.1',
    notices: pack.notices.map((notice) => ({ ...notice, version: '2027.1' })),
  };
  delivers(main, newer);
  const second = vaultAtWork(main);
  expect((await second.ask('pack.get', null)).pack.version).toBe('2027.1');
  await second.ask('call.save', { draft });
});

test('stores what was typed under one notice when the service changes to another’s, and saves only after that one', async () => {
  const main = newMain();
  const [notice] = pack.notices;
  const [service] = pack.services;
  if (!notice || !service) throw new Error('an empty pack');
  const two = {
    ...pack,
    notices: [...pack.notices, { ...notice, id: 'council-tax' }],
    services: [...pack.services, { ...service, id: 'tax-question', noticeId: 'council-tax' }],
  };
  delivers(main, two);
  const vault = vaultAtWork(main);
  expect((await vault.ask('status.get', null)).pack.trouble).toBeNull();
  const draft = await vault.filled();
  await vault.ask('call.put', { draft });
  const enquiries = draft.enquiries.map((e) => ({ ...e, serviceId: 'tax-question', note: 'about tax' }));
  const moved = { ...draft, enquiries };
  await vault.ask('call.put', { draft: moved });
  expect(await vault.ask('call.get', { callId: draft.id })).toEqual(moved);

  expect(await vault.refused('call.save', { draft: moved })).toMatchObject({ kind: 'needs' });
  const { noticeHashes } = await vault.ask('pack.get', null);
  const witness = { at: draft.startedAt, by: 'demo', hashes: noticeHashes };
  await vault.ask('call.save', { draft: markSaid(two, moved, 'opening', 'council-tax', witness) });

  // Told nothing at all, nothing personal is kept.
  const untold = { ...(await vault.filled()), receipts: [] };
  expect(await vault.refused('call.put', { draft: untold })).toMatchObject({ kind: 'no-receipt' });
});
