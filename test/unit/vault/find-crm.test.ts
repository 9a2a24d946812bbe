import { expect, test } from 'vitest';
import { crmQueryOf } from '../../../renderer/vault/serve/find';
import { crmThat, eventually, applied, vaultAtWork } from './vault-at-work';

test('lets only a reference, a phone number, a postcode or a name leave the PC', () => {
  expect(crmQueryOf('k7m 3hf2 x')).toBeNull();
  expect(crmQueryOf('+44 7700 900123')).toEqual({ phone: '+447700900123' });
  expect(crmQueryOf('07700 900 123')).toEqual({ phone: '+447700900123' });
  expect(crmQueryOf('ox28 1nb')).toEqual({ postcode: 'OX28 1NB' });
  expect(crmQueryOf("Siân O'Dowd-Réau")).toEqual({ name: "Siân O'Dowd-Réau" });
  for (const words of ['', 'x', 'bins; not emptied', 'rats in 14 the kitchen', 'made.up@example.invalid'])
    expect(crmQueryOf(words), words).toBeNull();
  expect(crmQueryOf('she says that her neighbour shouts')).toBeNull();
});

const noAnswer = {
  ok: false as const,
  fault: { kind: 'no-answer' as const, retryAfterMs: null, status: null },
};

test('says that the CRM was not asked: offline, or words that stay here', async () => {
  const vault = vaultAtWork();
  vault.main.answer('crm.health', () =>
    Promise.resolve({ ok: true, value: { ...noAnswer, serverTime: null } }),
  );
  await vault.ask('enquiry.recent', { limit: 5 });
  await eventually(async () =>
    expect((await vault.ask('status.get', null)).connectivity.state).toBe('offline'),
  );
  expect(await vault.ask('find.crm', { text: 'Quillfeather' })).toEqual({
    state: 'not-checked',
    why: 'offline',
  });
  expect(await vault.ask('find.crm', { text: 'bins, 14 of them' })).toEqual({
    state: 'not-checked',
    why: 'words-stay-here',
  });
  expect(vault.main.asked).not.toContain('crm.search');
});

test('shows from the CRM only what is not on this PC already', async () => {
  const vault = vaultAtWork();
  crmThat(vault.main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await vault.filled();
  await vault.ask('call.save', { draft });
  const hit = {
    id: draft.enquiries[0]?.id ?? '',
    reference: 'K7M-3HF2-X',
    crmReference: 'CRM-1',
    service: 'Missed bin',
    name: 'Zorah Quillfeather',
    phone: null,
    postcode: null,
    receivedAt: '2026-11-23T12:00:00.000+00:00',
  };
  const other = { ...hit, id: '01935d2e-0000-7000-8000-00000000000e' };
  vault.main.answer('crm.search', () =>
    Promise.resolve({ ok: true, value: { ok: true, value: [hit, other], serverTime: null } }),
  );
  expect(await vault.ask('find.crm', { text: 'Quillfeather' })).toMatchObject({
    state: 'checked',
    hits: [{ id: other.id, where: 'crm' }],
  });
});
