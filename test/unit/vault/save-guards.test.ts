import { expect, test } from 'vitest';
import { conflicting, crmThat, eventually, vaultAtWork } from './vault-at-work';

test('lets no call write over an enquiry that was saved before', async () => {
  const vault = vaultAtWork();
  const first = await vault.filled();
  await vault.ask('call.save', { draft: first });
  const forged = await vault.filled({ name: 'Somebody Else' });
  const draft = { ...forged, enquiries: [{ ...forged.enquiries[0], id: first.enquiries[0]?.id }] };
  expect(await vault.refused('call.save', { draft })).toMatchObject({ kind: 'bad-input' });
  expect(await vault.ask('status.get', null)).toMatchObject({ outbox: { queued: 1 } });
});

test('takes nothing out of the outbox for a call that corrects another enquiry', async () => {
  const vault = vaultAtWork();
  crmThat(vault.main, conflicting);
  await vault.ask('enquiry.recent', { limit: 5 });
  await vault.ask('call.save', { draft: await vault.filled() });
  const opId = await eventually(async () => {
    const [parked] = await vault.ask('parked.list', null);
    expect(parked).toBeDefined();
    return parked?.opId;
  });
  const draft = { ...(await vault.filled()), corrects: opId };
  expect(await vault.refused('call.save', { draft })).toMatchObject({ kind: 'bad-input' });
  expect(await vault.ask('parked.list', null)).toHaveLength(1);
});

test('discards no saved enquiry in the name of a call', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  await vault.ask('call.save', { draft });
  const callId = draft.enquiries[0]?.id;
  expect(await vault.refused('call.discard', { callId, reason: 'not a call' })).toMatchObject({
    kind: 'gone',
  });
  expect(await vault.ask('enquiry.recent', { limit: 5 })).toHaveLength(1);
});

test('keeps no words under a name that is no field before a notice was given, whatever the screen hands over', async () => {
  const vault = vaultAtWork();
  const started = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  const [enquiry] = started.enquiries;
  const draft = { ...started, enquiries: [{ ...enquiry, values: { whoTheyAre: 'Zorah Quillfeather' } }] };
  expect(await vault.refused('call.put', { draft })).toMatchObject({ kind: 'no-receipt' });
});

test('fills nothing of an earlier enquiry into a new call, so that details which have changed are asked anew (S0:85-91)', async () => {
  const vault = vaultAtWork();
  await vault.ask('call.save', { draft: await vault.filled() });
  const { enquiries } = await vault.ask('call.start', { channel: 'phone', language: 'en' });
  expect(enquiries).toMatchObject([{ values: {}, note: '', needsPersonalDetails: null }]);
  expect(JSON.stringify(enquiries)).not.toContain('Quillfeather');
});
