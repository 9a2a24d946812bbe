import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { searchProfile } from '../../support/profile-search';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { test, type StoreApp } from '../harness/store-app';

const noon = Date.parse('2026-11-23T12:00:00Z');
const facts = { name: 'Zorah Quillfeather', phone: '07700 900123', note: 'teal lantern under the bins' };
const factsOf = (n: number) => ({ ...facts, name: `${facts.name} ${n}` });

async function namesListed(app: StoreApp): Promise<unknown[]> {
  const answer = await app.call('ask', 'enquiry.recent', { limit: 50 });
  return answer.ok ? (answer.value as { name: string }[]).map((line) => line.name).sort() : [];
}

test('leaves nothing readable of a person in any file of the profile', async ({ desk }) => {
  const markers = ['Quillfeather', '7700900123', '07700 900123', 'teal lantern', 'made.up@example.invalid'];
  const app = await desk.open({ now: noon });
  for (let n = 0; n < 30; n += 1) await app.call('saveCall', factsOf(n));
  await app.call('draftCall', facts);
  await app.call('send', []);
  await app.call('ask', 'find.local', { text: 'Quillfeather', limit: 10 });
  await app.call('flushFind');
  await app.call('writePlain', 'a plain store holds the marker Plainwright');
  await app.close();

  const { found, files } = searchProfile(desk.profile, [...markers, 'Plainwright']);
  expect(files).toBeGreaterThan(5);
  expect(found.filter((one) => one.text !== 'Plainwright')).toEqual([]);
  expect(found.filter((one) => one.text === 'Plainwright').length).toBeGreaterThan(0);
});

test('opens nothing of a purged day, not even from a copy of the folder taken before', async ({ desk }) => {
  const app = await desk.open({ now: noon });
  await app.call('saveCall', factsOf(1));
  await app.call('send', []);
  await app.call('setNow', Date.parse('2026-11-24T08:00:00Z'));
  await app.call('sweep');
  await app.call('saveCall', factsOf(2));
  await app.close();
  const copy = path.join(path.dirname(desk.profile), 'copy');
  cpSync(desk.profile, copy, { recursive: true });

  const later = Date.parse('2026-12-23T08:00:00Z');
  const again = await desk.open({ now: later });
  expect(await namesListed(again)).toEqual([factsOf(1).name, factsOf(2).name]);
  await again.call('sweep');
  expect(await namesListed(again)).toEqual([factsOf(2).name]);
  await again.close();

  const restored = await desk.start({ profile: copy });
  await restored.call('open', { kept: desk.kept(), now: later });
  expect((await restored.call('rows')).records).toHaveLength(2);
  expect(await namesListed(restored)).toEqual([]);
});

test('erases one person for good and keeps everyone else of the same days', async ({ desk }) => {
  const app = await desk.open({ now: noon });
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push((await app.call('saveCall', factsOf(n))).enquiryId);
  await app.call('send', []);
  await app.call('setNow', Date.parse('2026-11-24T08:00:00Z'));
  await app.call('sweep');
  for (let n = 3; n < 5; n += 1) ids.push((await app.call('saveCall', factsOf(n))).enquiryId);
  await app.call('ask', 'find.local', { text: 'Quillfeather', limit: 10 });

  expect(await app.call('erase', [ids[1] ?? '', ids[3] ?? ''], 'erasure')).toMatchObject({ ok: true });
  expect(await namesListed(app)).toEqual([0, 2, 4].map((n) => factsOf(n).name));
  expect(desk.kept().burned.sort()).toEqual(['due/2026-12-23', 'open/2026-11-23', 'open/2026-11-24']);
  expect(await app.call('ask', 'find.local', { text: 'Quillfeather', limit: 10 })).toMatchObject({
    value: { hits: { length: 3 } },
  });

  const { enquiryId } = await app.call('saveCall', factsOf(5));
  const { records } = await app.call('rows');
  expect(records.find((row) => row.id === enquiryId)?.keyName).toBe('open/2026-11-24~2');
  expect(records.find((row) => row.id === ids[0])?.keyName).toBe('due/2026-12-23~2');
  expect((await app.call('verifyAudit')).check.ok).toBe(true);
});

for (const step of ['rows-erased', 'page-moved', 'journal-written', 'keys-burned', 'rows-dropped'] as const)
  test(`finishes an erasure on the next start when it was cut off at ${step}`, async ({ desk }) => {
    const first = await desk.open({ now: noon });
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await first.call('saveCall', factsOf(n))).enquiryId);
    await first.close();

    const cut = await desk.open({ now: noon, stopAt: { step, nth: 1 } });
    void cut.call('erase', [ids[1] ?? ''], 'erasure').catch(() => null);
    await cut.page.waitForFunction(() => window.harness.stopped());
    await cut.kill();

    const last = await desk.open({ now: noon });
    expect(await last.call('sweep')).toMatchObject({ ok: true });
    expect(await namesListed(last)).toEqual([factsOf(0).name, factsOf(2).name]);
    const { outbox } = await last.call('rows');
    const certificates = outbox.filter(({ opId }) => isCertificateOp(opId));
    expect([outbox.length, certificates.length]).toEqual([3, 1]);
    expect(desk.kept().burned).toEqual(['open/2026-11-23']);
    expect((await last.call('rows')).records.map((row) => row.keyName)).toEqual(
      Array.from({ length: 2 }, () => 'open/2026-11-23~2'),
    );
    const { check, what } = await last.call('verifyAudit');
    expect(check.ok).toBe(true);
    expect(what.filter((one) => one === 'erased')).toHaveLength(1);
  });

test('says in words that the disk is full, keeps what was saved before, and saves again once there is room', async ({
  desk,
}) => {
  const app = await desk.start({ disk: { megabytes: 24 } });
  await app.call('open', { kept: desk.kept(), now: noon });
  await app.call('saveCall', factsOf(1));
  const callId = await app.call('draftCall', factsOf(2));
  const { value: draft } = (await app.call('ask', 'call.get', { callId })) as { value: unknown };

  await app.call('ask', 'status.get', null);
  await app.fillDisk(true);
  expect(await app.call('ask', 'call.save', { draft })).toMatchObject({
    ok: false,
    problem: { kind: 'full', say: expect.stringContaining('no room') as unknown },
  });
  expect(await app.call('ask', 'status.get', null)).toMatchObject({ value: { storage: { full: true } } });

  await app.fillDisk(false);
  // Chromium may have forgotten the page: then it loads anew, as the vault's own does by itself.
  const saveOnceMore = async (): Promise<unknown> => {
    if (await app.call('silent')) await app.startAgain({ now: noon });
    return app.call('ask', 'call.save', { draft });
  };
  await expect.poll(saveOnceMore, { timeout: 30_000 }).toMatchObject({ ok: true });
  await expect
    .poll(() => app.call('ask', 'status.get', null))
    .toMatchObject({ value: { storage: { full: false } } });
  expect(await namesListed(app)).toEqual([factsOf(1).name, factsOf(2).name]);
  expect((await app.call('verifyAudit')).check.ok).toBe(true);
});

test('touches nothing in a database that a newer version has written', async ({ desk }) => {
  const app = await desk.start();
  await app.call('plantNewerDatabase');
  expect(await app.call('open', { kept: desk.kept(), now: noon })).toEqual({ state: 'newer-version' });
  expect(await app.call('readNewerDatabase')).toEqual({ version: 990, value: 'of a newer version' });
});
