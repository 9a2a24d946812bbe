import { expect } from '@playwright/test';
import { test } from '../harness/store-app';

const noon = Date.parse('2026-11-23T12:00:00Z');
const facts = { name: 'Zorah Quillfeather', phone: '07700 900123', note: 'bin not emptied' };
const rounds = Number(process.env.FIRSTPOINT_STORE_KILLS ?? 5);
test.setTimeout(60_000 + rounds * 5_000);

test('lists a saved enquiry after a restart, waiting to be sent', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  const { references } = await first.call('saveCall', facts);
  await first.close();

  const second = await desk.open({ now: noon });
  expect(await second.call('ask', 'enquiry.recent', { limit: 50 })).toMatchObject({
    ok: true,
    value: [{ reference: references[0], name: facts.name, delivery: 'queued' }],
  });
  expect((await second.call('verifyAudit')).check.ok).toBe(true);
});

test('keeps every enquiry that was confirmed when the process is killed right after', async ({ desk }) => {
  const confirmed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const app = await desk.open({ now: noon + round });
    for (let n = 0; n < 4; n += 1) confirmed.push((await app.call('saveCall', facts)).enquiryId);
    await app.kill();
  }
  const app = await desk.open({ now: noon + rounds });
  const { records, outbox } = await app.call('rows');
  const saved = records.filter((row) => row.kind === 'enquiry').map((row) => row.id);
  expect(saved.sort()).toEqual(confirmed.sort());
  expect(outbox.map((row) => row.entityId).sort()).toEqual(confirmed);
  expect((await app.call('verifyAudit')).check.ok).toBe(true);
});

test('stores all of a call or nothing when the process is killed in the middle of saving', async ({
  desk,
}) => {
  for (let round = 0; round < rounds; round += 1) {
    const app = await desk.open({ now: noon + round });
    const going = app.call('saveMany', 200, facts).catch(() => null);
    await app.page.waitForFunction((least) => window.harness.savedSoFar() > least, 5 + ((round * 7) % 150));
    await app.kill();
    await going;
  }
  const app = await desk.open({ now: noon + rounds });
  const { records, outbox } = await app.call('rows');
  const saved = records.filter((row) => row.kind === 'enquiry').map((row) => row.id);
  expect(saved.length).toBeGreaterThan(rounds * 5);
  expect(outbox.map((row) => row.entityId).sort()).toEqual(saved.sort());
  const audit = await app.call('audit');
  const audited = audit.flatMap(({ event }) =>
    event.what === 'call-saved' ? event.enquiries.map((one) => one.enquiryId) : [],
  );
  expect(audited.sort()).toEqual(saved);
  expect((await app.call('verifyAudit')).check.ok).toBe(true);
});

test('keeps a draft as it was last put when the process is killed', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  const callId = await first.call('draftCall', facts);
  await first.kill();

  const second = await desk.open({ now: noon });
  expect(await second.call('ask', 'call.get', { callId })).toMatchObject({
    ok: true,
    value: { enquiries: [{ note: facts.note, values: { name: facts.name } }] },
  });
});

test('gives out no reference twice, kills included', async ({ desk }) => {
  const given: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const app = await desk.open({ now: noon });
    for (let n = 0; n < 40; n += 1) given.push(...(await app.call('saveCall', facts)).references);
    await app.kill();
  }
  expect(new Set(given).size).toBe(given.length);
});
