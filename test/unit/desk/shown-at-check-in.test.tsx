// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { useOpenCall } from '../../../renderer/state/open-call';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());
const keys = (text: string): Promise<void> => desk.user.keyboard(text);
const draft = () => useOpenCall.getState().call?.draft;
const values = () => useOpenCall.getState().call?.active.values;

/** Checked in as Zorah, having seen the notice on the desk's sign, and called: up to “They are here”. */
async function zorahIsHere(): Promise<void> {
  desk = openDesk({ vault: memoryVault({ pack: readPack('example-reception-handoff') }) });
  await screen.findByRole('region', { name: 'Queue' });
  await keys('{F2}');
  await desk.user.click(await screen.findByRole('button', { name: 'With a name' }));
  await desk.user.click(screen.getByRole('button', { name: 'They have seen it' }));
  await screen.findByLabelText(/Name to call out/);
  await keys('Zorah Quillfeather{Enter}');
  await screen.findByText(/Tell them:/);
  await keys('{F3}');
  await screen.findByRole('button', { name: 'They are here' });
  await keys('{Enter}');
  await screen.findByText(/in person/);
}
/** Up to the form of a service that asks for a name. */
async function generalEnquiry(): Promise<void> {
  await keys('y');
  await waitFor(() => expect(document.activeElement?.closest('[data-place=service]')).toBeTruthy());
  await keys('general{Enter}');
  await screen.findByRole('textbox', { name: /^Name/ });
}

test('the prompter says that it was shown at check-in and when, asks whether it was read, and goes on with the objection', async () => {
  await zorahIsHere();
  const note = await screen.findByRole('note');
  expect(note.textContent).toMatch(/shown to them at check-in, \d\d:\d\d\. Have they read it\?/);
  expect(screen.getByText(/A separate point/), 'the objection is said all the same').toBeTruthy();
  expect(screen.queryByText(/Before I write anything down/)).toBeNull();
  expect(
    screen.getByRole('button', { name: 'Take back: they have not read the notice' }).textContent,
  ).toMatch(/notice shown at check-in \d\d:\d\d/);
  await keys('{F7}');
  expect(draft()?.receipts).toMatchObject([{ manner: 'displayed', objectionSaid: true }]);
  await screen.findByText(/Does this need personal details/);
  await keys('y');
  await waitFor(() => expect(screen.queryByText(/shown to them at check-in/)).toBeNull());
});

test('not read: the whole of it is said, and the receipt says that it was', async () => {
  await zorahIsHere();
  await desk.user.click(await screen.findByRole('button', { name: 'Not read: say it' }));
  expect(draft()?.receipts).toEqual([]);
  await screen.findByText(/Before I write anything down/);
  await keys('{F7}');
  expect(draft()?.receipts).toMatchObject([{ manner: 'spoken', objectionSaid: false }]);
  expect(screen.queryByText(/shown to them at check-in/)).toBeNull();
});

test('the name that was given at check-in is not asked for twice: it stands in the form that asks for one', async () => {
  await zorahIsHere();
  await keys('{F7}');
  expect(JSON.stringify(draft()), 'nowhere before a form asks for it').not.toContain('Zorah');
  await generalEnquiry();
  expect(values()?.['name']).toBe('Zorah Quillfeather');
  // It is a beginning, and stays changed or empty where somebody changed it.
  await desk.user.clear(screen.getByRole('textbox', { name: /^Name/ }));
  desk.changed('queue');
  await waitFor(() => expect(values()?.['name']).toBe(''));
});

test('an anonymous enquiry takes no name from the ticket', async () => {
  await zorahIsHere();
  await keys('{F7}n');
  await waitFor(() => expect(document.activeElement?.closest('[data-place=service]')).toBeTruthy());
  await keys('general{Enter}');
  await screen.findByRole('textbox', { name: /Note/ });
  desk.changed('queue');
  await waitFor(() => expect(desk.vault.state.asked.at(-1)).toBeTruthy());
  expect(JSON.stringify(draft())).not.toContain('Zorah');
});
