import { expect, test } from 'vitest';
import { createEnrolment } from '../../../renderer/vault/serve/enrolment';
import { applied, crmThat, eventually, facts, newMain, vaultAtWork } from './vault-at-work';

test('lists a saved enquiry after a restart, waiting to be sent', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  await vault.ask('call.put', { draft });
  const { references, purge } = await vault.ask('call.save', { draft });
  expect(references[0]).toMatch(/^K7M-\w{4}-\w$/);
  expect(purge).toMatchObject({ on: '2026-12-23', estimated: true });

  const again = vaultAtWork(vault.main);
  const lines = await again.ask('enquiry.recent', { limit: 50 });
  expect(lines).toMatchObject([{ reference: references[0], name: facts.name, delivery: 'queued' }]);
  expect(await again.ask('call.list', null)).toEqual([]);
  expect(await again.ask('status.get', null)).toMatchObject({
    outbox: { queued: 1, oldestUnsentAt: '2026-11-23T12:00:00.000+00:00' },
    nextPurge: { on: '2026-12-23', records: 1 },
  });
  expect([...vault.bugs, ...again.bugs]).toEqual([]);
});

test('refuses a wrong shape in words and goes on', async () => {
  const vault = vaultAtWork();
  for (const input of [undefined, 7, { draft: { v: 2 } }, { draft: null, more: 1 }])
    expect(await vault.refused('call.put', input)).toMatchObject({ kind: 'bad-input' });
  expect(await vault.refused('enquiry.recent', { limit: 0 })).toMatchObject({ kind: 'bad-input' });
  expect(await vault.ask('call.list', null)).toEqual([]);
});

test('keeps nothing personal before a receipt', async () => {
  const vault = vaultAtWork();
  const draft = { ...(await vault.filled()), receipts: [] };
  expect(await vault.refused('call.put', { draft })).toMatchObject({ kind: 'no-receipt' });
  expect((await vault.ask('call.get', { callId: draft.id }))?.enquiries[0]?.values).toEqual({});
});

test('names everything that saving still needs, and stores nothing', async () => {
  const vault = vaultAtWork();
  const draft = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  const problem = await vault.refused('call.save', { draft });
  expect(problem.kind).toBe('needs');
  expect(problem.missing).toContainEqual({ kind: 'service', enquiryId: draft.enquiries[0]?.id });
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toEqual([]);
  expect(await vault.ask('call.list', null)).toHaveLength(1);
});

test('answers the same when a saved call is saved again, and stores it once', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  const first = await vault.ask('call.save', { draft });
  expect(await vault.ask('call.save', { draft })).toEqual(first);
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toHaveLength(1);
  expect(await vault.refused('call.put', { draft })).toMatchObject({ kind: 'gone' });
});

test('lets the last keystroke win, however fast they come', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  const typed = Array.from({ length: 40 }, (_, n) => ({
    ...draft,
    enquiries: draft.enquiries.map((one) => ({ ...one, note: `typed ${n}` })),
  }));
  await Promise.all(typed.map((one) => vault.ask('call.put', { draft: one })));
  expect((await vault.ask('call.get', { callId: draft.id }))?.enquiries[0]?.note).toBe('typed 39');
});

test('saves all enquiries of a call together', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  const second = await vault.ask('call.add-enquiry', { callId: draft.id });
  const [first] = draft.enquiries;
  const both = { ...draft, enquiries: [first, { ...first, id: second.id, reference: second.reference }] };
  const { references } = await vault.ask('call.save', { draft: both });
  expect(references).toEqual([first?.reference, second.reference]);
  expect(await vault.ask('status.get', null)).toMatchObject({ outbox: { queued: 2 } });
});

test('discards a call, and puts the reason in no audit event', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  await vault.ask('call.discard', { callId: draft.id, reason: 'Quillfeather rang off' });
  expect(await vault.ask('call.get', { callId: draft.id })).toBeNull();
  expect(await vault.refused('call.discard', { callId: draft.id, reason: 'once more' })).toMatchObject({
    kind: 'gone',
  });
});

test('gives the first reference as soon as the PC is enrolled', async () => {
  const main = newMain();
  const desk = await main.client.ask('desk.get', null);
  if (!desk.ok) throw new Error('no desk');
  main.answer('desk.get', () => Promise.resolve({ ok: true, value: { ...desk.value, enrolled: null } }));
  const vault = vaultAtWork(main);
  const starting = vault.ask('call.start', { channel: 'phone', language: 'en' });
  expect(await vault.ask('call.list', null)).toEqual([]);
  main.answer('desk.get', null);
  vault.hear('enrolled');
  expect((await starting).enquiries[0]?.reference).toMatch(/^K7M-/);
});

test('says that no reference can be given when enrolment does not come', async () => {
  const main = newMain();
  const desk = await main.client.ask('desk.get', null);
  if (!desk.ok) throw new Error('no desk');
  const due: (() => void)[] = [];
  const enrolment = createEnrolment({ ...desk.value, enrolled: null }, (_ms, call) => {
    due.push(call);
    return () => {};
  });
  const soon = enrolment.soon();
  due.forEach((call) => call());
  expect(await soon).toBeNull();
});

test('opens once main has its keys, though it had none at first', async () => {
  const main = newMain();
  const problem = { kind: 'not-ready', say: 'Not yet.' };
  main.answer('keys.all', () => Promise.resolve({ ok: false, problem }));
  const vault = vaultAtWork(main);
  expect(await vault.refused('call.list', null)).toEqual(problem);
  main.answer('keys.all', null);
  expect(await vault.ask('call.list', null)).toEqual([]);
});

test('sends what is saved and shows the CRM’s reference and the day of the purge', async () => {
  const vault = vaultAtWork();
  const sent = crmThat(vault.main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await vault.filled();
  await vault.ask('call.save', { draft });
  const enquiryId = draft.enquiries[0]?.id;
  await eventually(async () => {
    expect(await vault.ask('enquiry.get', { enquiryId })).toMatchObject({
      delivery: { state: 'applied', crmReference: 'CRM-1' },
      purge: { on: '2026-12-23', estimated: false },
    });
  });
  expect(sent).toHaveLength(1);
  expect(vault.told).toContain('enquiries');
});
