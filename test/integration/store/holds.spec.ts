import { expect } from '@playwright/test';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { test, type StoreApp } from '../harness/store-app';

const noon = Date.parse('2026-11-23T12:00:00Z');
const nextMorning = Date.parse('2026-11-24T08:00:00Z');
const itsDay = Date.parse('2026-12-23T08:00:00Z');
const factsOf = (n: number) => ({ name: `Zorah Quillfeather ${n}`, phone: '07700 900123', note: `bin ${n}` });
const why = { reason: 'Request 7', reviewOn: '2027-02-01', confirm: demonstrationConfirm };
const lifts = { reason: 'Answered', confirm: demonstrationConfirm };

/** Two that the CRM has taken, with their day. */
async function fill(app: StoreApp): Promise<[held: string, other: string]> {
  const { enquiryId: held } = await app.call('saveCall', factsOf(1));
  const { enquiryId: other } = await app.call('saveCall', factsOf(2));
  await app.call('send', []);
  await app.call('setNow', nextMorning);
  expect(await app.call('sweep')).toMatchObject({ ok: true });
  return [held, other];
}
const keysOf = async (app: StoreApp): Promise<string[]> =>
  (await app.call('rows')).records.map((row) => row.keyName.split('/')[0] ?? '');

test('a hold stands when the power goes right after it was placed', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  const [held] = await fill(first);
  await first.close();

  const cut = await desk.open({ now: nextMorning, stopAt: { step: 'hold-placed', nth: 1 } });
  void cut.call('ask', 'hold.place', { enquiryId: held, ...why }).catch(() => null);
  await cut.page.waitForFunction(() => window.harness.stopped());
  await cut.kill();

  const last = await desk.open({ now: itsDay });
  expect(await last.call('sweep')).toMatchObject({ ok: true });
  expect(await last.call('ask', 'enquiry.get', { enquiryId: held })).toMatchObject({
    value: { record: { body: { note: 'bin 1' } }, hold: { reason: 'Request 7', lifted: null } },
  });
  expect(await keysOf(last)).toEqual(['held', 'held']);
  // The index is read from the disk meanwhile.
  await expect
    .poll(() => last.call('ask', 'find.local', { text: 'Quillfeather', limit: 10 }))
    .toMatchObject({ value: { ready: true, hits: { length: 1 } } });
  expect((await last.call('verifyAudit')).check.ok).toBe(true);
});

for (const step of ['hold-lifted', 'journal-written', 'keys-burned', 'rows-dropped'] as const)
  test(`the next start finishes the lifting of a hold that was cut off at ${step}`, async ({ desk }) => {
    const first = await desk.open({ now: noon });
    const [held, other] = await fill(first);
    expect(await first.call('ask', 'hold.place', { enquiryId: held, ...why })).toMatchObject({ ok: true });
    await first.close();

    const cut = await desk.open({ now: nextMorning, stopAt: { step, nth: 1 } });
    void cut.call('ask', 'hold.lift', { enquiryId: held, ...lifts }).catch(() => null);
    await cut.page.waitForFunction(() => window.harness.stopped());
    await cut.kill();

    const last = await desk.open({ now: nextMorning });
    expect(await last.call('sweep')).toMatchObject({ ok: true });
    const { records } = await last.call('rows');
    expect(new Set(records.map(({ keyName }) => keyName))).toEqual(new Set(['due/2026-12-23']));
    expect(records.map(({ id }) => id).sort()).toEqual([held, `${held}/hold`, other].sort());
    expect(desk.kept().burned.filter((name) => name.startsWith('held/'))).toHaveLength(1);
    expect(await last.call('verifyAudit')).toMatchObject({
      check: { ok: true },
      what: expect.arrayContaining(['hold-placed', 'hold-lifted']),
    });
  });
