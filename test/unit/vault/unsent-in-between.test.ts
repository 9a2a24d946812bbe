import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { emptyUnit, type Decision } from '../../../renderer/vault/data/unit-of-work';
import { recordConsent } from '../../../shared/domain/optional-question';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { demonstrationConfirm } from '../../support/demonstration-role';
import { delivers } from '../../support/fake-main';
import { peoplePack } from '../../support/people-pack';
import { entityIdOf, madeUpCreate, madeUpNote, opIdOf } from '../sync/support/made-up-mutations';
import { saved } from './desk-with-mail';
import { storeAtNight } from './store-at-night';
import { crmWithOwn, sentOf } from './crm-with-own';
import { deskB, newStick, otherDeskWith, plugIn } from './two-desks';
import {
  applied,
  crmThat,
  eventually,
  minutes,
  newMain,
  noon,
  vaultAtWork,
  type AtWork,
} from './vault-at-work';

const to = 'Waste team leader';
const [one, two] = ['follow-up', 'panel'] as const;

/** The people pack with a second optional purpose. */
function twoPurposes(): CouncilPack {
  const pack = peoplePack();
  const [script] = pack.scripts.filter(({ id }) => id === 'ask-follow-up');
  const [purpose] = pack.purposes.filter(({ id }) => id === one);
  return {
    ...pack,
    purposes: [...pack.purposes, { ...purpose!, id: two }],
    scripts: [...pack.scripts, { ...script!, id: 'ask-panel', purposeId: two }],
  };
}
const pack = twoPurposes();

/** A desk that can't send, with an enquiry of somebody who said yes twice. */
async function deskWithConsents(): Promise<{ desk: AtWork; enquiryId: string }> {
  const main = newMain();
  delivers(main, pack);
  const desk = vaultAtWork(main);
  const { consentHashes } = await desk.ask('pack.get', null);
  const witness = { at: '2026-11-23T11:59:00.000+00:00', by: 'demo', hashes: {}, consentHashes };
  const enquiryId = await saved(desk, (draft) =>
    recordConsent(pack, recordConsent(pack, draft, one, 'given', witness), two, 'given', witness),
  );
  return { desk, enquiryId };
}
async function printed(desk: AtWork, enquiryId: string): Promise<void> {
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: true });
}
const opsOf = (sent: readonly { op: string }[]): string[] => sent.map(({ op }) => op);
const waiting = (desk: AtWork) => desk.ask('unsent.list', null);

test('what was added after the print is on no sheet: the paper is enough only once it was printed too', async () => {
  const { desk, enquiryId } = await deskWithConsents();
  await printed(desk, enquiryId);
  await desk.ask('consent.withdraw', { enquiryId, purposeId: one });
  const handedOver = { enquiryId, to, alsoSend: false };
  expect(await desk.refused('unsent.handed-over', handedOver)).toMatchObject({ kind: 'added-since' });
  // Nothing came out this time: the sheet from before is out all the same, so it is not sent by itself.
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: false });
  expect(await waiting(desk)).toMatchObject([{ why: { kind: 'aside' } }]);
  expect(await desk.refused('unsent.handed-over', handedOver)).toMatchObject({ kind: 'added-since' });
  await printed(desk, enquiryId);
  await desk.ask('unsent.handed-over', handedOver);
  expect(opsOf(await sentOf(desk, crmWithOwn(desk), enquiryId))).toEqual([]);
  expect(await desk.ask('parked.list', null)).toEqual([]);
});

test('what was added after the print, and did not come out of the printer, may still be sent as well', async () => {
  const { desk, enquiryId } = await deskWithConsents();
  await printed(desk, enquiryId);
  await desk.ask('consent.withdraw', { enquiryId, purposeId: one });
  await desk.ask('unsent.set-aside', { enquiryId });
  await desk.ask('unsent.printed', { enquiryId, printed: false });
  await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: true });
  expect(opsOf(await sentOf(desk, crmWithOwn(desk), enquiryId))).toEqual(['enquiry.create', 'consent.add']);
});

test('a consent withdrawn in the instant of hand-over is never queued for an enquiry that is never sent', async () => {
  for (const first of ['hand-over', 'withdrawal']) {
    const { desk, enquiryId } = await deskWithConsents();
    await printed(desk, enquiryId);
    const works = [
      () => desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false }),
      () => desk.ask('consent.withdraw', { enquiryId, purposeId: one }),
    ];
    if (first === 'withdrawal') works.reverse();
    await Promise.allSettled(works.map((work) => work()));
    const sent = crmWithOwn(desk);
    const list = await waiting(desk);
    // Either the paper was enough, and all else stays here; or it waits to be printed with the withdrawal.
    expect([[], ['aside']]).toContainEqual(list.map(({ why }) => why.kind));
    expect(opsOf(await sentOf(desk, sent, enquiryId))).toEqual([]);
    expect(await desk.ask('parked.list', null)).toEqual([]);
    const { record } = (await desk.ask('enquiry.get', { enquiryId }))!;
    expect(record.body.consents?.map(({ answer }) => answer)).toEqual(['given', 'given', 'withdrawn']);
  }
});

test('what is told to the CRM is stored with no enquiry whose paper was enough by then, and nothing is decided unseen', async () => {
  const { store, put } = await storeAtNight('2026-11-23');
  await put([], [madeUpCreate(1, 1), madeUpCreate(2, 2), madeUpNote(2, 3)]);
  const decide = (n: number, decision: Decision) => ({ opId: opIdOf(n), decision });
  const alone = [{ enquiryId: entityIdOf(2), opIds: [opIdOf(2)] }];
  const aside = { ...emptyUnit, alone, decides: [decide(2, 'person-sets-aside')] };
  expect(await store.work.commit(aside)).toMatchObject({ ok: false, problem: { kind: 'stale' } });
  await store.work.commit({ ...emptyUnit, decides: [decide(1, 'person-sets-aside')] });
  await store.work.commit({ ...emptyUnit, decides: [decide(1, 'person-handed-over')] });
  const tells = [entityIdOf(1)];
  const mutations = [madeUpNote(1, 4)];
  expect(await store.work.commit({ ...emptyUnit, mutations, tells })).toMatchObject({
    ok: false,
    problem: { kind: 'stale' },
  });
  expect((await store.db.outbox.orderBy('opId').toArray()).map(({ opId }) => opId)).not.toContain(opIdOf(4));
});

test('what was added while the code was typed is not destroyed unseen', async () => {
  const { desk, enquiryId } = await deskWithConsents();
  const sent = crmThat(desk.main, applied);
  await desk.ask('sync.now', null);
  await eventually(async () => expect(await waiting(desk)).toEqual([]));
  desk.main.answer('crm.push', null);
  await desk.ask('consent.withdraw', { enquiryId, purposeId: one });
  await eventually(async () => expect(await waiting(desk)).toMatchObject([{ why: { kind: 'waits' } }]));
  const check = desk.main.client.ask.bind(desk.main.client);
  let typing = true;
  desk.main.answer('roles.check', async (input) => {
    if (typing) await desk.ask('consent.withdraw', { enquiryId, purposeId: two });
    typing = false;
    desk.main.answer('roles.check', null);
    return check('roles.check', input);
  });
  const demand = { enquiryId, ground: 'recorded-twice', confirm: demonstrationConfirm } as const;
  expect(await desk.refused('unsent.destroy', demand)).toMatchObject({ kind: 'added-since' });
  crmThat(desk.main, (item) => (sent.push(item), applied(item)));
  await desk.ask('sync.now', null);
  await eventually(() =>
    expect(sent.map(({ op }) => op)).toEqual(['enquiry.create', 'consent.add', 'consent.add']),
  );
});

test('what was added while the file was being saved is said not to be in it', async () => {
  const { desk, enquiryId } = await deskWithConsents();
  const stick = newStick();
  plugIn(desk.main, stick);
  const asked = { enquiryIds: [enquiryId], toDesk: 'B2C' };
  expect(await desk.ask('unsent.export', asked)).toMatchObject({ noted: true, behind: false });
  desk.main.answer('file.save', async () => {
    await desk.ask('consent.withdraw', { enquiryId, purposeId: one });
    return { ok: true, value: 'saved' };
  });
  expect(await desk.ask('unsent.export', asked)).toMatchObject({ noted: true, behind: true });
});

test('what is added to an enquiry that only the CRM and the first desk have goes by the second one, file after file', async () => {
  const { desk, enquiryId } = await deskWithConsents();
  const stick = newStick();
  plugIn(desk.main, stick);
  const has = new Set<string>();
  crmWithOwn(desk, has);
  await desk.ask('sync.now', null);
  await eventually(async () => expect(await waiting(desk)).toEqual([]));
  for (const method of ['crm.push', 'crm.health'] as const) desk.main.answer(method, null);
  let now = noon;
  const second = await otherDeskWith(stick, deskB, () => now);
  const sent = crmWithOwn(second, has);
  const carry = async (purposeId: string) => {
    await desk.ask('consent.withdraw', { enquiryId, purposeId });
    // One try may be under way.
    const made = await eventually(() =>
      desk.ask('unsent.export', { enquiryIds: [enquiryId], toDesk: 'B2C' }),
    );
    await second.ask('unsent.choose-file', null);
    return second.ask('unsent.take-in', { code: made?.code });
  };
  await carry(one);
  await second.ask('sync.now', null);
  await eventually(() => expect(sent.map(({ op }) => op)).toEqual(['consent.add']));
  await eventually(async () => expect(await waiting(second)).toEqual([]));
  // The night leaves nothing of what was sent.
  now += 24 * 60 * minutes(1);
  second.hear('woke');
  await eventually(() =>
    expect(Object.keys(second.main.kept.keys).some((name) => name.startsWith('open/2026-11-23'))).toBe(false),
  );
  expect(await carry(two)).toMatchObject({ taken: [expect.any(String)], gone: 0 });
  await second.ask('sync.now', null);
  await eventually(() => expect(sent.map(({ op }) => op)).toEqual(['consent.add', 'consent.add']));
});

test('on paper here, and in a file that another desk may send: a withdrawal still goes to the CRM', async () => {
  for (const withdrawn of ['before the print', 'after the hand-over']) {
    const { desk, enquiryId } = await deskWithConsents();
    const stick = newStick();
    plugIn(desk.main, stick);
    const made = await desk.ask('unsent.export', { enquiryIds: [enquiryId], toDesk: 'B2C' });
    const withdraw = () => desk.ask('consent.withdraw', { enquiryId, purposeId: one });
    if (withdrawn === 'before the print') await withdraw();
    await printed(desk, enquiryId);
    await desk.ask('unsent.handed-over', { enquiryId, to, alsoSend: false });
    if (withdrawn === 'after the hand-over') await withdraw();
    expect(await waiting(desk)).toMatchObject([{ what: 'change', byPaper: true }]);
    const has = new Set<string>();
    const second = await otherDeskWith(stick);
    await second.ask('unsent.choose-file', null);
    await second.ask('unsent.take-in', { code: made?.code });
    const bySecond = crmWithOwn(second, has);
    await second.ask('sync.now', null);
    await eventually(() => expect(bySecond.map(({ op }) => op)).toEqual(['enquiry.create']));
    expect(opsOf(await sentOf(desk, crmWithOwn(desk, has), enquiryId))).toEqual(['consent.add']);
    expect(await desk.ask('parked.list', null)).toEqual([]);
  }
});
