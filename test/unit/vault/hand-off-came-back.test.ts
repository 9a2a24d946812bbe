import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { deskWithMail, pass, saved, stateOf, toWaste } from './desk-with-mail';
import { eventually } from './vault-at-work';

const WORDS = '550 5.1.1 <waste@council.example>: mailbox is gone';

/** A desk whose e-mail the server took. */
async function sentOne() {
  const desk = deskWithMail();
  const enquiryId = await saved(desk);
  const handOffId = await pass(desk, toWaste(enquiryId, ['name']));
  await eventually(async () => expect(await stateOf(desk, enquiryId)).toEqual(['sent']));
  return { desk, about: { enquiryId, handOffId } };
}

test('an e-mail that came back says so with the returned words, and the enquiry can be passed on anew', async () => {
  const { desk, about } = await sentOne();
  await desk.ask('hand-off.came-back', { ...about, says: WORDS });
  const view = await desk.ask('enquiry.get', { enquiryId: about.enquiryId });
  expect(view?.handOffs).toMatchObject([{ state: 'came-back', says: WORDS, tries: 0 }]);
  await pass(desk, toWaste(about.enquiryId, ['name']));
  await eventually(async () => expect(await stateOf(desk, about.enquiryId)).toEqual(['came-back', 'sent']));
  expect(desk.sent).toHaveLength(2);
  expect(desk.sent[0]?.messageId).not.toBe(desk.sent[1]?.messageId);
});

test('it is noted once, of an e-mail that had left, and never with a card number in it', async () => {
  const { desk, about } = await sentOne();
  const card = { ...about, says: 'they wrote 4111 1111 1111 1111' };
  expect((await desk.refused('hand-off.came-back', card)).kind).toBe('card-number');
  const other = { ...about, handOffId: about.enquiryId, says: WORDS };
  expect((await desk.refused('hand-off.came-back', other)).kind).toBe('not-sent');
  await desk.ask('hand-off.came-back', { ...about, says: WORDS });
  expect((await desk.refused('hand-off.came-back', { ...about, says: WORDS })).kind).toBe('not-sent');
  expect(await stateOf(desk, about.enquiryId)).toEqual(['came-back']);
});

test('what still waits here did not come back', async () => {
  const desk = deskWithMail({ answers: [{ result: 'fault', kind: 'no-answer' }] });
  const enquiryId = await saved(desk);
  const handOffId = await pass(desk, toWaste(enquiryId, ['name']));
  const problem = await desk.refused('hand-off.came-back', { enquiryId, handOffId, says: WORDS });
  expect(problem.kind).toBe('not-sent');
});
