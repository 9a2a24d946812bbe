// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { dayLines } from '../../../renderer/copy/day-sheet-words';
import {
  erasureAskedSentence,
  heldSentence,
  heldWords,
  holdsLine,
  liftedSentence,
  liftText,
} from '../../../renderer/copy/hold-words';
import { showMiddle, useDeskView } from '../../../renderer/state/desk-view';
import type { HoldView } from '../../../shared/ipc/hold-contract';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import { demonstrationCode } from '../../support/demonstration-role';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk?.close());

const today = '2026-11-28';
const at = '2026-11-20T10:00:00.000+00:00';
const role = { id: 'ig', title: 'Information governance', person: 'Somebody Madeup' };
const hold: HoldView = {
  role,
  reason: 'Request 7',
  reviewOn: '2027-02-28',
  at,
  erasureAsked: null,
  lifted: null,
};

/** A desk with one saved enquiry on the screen. */
async function openRecord(held: HoldView | null): Promise<string> {
  const vault = memoryVault();
  const [record] = madeUpEnquiries(1);
  if (!record) throw new Error('no record');
  vault.state.views.set(record.id, {
    record,
    delivery: { state: 'queued', tries: 0 },
    hasSensitive: false,
    handOffs: [],
    purge: purgePlan(vault.pack, notPassed, Date.now()),
    hold: held,
  });
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  showMiddle({ kind: 'enquiry', enquiryId: record.id });
  await screen.findByRole('heading', { name: 'Kept here' });
  return record.id;
}
const shown = (enquiryId: string) => desk.vault.state.views.get(enquiryId)?.hold ?? null;
const dialog = () => within(screen.getByRole('dialog'));
const keys = (typed: string): Promise<void> => desk.user.keyboard(typed);

test('by keyboard alone: a reason, the day to look again, somebody with their code, and it is kept', async () => {
  const enquiryId = await openRecord(null);
  const start = screen.getByRole('button', { name: 'Keep for a legal reason…' });
  start.focus();
  await keys('{Enter}');
  const reason = await screen.findByRole('textbox', { name: 'Why must it be kept?' });
  expectFocusOn(reason);
  await keys('{Enter}');
  expect(dialog().getByRole('alert').textContent).toBe('Write down why first, in a few words.');
  expectFocusOn(reason);
  await keys('Request 2026/114{Enter}');
  expect(dialog().getByRole('alert').textContent).toMatch(/^Their code is still needed/);
  expectFocusOn(dialog().getByLabelText('Their code'));
  expect(shown(enquiryId)).toBeNull();
  await keys(`${demonstrationCode}{Enter}`);
  await waitFor(() => expect(shown(enquiryId)).toMatchObject({ reason: 'Request 2026/114' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  desk.changed('enquiries');
  expect(await screen.findByText(/^Held until reviewed on/)).toBeTruthy();
  expect(screen.queryByText(/after it is passed/), 'no purge day beside it').toBeNull();
  await waitFor(() => expectFocusOn(screen.getByRole('button', { name: 'Keep it longer…' })));
});

test('a wrong code keeps what was typed but the code, and says so', async () => {
  const enquiryId = await openRecord(null);
  await desk.user.click(screen.getByRole('button', { name: 'Keep for a legal reason…' }));
  await desk.user.type(await screen.findByRole('textbox', { name: 'Why must it be kept?' }), 'Request 7');
  await desk.user.type(dialog().getByLabelText('Their code'), 'guessed');
  await keys('{Enter}');
  expect((await dialog().findByRole('alert')).textContent).toBe('That is not the code.');
  expect(dialog().getByLabelText<HTMLInputElement>('Their code').value).toBe('');
  expect(dialog().getByRole<HTMLInputElement>('textbox', { name: 'Why must it be kept?' }).value).toBe(
    'Request 7',
  );
  expect(shown(enquiryId)).toBeNull();
});

test('neither a card number nor a day that is too far can be sent', async () => {
  const enquiryId = await openRecord(null);
  await desk.user.click(screen.getByRole('button', { name: 'Keep for a legal reason…' }));
  const reason = await screen.findByRole('textbox', { name: 'Why must it be kept?' });
  await desk.user.type(dialog().getByLabelText('Their code'), demonstrationCode);
  await desk.user.type(reason, '4111 1111 1111 1111{Enter}');
  expect(dialog().getByRole('alert').textContent).toBe('Take the card number out first.');
  await desk.user.clear(reason);
  await desk.user.type(reason, 'Request 7');
  const day = dialog().getByRole('textbox', { name: 'Look at it again on' });
  await desk.user.clear(day);
  await desk.user.type(day, '1 jan 2031{Enter}');
  expect(dialog().getByRole('alert').textContent).toBe('Choose another day first.');
  expect(shown(enquiryId)).toBeNull();
  expect(dialog().getByText('Choose a day from tomorrow on, within a year.')).toBeTruthy();
});

test('one that is held says who, why and until when, and can be kept longer or lifted', async () => {
  const enquiryId = await openRecord({ ...hold, erasureAsked: { at, reason: 'erasure' } });
  expect(screen.getByText('Somebody Madeup, Information governance')).toBeTruthy();
  expect(screen.getByText('Request 7')).toBeTruthy();
  expect(screen.getByText(/Its erasure was asked for on/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Keep for a legal reason…' })).toBeNull();

  await desk.user.click(screen.getByRole('button', { name: 'Keep it longer…' }));
  const reason = await screen.findByRole('textbox', { name: 'Why must it be kept?' });
  expect((reason as HTMLInputElement).value, 'the reason as it was').toBe('Request 7');
  await keys('{Escape}');
  await waitFor(() => expect(useDeskView.getState().floating).toBeNull());

  await desk.user.click(screen.getByRole('button', { name: 'Lift the hold…' }));
  await desk.user.type(
    await screen.findByRole('textbox', { name: 'Why is it no longer needed?' }),
    'Answered',
  );
  expect(dialog().queryByRole('textbox', { name: 'Look at it again on' })).toBeNull();
  await desk.user.type(dialog().getByLabelText('Their code'), `${demonstrationCode}{Enter}`);
  await waitFor(() => expect(desk.vault.state.views.has(enquiryId)).toBe(false));
  desk.changed('enquiries');
  expect(await screen.findByText('This enquiry is no longer on this PC.')).toBeTruthy();
});

test('the sentences say what is so, and when a review is late', () => {
  expect(heldSentence('2027-02-28', today)).toBe('Held until reviewed on 28 Feb 2027.');
  expect(heldSentence(today, today)).toBe('Held. It is to be reviewed today.');
  expect(heldSentence('2026-11-20', today)).toContain('Its review was due on 20 Nov');
  for (const reason of ['erasure', 'merged', 'retention'] as const)
    expect(erasureAskedSentence({ at, reason }, today)).toMatch(/20 Nov.* as soon as the hold is lifted\.$/);
  const purge = { ...purgePlan(memoryVault().pack, notPassed, 0), on: '2026-12-23', estimated: false };
  expect(liftText({ hold, purge }, today)).toContain('It then stays until 23 Dec');
  expect(liftText({ hold, purge }, '2026-12-23')).toContain('gone from this PC at once');
  expect(liftText({ hold, purge: { ...purge, estimated: true } }, today)).toContain('not passed on yet');
  const asked = (reason: 'erasure' | 'merged') => ({
    hold: { ...hold, erasureAsked: { at, reason } },
    purge,
  });
  expect(liftText(asked('erasure'), today)).toContain('nothing brings it back');
  expect(liftText(asked('merged'), today)).toContain('still to be sent');
  const lifted = { at, role, reason: 'Answered', officerId: 'demo' };
  expect(liftedSentence({ ...hold, lifted }, today)).toMatch(
    /^It was under a legal hold until Fri 20 Nov.*: Answered$/,
  );
  expect(heldWords({ reviewOn: null, counts: {} }, today)).not.toHaveProperty('alarm');
});

test('the day sheet has a line where anything is held, and it needs a look when a review is due', () => {
  const late = { reviewOn: '2026-11-27', counts: { enquiry: 2, hold: 2 } };
  const soon = { reviewOn: '2027-02-28', counts: { enquiry: 1, hold: 1 } };
  expect(holdsLine([late, soon], today)).toEqual({
    fine: false,
    says: '2 are due for review, the oldest since 27 Nov. Tell the person who answers for them.',
  });
  expect(holdsLine([soon], today)).toEqual({ fine: true, says: '1 held. Next review: 28 Feb 2027.' });
  const { kept, status } = memoryVault().state;
  const facts = { status, kept: { ...kept, held: [soon] }, calls: 0, toEnter: 0, visitors: 0 };
  const checks = (held: typeof kept.held) =>
    dayLines({ ...facts, kept: { ...kept, held } }, today).map(({ check }) => check);
  expect(checks([soon])).toContain('holds');
  expect(checks([])).not.toContain('holds');
});
