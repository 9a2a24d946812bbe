import { expect, test } from 'vitest';
import { recordConsent } from '../../../shared/domain/optional-question';
import { delivers } from '../../support/fake-main';
import { peoplePack } from '../../support/people-pack';
import { newStick, otherDeskWith, plugIn } from './two-desks';
import { applied, crmThat, eventually, newMain, rejected, vaultAtWork, type AtWork } from './vault-at-work';

const pack = peoplePack();
const purposeId = 'follow-up';

/** A desk whose caller said yes to being rung again, a stick, and another desk. */
async function twoDesks() {
  const stick = newStick();
  const main = newMain();
  delivers(main, pack);
  const first = vaultAtWork(main);
  plugIn(main, stick);
  const second = await otherDeskWith(stick);
  const { consentHashes } = await first.ask('pack.get', null);
  const witness = { at: '2026-11-23T11:59:00.000+00:00', by: 'demo', hashes: {}, consentHashes };
  const save = async (): Promise<string> => {
    const draft = recordConsent(pack, await first.filled(), purposeId, 'given', witness);
    await first.ask('call.save', { draft });
    return draft.enquiries[0]?.id ?? '';
  };
  const exported = async (enquiryIds: string[]): Promise<string> => {
    const made = await first.ask('unsent.export', { enquiryIds, toDesk: 'B2C' });
    if (!made) throw new Error('not saved');
    return made.code;
  };
  const choose = () => second.ask('unsent.choose-file', null);
  return { stick, first, second, save, exported, choose };
}

const answersAt = async (desk: AtWork, enquiryId: string) =>
  (await desk.ask('enquiry.get', { enquiryId }))?.record.body.consents?.map(({ answer }) => answer);

test('a consent withdrawn after the first file comes with the second one: into the record, and to the CRM', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  const before = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code: before });
  await first.ask('consent.withdraw', { enquiryId, purposeId });
  const after = await exported([enquiryId]);
  await choose();
  expect(await second.ask('unsent.take-in', { code: after })).toMatchObject({
    taken: [expect.any(String)],
    known: 0,
    rewritten: 0,
  });
  expect(await answersAt(second, enquiryId)).toEqual(['given', 'withdrawn']);
  await choose();
  expect(await second.refused('unsent.take-in', { code: after })).toMatchObject({ kind: 'here-already' });
  const sent = crmThat(second.main, applied);
  await second.ask('sync.now', null);
  await eventually(() => expect(sent.map(({ op }) => op)).toEqual(['enquiry.create', 'consent.add']));
});

test('a consent withdrawn before the only file is withdrawn in the record of the desk that takes it in', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  await first.ask('consent.withdraw', { enquiryId, purposeId });
  const code = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code });
  expect(await answersAt(second, enquiryId)).toEqual(['given', 'withdrawn']);
});

test('an enquiry that the other desk wrote anew is not said to be here; the rest of the file is taken in', async () => {
  const { first, second, save, exported, choose } = await twoDesks();
  const enquiryId = await save();
  const other = await save();
  const before = await exported([enquiryId]);
  await choose();
  await second.ask('unsent.take-in', { code: before });
  crmThat(first.main, rejected);
  await first.ask('sync.now', null);
  const parked = () => first.ask('parked.list', null);
  await eventually(async () => expect(await parked()).toHaveLength(2));
  const { opId } = (await parked()).find(({ id }) => id === enquiryId) ?? {};
  const { callId } = await first.ask('parked.decide', { opId, decision: 'correct' });
  const draft = await first.ask('call.get', { callId });
  await first.ask('call.save', { draft });
  await eventually(async () => expect(await parked()).toHaveLength(2));
  const anew = await exported([enquiryId]);
  await choose();
  expect(await second.refused('unsent.take-in', { code: anew })).toMatchObject({ kind: 'rewritten' });
  const both = await exported([enquiryId, other]);
  await choose();
  expect(await second.ask('unsent.take-in', { code: both })).toMatchObject({ known: 0, rewritten: 1 });
});
