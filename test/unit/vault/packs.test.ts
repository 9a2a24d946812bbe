import { expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { markSaid, unmarkSaid } from '../../../shared/domain/receipts';
import { delivers } from '../../support/fake-main';
import { applied, crmThat, newMain, noon, vaultAtWork } from './vault-at-work';

const newer: CouncilPack = {
  ...builtInPack(),
  version: '2026.12',
  services: builtInPack().services.map((s) => ({ ...s, name: `${s.name} (new)` })),
  scripts: builtInPack().scripts.map((s) => ({ ...s, id: `${s.id}-new` })),
};

test('uses what main gives, and tells the desk', async () => {
  const vault = vaultAtWork();
  expect((await vault.ask('status.get', null)).pack).toMatchObject({ version: '2026.11', from: 'built-in' });
  delivers(vault.main, newer, noon);
  vault.hear('packs-changed');
  await expect.poll(() => vault.told).toContain('pack');
  expect((await vault.ask('status.get', null)).pack).toMatchObject({
    version: '2026.12',
    from: 'signed',
    keyId: 'council-2026',
    expired: false,
  });
  expect((await vault.ask('call.start', { channel: 'phone', language: 'en' })).packVersion).toBe('2026.12');
});

test('hears of a pack, and of its enrolment, while the store is still opening', async () => {
  const main = newMain();
  const desk = await main.client.ask('desk.get', null);
  if (!desk.ok) throw new Error('no desk');
  main.answer('desk.get', () => Promise.resolve({ ok: true, value: { ...desk.value, enrolled: null } }));
  let open = (): void => {};
  const held = new Promise<void>((resolve) => (open = resolve));
  main.answer('keys.all', async () => {
    await held;
    return { ok: true, value: [] };
  });
  const vault = vaultAtWork(main);
  main.answer('desk.get', null);
  delivers(main, newer, noon);
  vault.hear('enrolled');
  vault.hear('packs-changed');
  open();
  await expect.poll(async () => (await vault.ask('status.get', null)).desk?.code).toBe('K7M');
  await expect.poll(async () => (await vault.ask('status.get', null)).pack.version).toBe('2026.12');
});

test('a call keeps the version that was in force when it began, up to the CRM', async () => {
  const vault = vaultAtWork();
  const sent = crmThat(vault.main, applied);
  await vault.ask('enquiry.recent', { limit: 5 });
  const draft = await vault.filled();
  await vault.ask('call.put', { draft });
  delivers(vault.main, newer, noon);
  await vault.ask('pack.look', null);
  expect((await vault.ask('pack.get', null)).pack.version).toBe('2026.12');
  expect((await vault.ask('pack.get', { version: '2026.11' })).pack.version).toBe('2026.11');
  const [line] = await vault.ask('call.list', null);
  expect(line?.service).not.toContain('(new)');
  await vault.ask('call.put', { draft });
  await vault.ask('call.save', { draft });
  await vault.ask('sync.now', null);
  await expect.poll(() => sent[0]?.noticePackVersion).toBe('2026.11');
});

test('a call is taken up with its own version after a restart', async () => {
  const main = newMain();
  const draft = await vaultAtWork(main).filled();
  await vaultAtWork(main).ask('call.put', { draft });
  delivers(main, newer, noon);
  const asked: string[] = [];
  main.answer('packs.text', ({ version }) => {
    asked.push(version);
    return Promise.resolve({ ok: true, value: JSON.stringify(builtInPack()) });
  });
  const again = vaultAtWork(main);
  const { noticeHashes } = await again.ask('pack.get', { version: draft.packVersion });
  expect(noticeHashes[draft.receipts[0]?.noticeId ?? '']).toBe(draft.receipts[0]?.hash);
  expect(asked).toEqual(['2026.11']);
  expect((await again.ask('call.save', { draft })).references).toHaveLength(1);
});

test('the screen cannot have a call judged by another version than its own', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  delivers(vault.main, newer, noon);
  await vault.ask('pack.look', null);
  const other = { ...draft, packVersion: '2026.12' };
  expect((await vault.refused('call.put', { draft: other })).kind).toBe('bad-input');
  expect((await vault.refused('call.save', { draft: other })).kind).toBe('bad-input');
});

test('what was marked as said is checked against the call’s own version', async () => {
  const vault = vaultAtWork();
  const draft = await vault.filled();
  delivers(vault.main, newer, noon);
  await vault.ask('pack.look', null);
  const { noticeHashes, pack } = await vault.ask('pack.get', null);
  const [receipt] = draft.receipts;
  if (!receipt) throw new Error('no receipt');
  const witness = { at: receipt.at, by: 'demo', hashes: noticeHashes };
  let said = unmarkSaid(draft, 'opening');
  for (const step of ['opening', 'objection'] as const)
    said = markSaid(pack, said, step, receipt.noticeId, witness);
  expect((await vault.refused('call.save', { draft: said })).kind).toBe('other-notice');
});

test('says that a pack has run out, and uses it all the same', async () => {
  const main = newMain();
  delivers(main, { ...newer, expires: '2026-11-20T00:00:00Z' }, noon);
  const vault = vaultAtWork(main);
  expect((await vault.ask('status.get', null)).pack).toMatchObject({ version: '2026.12', expired: true });
  expect((await vault.ask('call.start', { channel: 'phone', language: 'en' })).packVersion).toBe('2026.12');
});

test('says in words what was refused and that the old one stays', async () => {
  const main = newMain();
  main.answer('packs.get', () =>
    Promise.resolve({
      ok: true,
      value: {
        inUse: null,
        next: null,
        refused: [{ from: 'crm', why: 'bad-signature', version: null, detail: 'council-2026', findings: [] }],
      },
    }),
  );
  const { pack } = await vaultAtWork(main).ask('status.get', null);
  expect(pack.trouble).toMatch(
    /CRM delivered does not fit its signature.*Pack 2026\.11 stays in use.*tell IT/,
  );
});

test('keeps the pack that can be read when main gives one that cannot', async () => {
  const vault = vaultAtWork();
  await vault.ask('status.get', null);
  delivers(vault.main, { ...newer, services: [] }, noon);
  await vault.ask('pack.look', null);
  const { pack } = await vault.ask('status.get', null);
  expect(pack.version).toBe('2026.11');
  expect(pack.trouble).toMatch(
    /breaks rules that a pack has to keep, so it is not used.*Pack 2026\.11 stays/,
  );
  expect(pack.findings).toContainEqual(expect.objectContaining({ field: 'services' }));
});
