import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openStoreDb } from '../../../renderer/vault/data/store-db';
import { recordConsent } from '../../../shared/domain/optional-question';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { delivers } from '../../support/fake-main';
import { publishedFormsPack } from '../../support/forms-pack';
import { peoplePack } from '../../support/people-pack';
import { consentIn, consentsOf, deskWithConsent, purposeId } from './desk-with-consent';
import { crmWithOwn, sentOf } from './crm-with-own';
import { deskWithMail, pass, saved, toWaste } from './desk-with-mail';
import { crmThat, eventually, newMain, noon, rejected, vaultAtWork, type AtWork } from './vault-at-work';

const to = 'Waste team leader';

/** A desk that can't send, with an enquiry of somebody who agreed to be asked later. */
async function agreedDesk(): Promise<{ desk: AtWork; enquiryId: string }> {
  const desk = deskWithConsent();
  const enquiryId = await saved(desk, await consentIn(desk));
  return { desk, enquiryId };
}
async function printed(desk: AtWork, enquiryId: string): Promise<void> {
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: true });
}
test('a consent withdrawn after the paper was enough stands in the record, and nothing is sent of it', async () => {
  const { desk, enquiryId } = await agreedDesk();
  await printed(desk, enquiryId);
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
  await desk.ask('consent.withdraw', { enquiryId, purposeId });
  expect(await consentsOf(desk, enquiryId)).toEqual(['given', 'withdrawn']);
  expect(await desk.ask('unsent.list', null)).toEqual([]);
  expect(await sentOf(desk, crmWithOwn(desk), enquiryId)).toEqual([]);
  expect(await desk.ask('parked.list', null)).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('a consent withdrawn between print and hand-over goes onto a sheet too, or is sent with the enquiry', async () => {
  for (const alsoSend of [false, true]) {
    const { desk, enquiryId } = await agreedDesk();
    await printed(desk, enquiryId);
    await desk.ask('consent.withdraw', { enquiryId, purposeId });
    if (!alsoSend) await printed(desk, enquiryId);
    await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend });
    const sent = await sentOf(desk, crmWithOwn(desk), enquiryId);
    expect(sent.map(({ op }) => op)).toEqual(alsoSend ? ['enquiry.create', 'consent.add'] : []);
    expect(await desk.ask('parked.list', null)).toEqual([]);
  }
});

test('what is added to an enquiry that the CRM has is sent, though an earlier change went on paper', async () => {
  const main = newMain();
  const once = peoplePack();
  const [script] = once.scripts.filter(({ id }) => id === 'ask-follow-up');
  const [purpose] = once.purposes.filter(({ id }) => id === purposeId);
  const two = {
    ...once,
    purposes: [...once.purposes, { ...purpose!, id: 'panel' }],
    scripts: [...once.scripts, { ...script!, id: 'ask-panel', purposeId: 'panel' }],
  } as CouncilPack;
  delivers(main, two);
  const desk = vaultAtWork(main);
  const { consentHashes } = await desk.ask('pack.get', null);
  const witness = { at: '2026-11-23T11:59:00.000+00:00', by: 'demo', hashes: {}, consentHashes };
  const sent = crmWithOwn(desk);
  const enquiryId = await saved(desk, (draft) =>
    recordConsent(two, recordConsent(two, draft, purposeId, 'given', witness), 'panel', 'given', witness),
  );
  await desk.ask('sync.now', null);
  await eventually(async () => expect(await desk.ask('unsent.list', null)).toEqual([]));
  desk.main.answer('crm.push', null);
  await desk.ask('consent.withdraw', { enquiryId, purposeId });
  await eventually(() => printed(desk, enquiryId));
  await desk.ask('consent.withdraw', { enquiryId, purposeId: 'panel' });
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
  expect(await desk.ask('unsent.list', null)).toMatchObject([{ what: 'change', why: { kind: 'waits' } }]);
  expect(sent.map(({ op }) => op)).toEqual(['enquiry.create']);
});

test('entered elsewhere after it went on paper, its reference is sent to no CRM, even once it is purged', async () => {
  for (const afterDays of [0, 40]) {
    const main = newMain();
    delivers(main, publishedFormsPack({}));
    const first = vaultAtWork(main);
    const enquiryId = await saved(first, (draft) => ({
      ...draft,
      enquiries: draft.enquiries.map((one) => ({
        ...one,
        serviceId: 'housing-repair',
        toEnter: true,
        values: { name: 'Zorah Quillfeather', repair: 'the boiler' },
      })),
    }));
    await printed(first, enquiryId);
    await first.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
    const desk = afterDays === 0 ? first : vaultAtWork(main, () => noon + afterDays * 24 * 60 * 60_000);
    if (afterDays > 0)
      await eventually(async () => expect(await desk.ask('enquiry.get', { enquiryId })).toBeNull());
    await desk.ask('to-enter.done', { enquiryId, systemReference: 'HB-77' });
    expect(await desk.ask('to-enter.list', null)).toEqual([]);
    expect(await desk.ask('unsent.list', null)).toEqual([]);
    expect(await sentOf(desk, crmWithOwn(desk), enquiryId)).toEqual([]);
  }
});

test('what was refused of an enquiry that went on paper can’t be corrected into a second one', async () => {
  const { desk, enquiryId } = await agreedDesk();
  await printed(desk, enquiryId);
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
  crmThat(desk.main, rejected);
  // As an earlier Firstpoint left it: a change of it that was sent, and refused.
  const opId = '01935d2e-0000-7000-8000-0000000000ff';
  const known = await desk.main.client.ask('desk.get', null);
  const opened = await openStoreDb(known.ok ? known.value.storeId : '');
  if (!opened.ok) throw new Error('no store');
  const [row] = await opened.db.outbox.toArray();
  const delivery = { state: 'parked', tries: 1, misses: 0, faults: 0, at: noon } as const;
  await opened.db.outbox.add({ ...row!, opId, deviceSeq: row!.deviceSeq + 1, delivery });
  opened.db.close();
  const later = vaultAtWork(desk.main);
  expect(await later.refused('parked.decide', { opId, decision: 'correct' })).toMatchObject({
    kind: 'on-paper',
  });
});

test('a page that says it was printed is not believed: main has to know of the sheet, and nothing is handed over without', async () => {
  const desk = vaultAtWork();
  const enquiryId = await saved(desk);
  desk.main.answer('print.vouch', () => Promise.resolve({ ok: true, value: false }));
  await desk.ask('unsent.set-aside', { enquiryId });
  for (const alsoSend of [false, true])
    expect(await desk.refused('unsent.handed-over', { enquiryId, to, alsoSend })).toMatchObject({
      kind: 'not-printed',
    });
  expect(await desk.refused('unsent.printed', { enquiryId, printed: true })).toMatchObject({
    kind: 'not-printed',
  });
  expect(await desk.refused('unsent.handed-over', { enquiryId, to, alsoSend: false })).toMatchObject({
    kind: 'not-printed',
  });
  expect(await desk.ask('unsent.list', null)).toMatchObject([
    { why: { kind: 'aside' }, paper: { printed: false } },
  ]);
  const asked: string[] = [];
  desk.main.answer('print.vouch', (about) => {
    asked.push(about.enquiryId);
    return Promise.resolve({ ok: true, value: true });
  });
  await desk.ask('unsent.printed', { enquiryId, printed: true });
  expect(asked).toEqual([enquiryId]);
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
});

test('while an e-mail about it waits it can be neither put on paper nor left at that; recalled, it can', async () => {
  const desk = deskWithMail({ answers: [{ result: 'fault', kind: 'no-answer' }], crm: false });
  const enquiryId = await saved(desk);
  const mailed = await pass(desk, toWaste(enquiryId, ['note']));
  const recall = (handOffId: string) =>
    eventually(() => desk.ask('hand-off.decide', { handOffId, decision: 'recall' }));
  expect(await desk.refused('unsent.set-aside', { enquiryId })).toMatchObject({ kind: 'mail-waits' });
  expect(await desk.ask('unsent.list', null)).toMatchObject([{ why: { kind: 'waits' }, paper: null }]);
  await recall(mailed);
  await printed(desk, enquiryId);
  // Passed on by e-mail while the sheet lies there.
  const again = await pass(desk, toWaste(enquiryId, ['note']));
  const handedOver = { enquiryId, to, alsoSend: false };
  expect(await desk.refused('unsent.handed-over', handedOver)).toMatchObject({ kind: 'mail-waits' });
  await recall(again);
  await desk.ask('unsent.handed-over', handedOver);
  expect(await desk.ask('unsent.list', null)).toEqual([]);
});
