import { expect, test } from 'vitest';
import type { Mutation } from '../../../shared/sync/mutation';
import {
  applied,
  conflicting,
  crmThat,
  eventually,
  rejected,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

/** One enquiry that the CRM did not take. */
async function parkOne(vault: AtWork, judge: Parameters<typeof crmThat>[1]) {
  const sent = crmThat(vault.main, judge);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await vault.filled();
  await vault.ask('call.save', { draft });
  return eventually(async () => {
    const [line] = await vault.ask('parked.list', null);
    if (!line) throw new Error('not parked yet');
    return { line, draft, sent };
  });
}

const bytes = ({ deviceSeq, ...rest }: Mutation) => JSON.stringify([deviceSeq, rest]);

test('tries a parked enquiry again with the very same bytes', async () => {
  const vault = vaultAtWork();
  const { line, sent } = await parkOne(vault, rejected);
  crmThat(vault.main, applied);
  const later: Mutation[] = [];
  vault.main.answer('crm.push', ({ items }) => {
    later.push(...(items as Mutation[]));
    const value = (items as Mutation[]).map(applied);
    return Promise.resolve({ ok: true, value: { ok: true, value, serverTime: null } });
  });
  await vault.ask('parked.decide', { opId: line.opId, decision: 'try-again' });
  await eventually(() => expect(later).toHaveLength(1));
  expect(later.map(bytes)).toEqual(sent.map(bytes));
  expect(await vault.ask('parked.list', null)).toEqual([]);
  expect(await vault.refused('parked.decide', { opId: line.opId, decision: 'try-again' })).toMatchObject({
    kind: 'not-parked',
  });
});

test('corrects a rejected enquiry: same id and reference, a new mutation in place of the old', async () => {
  const vault = vaultAtWork();
  const { line, sent } = await parkOne(vault, rejected);
  expect(line.why).toMatchObject({ kind: 'rejected', crmSays: 'The team is not known.' });
  const { callId } = await vault.ask('parked.decide', { opId: line.opId, decision: 'correct' });
  const again = await vault.ask('parked.decide', { opId: line.opId, decision: 'correct' });
  expect(again.callId).toBe(callId);

  const draft = await vault.ask('call.get', { callId });
  expect(draft).toMatchObject({
    corrects: line.opId,
    enquiries: [{ id: line.id, reference: line.reference }],
  });
  const corrected = { ...draft, enquiries: draft?.enquiries.map((one) => ({ ...one, note: 'corrected' })) };
  const resent = crmThat(vault.main, applied);
  expect((await vault.ask('call.save', { draft: corrected })).references).toEqual([line.reference]);
  await eventually(() => expect(resent).toHaveLength(1));
  expect(resent[0]).toMatchObject({
    entityId: line.id,
    reference: line.reference,
    body: { note: 'corrected' },
  });
  expect(resent[0]?.opId).not.toBe(sent[0]?.opId);
  expect(await vault.ask('parked.list', null)).toEqual([]);
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toHaveLength(1);
});

test('does not save a correction over what was sent meanwhile', async () => {
  const vault = vaultAtWork();
  const { line } = await parkOne(vault, rejected);
  const { callId } = await vault.ask('parked.decide', { opId: line.opId, decision: 'correct' });
  const draft = await vault.ask('call.get', { callId });
  crmThat(vault.main, applied);
  await vault.ask('parked.decide', { opId: line.opId, decision: 'try-again' });
  expect(await vault.refused('call.save', { draft })).toMatchObject({ kind: 'not-parked' });
});

test('lets the CRM’s copy stand where it has one, and only there', async () => {
  const vault = vaultAtWork();
  const { line } = await parkOne(vault, conflicting);
  expect(line.why).toMatchObject({ kind: 'conflict', current: { Note: 'theirs' } });
  expect(await vault.refused('parked.decide', { opId: line.opId, decision: 'correct' })).toMatchObject({
    kind: 'not-rejected',
  });
  await vault.ask('parked.decide', { opId: line.opId, decision: 'accept-crm' });
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toMatchObject([{ delivery: 'applied' }]);

  const other = await parkOne(vault, rejected);
  expect(
    await vault.refused('parked.decide', { opId: other.line.opId, decision: 'accept-crm' }),
  ).toMatchObject({ kind: 'no-conflict' });
});
