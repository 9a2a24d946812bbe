import { expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { vaultAtWork, crmThat, eventually, rejected } from './vault-at-work';

const card = '4111 1111 1111 1111';
const masked = '•••• •••• •••• 1111';

/** The one enquiry of a call, with another note, answers or ending. */
function but(draft: CallDraft, change: Partial<CallDraft['enquiries'][number]>): CallDraft {
  return { ...draft, enquiries: draft.enquiries.map((one) => ({ ...one, ...change })) };
}

test('stores a draft with no more of a card number than its last four digits, wherever it was typed', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled({ note: `paid ${card}, cvv 123` });
  const [enquiry] = draft.enquiries;
  const typed = but(draft, {
    values: { ...enquiry!.values, address: card, elsewhere: card },
    outcome: { ...enquiry!.outcome, detail: card, team: card },
    sensitive: [{ tag: 'health', text: card }],
    systemReference: card,
  });
  await vault.ask('call.put', { draft: typed });
  const kept = await vault.ask('call.get', { callId: draft.id });
  expect(kept?.enquiries[0]).toMatchObject({
    note: `paid ${masked}, cvv •••`,
    values: { address: masked, elsewhere: masked, name: enquiry?.values['name'] },
    outcome: { detail: masked, team: masked },
    sensitive: [{ tag: 'health', text: masked }],
    systemReference: masked,
  });
});

test('saves no call with a card number, and says where it is', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled({ note: `paid ${card}` });
  const enquiryId = draft.enquiries[0]?.id;
  expect(await vault.refused('call.save', { draft })).toMatchObject({
    kind: 'needs',
    missing: [{ kind: 'card-number', enquiryId, where: 'note' }],
  });
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toEqual([]);
  await vault.ask('call.save', { draft: but(draft, { note: masked }) });
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toHaveLength(1);
});

test('takes no card number from a screen that hides it where nobody types', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  const receipts: CallDraft['receipts'] = draft.receipts.map(({ noticeId, version, hash, at, by }) => ({
    ...{ noticeId, version, hash, at, by },
    status: 'deferred',
    reason: `emergency ${card}`,
  }));
  await vault.ask('call.save', { draft: { ...draft, receipts } });
  const view = await vault.ask('enquiry.get', { enquiryId: draft.enquiries[0]?.id });
  expect(JSON.stringify(view)).toContain(`emergency ${masked}`);
  expect(JSON.stringify(view)).not.toContain('4111');
});

test('discards nothing for a reason with a card number in it', async () => {
  const vault = vaultAtWork();
  const { id: callId } = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  expect(await vault.refused('call.discard', { callId, reason: `gave ${card}` })).toMatchObject({
    kind: 'card-number',
  });
  expect(await vault.ask('call.list', null)).toHaveLength(1);
});

test('looks for a card number neither here nor in the CRM', async () => {
  const vault = vaultAtWork();
  expect(await vault.refused('find.local', { text: card, limit: 5 })).toMatchObject({ kind: 'card-number' });
  expect(await vault.refused('find.crm', { text: card })).toMatchObject({ kind: 'card-number' });
  expect(vault.main.asked).not.toContain('crm.search');
});

test('lets no card number into a correction of a parked enquiry either', async () => {
  const vault = vaultAtWork();
  crmThat(vault.main, rejected);
  await vault.ask('enquiry.recent', { limit: 5 });
  await vault.ask('call.save', { draft: await vault.filled() });
  const opId = await eventually(async () => {
    const [parked] = await vault.ask('parked.list', null);
    expect(parked).toBeDefined();
    return parked?.opId;
  });
  const { callId } = await vault.ask('parked.decide', { opId, decision: 'correct' });
  const open = await vault.ask('call.get', { callId });
  const typed = but(open!, { note: `was ${card}` });
  await vault.ask('call.put', { draft: typed });
  expect((await vault.ask('call.get', { callId }))?.enquiries[0]?.note).toBe(`was ${masked}`);
  expect(await vault.refused('call.save', { draft: typed })).toMatchObject({ kind: 'needs' });
});
