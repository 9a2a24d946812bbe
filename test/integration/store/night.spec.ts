import { expect } from '@playwright/test';
import { retentionSteps } from '../../../renderer/vault/retention/retention-parts';
import { test, type StoreApp } from '../harness/store-app';

const noon = Date.parse('2026-11-23T12:00:00Z');
const nextMorning = Date.parse('2026-11-24T07:30:00Z');
const factsOf = (n: number) => ({ name: `Zorah Quillfeather ${n}`, phone: '07700 900123', note: `bin ${n}` });

/** Three taken by the CRM, one refused, two waiting, one draft: all under one day's key. */
async function fillDay(app: StoreApp): Promise<{ applied: string[]; unsent: string[]; draft: string }> {
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1) ids.push((await app.call('saveCall', factsOf(n))).enquiryId);
  await app.call('send', [ids[3] ?? '']);
  const unsent = [ids[3] ?? ''];
  for (let n = 4; n < 6; n += 1) unsent.push((await app.call('saveCall', factsOf(n))).enquiryId);
  return { applied: ids.slice(0, 3), unsent, draft: await app.call('draftCall', factsOf(9)) };
}

async function expectMoved(app: StoreApp, day: Awaited<ReturnType<typeof fillDay>>): Promise<void> {
  const { records, outbox } = await app.call('rows');
  const keyOf = (id: string) => records.find((row) => row.id === id)?.keyName;
  for (const id of day.applied) expect(keyOf(id)).toBe('due/2026-12-23');
  for (const id of [...day.unsent, day.draft]) expect(keyOf(id)).toBe('open/2026-11-24');
  for (const row of outbox) expect(row.keyName).toBe(keyOf(row.entityId));
  for (const row of outbox) expect(row.hasBytes).toBe(row.state !== 'applied');
  const lines = await app.call('ask', 'enquiry.recent', { limit: 50 });
  expect(lines).toMatchObject({ ok: true, value: { length: 6 } });
  expect(await app.call('ask', 'call.get', { callId: day.draft })).toMatchObject({
    value: { enquiries: [{ note: 'bin 9' }] },
  });
  expect(await app.call('verifyAudit')).toMatchObject({
    check: { ok: true },
    what: expect.arrayContaining(['key-emptied']),
  });
}

test('moves a past day out of its open key at night and burns that key', async ({ desk }) => {
  const app = await desk.open({ now: noon });
  const day = await fillDay(app);
  await app.call('setNow', nextMorning);
  expect(await app.call('sweep')).toMatchObject({ ok: true });
  await expectMoved(app, day);
  expect(desk.kept().burned).toEqual(['open/2026-11-23']);
  expect(await app.call('log')).toEqual([]);
});

/** Steps of other work than the night's. */
const others: readonly string[] = ['rows-erased', 'hold-placed', 'hold-lifted'];

for (const step of retentionSteps.filter((one) => !others.includes(one)))
  test(`finishes the night on the next start when it was cut off at ${step}`, async ({ desk }) => {
    const first = await desk.open({ now: noon });
    const day = await fillDay(first);
    await first.close();

    const cut = await desk.open({ now: nextMorning, stopAt: { step, nth: 1 } });
    void cut.call('sweep').catch(() => null);
    await cut.page.waitForFunction(() => window.harness.stopped());
    await cut.kill();

    const last = await desk.open({ now: nextMorning });
    expect(await last.call('sweep')).toMatchObject({ ok: true });
    await expectMoved(last, day);
    expect(desk.kept().burned).toEqual(['open/2026-11-23']);
  });

test('purges what is due, certifies it and leaves the rest', async ({ desk }) => {
  const app = await desk.open({ now: noon });
  const day = await fillDay(app);
  await app.call('setNow', nextMorning);
  await app.call('sweep');
  await app.call('setNow', Date.parse('2026-12-22T23:59:00Z'));
  await app.call('sweep');
  expect((await app.call('rows')).records.filter((row) => row.keyName === 'due/2026-12-23')).toHaveLength(3);

  await app.call('setNow', Date.parse('2026-12-23T00:00:00Z'));
  expect(await app.call('sweep')).toMatchObject({ ok: true });
  const { records, outbox } = await app.call('rows');
  expect(
    records
      .filter((row) => row.kind === 'enquiry')
      .map((row) => row.id)
      .sort(),
  ).toEqual([...day.unsent].sort());
  expect(outbox.map((row) => row.entityId).sort()).toEqual([...day.unsent].sort());
  const purged = (await app.call('audit')).map((row) => row.event).filter((e) => e.what === 'purged');
  expect(purged).toMatchObject([{ day: '2026-12-23', records: 3, mutations: 3, keys: ['due/2026-12-23'] }]);
  expect((await app.call('verifyAudit')).check.ok).toBe(true);
});

for (const step of ['journal-written', 'keys-burned', 'rows-dropped', 'journal-closed'] as const)
  test(`finishes a purge on the next start when it was cut off at ${step}`, async ({ desk }) => {
    const first = await desk.open({ now: noon });
    const day = await fillDay(first);
    await first.call('setNow', nextMorning);
    await first.call('sweep');
    await first.close();

    const later = Date.parse('2026-12-23T08:00:00Z');
    const cut = await desk.open({ now: later, stopAt: { step, nth: 1 } });
    void cut.call('sweep').catch(() => null);
    await cut.page.waitForFunction(() => window.harness.stopped());
    await cut.kill();

    const last = await desk.open({ now: later });
    expect(await last.call('sweep')).toMatchObject({ ok: true });
    const { records } = await last.call('rows');
    expect(records.filter((row) => row.kind === 'enquiry')).toHaveLength(day.unsent.length);
    const { check, what } = await last.call('verifyAudit');
    expect(check.ok).toBe(true);
    expect(what.filter((one) => one === 'purged')).toHaveLength(1);
    expect(desk.kept().burned).toContain('due/2026-12-23');
  });

test('drops a draft that nobody touched for seven days, and says so in the audit', async ({ desk }) => {
  const app = await desk.open({ now: noon });
  const callId = await app.call('draftCall', factsOf(1));
  const morning = async (day: number): Promise<void> => {
    await app.call('setNow', Date.parse(`2026-11-${day}T09:00:00Z`));
    await app.call('sweep');
  };
  expect(await app.call('ask', 'call.list', null)).toMatchObject({
    value: [{ id: callId, warnsOn: '2026-11-30' }],
  });
  for (let day = 24; day <= 29; day += 1) await morning(day);
  expect(await app.call('ask', 'call.list', null)).toMatchObject({ value: [{ id: callId }] });
  await morning(30);
  expect(await app.call('ask', 'call.list', null)).toMatchObject({ ok: true, value: [] });
  const events = (await app.call('audit')).map((row) => row.event);
  expect(events).toContainEqual({ what: 'drafts-abandoned', callIds: [callId] });
});

test('keeps a draft over a clock that jumps a year ahead, restarts included', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  const callId = await first.call('draftCall', factsOf(1));
  await first.close();
  const wrong = await desk.open({ now: Date.parse('2027-11-23T12:00:00Z') });
  expect(await wrong.call('sweep')).toMatchObject({ ok: true });
  await wrong.close();
  const right = await desk.open({ now: nextMorning });
  expect(await right.call('sweep')).toMatchObject({ ok: true });
  expect(await right.call('ask', 'call.get', { callId })).toMatchObject({
    value: { enquiries: [{ note: 'bin 1' }] },
  });
});

test('lengthens no life when the clock is set back', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  await fillDay(first);
  await first.call('setNow', nextMorning);
  await first.call('sweep');
  await first.call('setNow', Date.parse('2026-12-22T12:00:00Z'));
  await first.call('sweep');
  await first.close();

  // Set back by a month; one day passes on that clock.
  const second = await desk.open({ now: Date.parse('2026-11-22T12:00:00Z') });
  await second.call('sweep');
  const { enquiryId } = await second.call('saveCall', factsOf(7));
  const { records } = await second.call('rows');
  expect(records.find((row) => row.id === enquiryId)?.keyName).toBe('open/2026-12-22');
  await second.call('setNow', Date.parse('2026-11-23T12:00:00Z'));
  await second.call('sweep');
  expect(desk.kept().burned).toContain('due/2026-12-23');
});
