// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { formsPack } from '../../support/forms-pack';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());

async function openForm(letters: string, first: RegExp): Promise<OpenDesk['user']> {
  desk = openDesk({ vault: memoryVault({ pack: formsPack() }) });
  await startCall(desk);
  await desk.user.keyboard(`{F7}{F7}y${letters}`);
  await waitFor(() => expect(screen.getByLabelText('Service')).toHaveProperty('value', letters));
  await desk.user.keyboard('{Enter}');
  await screen.findByText(first);
  return desk.user;
}
const draft = () => [...desk.vault.state.calls.values()][0]?.enquiries[0];

test('a date of birth has no field before its reason, and what was typed goes when it is not needed after all', async () => {
  const user = await openForm('supp', /Date of birth: pick why/);
  expect(screen.queryByLabelText('Date of birth')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'For a benefit' }));
  expectFocusOn(screen.getByLabelText('Date of birth'));
  await user.keyboard('3 Feb 1961');
  await waitFor(() => expect(draft()?.values['born']).toBe('1961-02-03'));
  expect(draft()?.reasons).toMatchObject([{ fieldId: 'born', reasonId: 'benefit' }]);
  await user.click(screen.getByRole('button', { name: 'not needed after all' }));
  await waitFor(() => expect(draft()?.reasons).toEqual([]));
  expect(draft()?.values).not.toHaveProperty('born');
});

test('coming to a delicate field by Tab brings its reason into the prompter, and the answer opens or leaves it', async () => {
  const user = await openForm('supp', /Date of birth: pick why/);
  screen.getByRole('button', { name: 'To tell two people apart' }).focus();
  await user.tab();
  await screen.findByText(/I need to ask about/);
  await user.keyboard('a');
  expectFocusOn(screen.getByLabelText('Income'));
  await user.keyboard('900');
  await user.tab();
  await screen.findByText(/I need to ask about/);
  await user.keyboard('r');
  await screen.findByRole('button', { name: /Illness: they would rather not say/ });
  await waitFor(() =>
    expect(draft()).toMatchObject({
      values: { income: '900' },
      reasons: [{ fieldId: 'income', reasonId: null }],
      refusals: [{ item: 'illness' }],
    }),
  );
});

test('another service asks what becomes of what it has no field for, and one key answers', async () => {
  const user = await openForm('mi', /Collection day missed/);
  await user.click(screen.getByLabelText('Address'));
  await user.keyboard('12 High Street');
  await user.click(screen.getByRole('button', { name: 'Change' }));
  await user.keyboard('supp{Enter}');
  await screen.findByText(/“Support fund” has no place for: Address/);
  await user.keyboard('s');
  expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
  await user.click(screen.getByRole('button', { name: 'Change' }));
  await user.keyboard('supp{Enter}');
  await screen.findByText(/has no place for: Address/);
  await user.keyboard('k');
  await waitFor(() => expect(draft()?.note).toBe('Address: 12 High Street'));
  expect(draft()?.serviceId).toBe('support-fund');
});
