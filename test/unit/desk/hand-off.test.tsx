// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handOffWords as said } from '../../../renderer/copy/hand-off-words';
import { passOn } from '../../../renderer/state/hand-off';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
const enquiryId = '01935d2e-0000-7000-8000-0000000000e1';
const team = { address: 'waste@council.example', needs: ['name', 'note'], sensitive: false, assumed: false };

beforeEach(async () => {
  desk = openDesk();
  desk.vault.state.handOffs.options = {
    reference: 'K7M-3QF2-X',
    service: 'Missed bin',
    wanted: true,
    teams: [
      { ...team, id: 'waste', name: 'Waste' },
      {
        ...team,
        id: 'care',
        name: 'Care',
        address: 'care@council.example',
        needs: ['name'],
        sensitive: true,
      },
    ],
    suggested: 'waste',
    items: [
      { id: 'name', label: 'Name', sensitive: false },
      { id: 'note', label: 'Note', sensitive: false },
      { id: 'sensitive', label: 'Sensitive details', sensitive: true },
    ],
    mail: { from: { name: 'Reception', address: 'reception@council.example' }, fault: null, eml: false },
  };
  await screen.findByRole('button', { name: /Start a call/ });
  passOn(enquiryId);
  await screen.findByRole('radio', { name: 'Waste' });
});
afterEach(() => desk.close());

const passed = () => desk.vault.state.handOffs.passed;
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const preview = () => within(screen.getByRole('region', { name: said.preview }));
const send = () => screen.getByRole<HTMLButtonElement>('button', { name: said.send });

test('the team comes from the directory, with what it needs ticked and everything that will be sent in sight', async () => {
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Waste' }).checked).toBe(true);
  expect([box('Name').checked, box('Note').checked]).toEqual([true, true]);
  expect(await preview().findByText('K7M-3QF2-X: Missed bin')).toBeTruthy();
  expect(preview().getByText('waste@council.example')).toBeTruthy();
  expect(screen.queryByRole('textbox'), 'no address is typed').toBeNull();
  await desk.user.click(send());
  await waitFor(() =>
    expect(passed()).toEqual([{ enquiryId, to: { kind: 'team', teamId: 'waste' }, items: ['name', 'note'] }]),
  );
});

test('it opens at its recipient, and Enter there or on a detail sends nothing', async () => {
  await preview().findByText('waste@council.example', { selector: 'dd' });
  await waitFor(() => expectFocusOn(screen.getByRole('radio', { name: 'Waste' })));
  await desk.user.keyboard('{Enter}');
  box('Note').focus();
  await desk.user.keyboard('{Enter}');
  await desk.user.keyboard(' ');
  await waitFor(() => expect(box('Note').checked).toBe(false));
  await preview().findByText('Stays here: Note, Sensitive details.');
  await desk.user.click(send());
  await waitFor(() => expect(passed(), 'once, as it was seen last').toMatchObject([{ items: ['name'] }]));
});

test('an address that is typed is warned about, and nothing is sent there without a reason', async () => {
  await desk.user.click(screen.getByRole('radio', { name: said.otherAddress }));
  expect(await screen.findByText(said.typedWarning)).toBeTruthy();
  expect([box('Name').checked, box('Note').checked], 'nothing is ticked for it').toEqual([false, false]);
  expect(screen.queryByRole('checkbox', { name: 'Sensitive details' })).toBeNull();
  const address = screen.getByRole('textbox', { name: said.address });
  expectFocusOn(address);
  await desk.user.type(address, 'somebody');
  expect(await screen.findByText(said.addressWarning)).toBeTruthy();
  await desk.user.type(address, '@elsewhere.example');
  await desk.user.click(send());
  const reason = screen.getByRole('textbox', { name: said.reason });
  expect(screen.getByRole('alert').textContent).toBe('Say why it goes to this address first.');
  expectFocusOn(reason);
  expect(passed(), 'no reason yet').toEqual([]);
  await desk.user.type(reason, 'The team moved');
  expect(await preview().findByText('somebody@elsewhere.example')).toBeTruthy();
  await desk.user.click(send());
  const to = { kind: 'typed', address: 'somebody@elsewhere.example', reason: 'The team moved' };
  await waitFor(() => expect(passed()).toEqual([{ enquiryId, to, items: [] }]));
});

test('what is sensitive is offered for a team that may have it alone, never ticked by itself, and stays here else', async () => {
  expect(screen.queryByRole('checkbox', { name: 'Sensitive details' })).toBeNull();
  expect(screen.getByText(said.sensitiveNever)).toBeTruthy();
  expect(await preview().findByText('Stays here: Sensitive details.')).toBeTruthy();
  await desk.user.click(screen.getByRole('radio', { name: 'Care' }));
  await screen.findByRole('checkbox', { name: 'Sensitive details' });
  expect(box('Sensitive details').checked).toBe(false);
  expect(box('Note').checked, 'what the other team needed is not carried over').toBe(false);
  await desk.user.click(box('Sensitive details'));
  // With another team it does not go along.
  await desk.user.click(screen.getByRole('radio', { name: 'Waste' }));
  expect(await preview().findByText('Stays here: Sensitive details.')).toBeTruthy();
  await desk.user.click(send());
  await waitFor(() => expect(passed()).toMatchObject([{ items: ['name', 'note'] }]));
});
