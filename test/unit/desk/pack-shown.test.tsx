// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDesk, startCall, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

test('the pack in use shows where its notices differ and what they leave open, each with its source', async () => {
  await desk.user.click(await screen.findByRole('button', { name: /pack 2026\.11/i }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('S1:4: Once identity and address are proven')).toBeTruthy();
  expect(dialog.getByText(/Followed here: The day of receipt/)).toBeTruthy();
  expect(dialog.getByText(/names no lawful basis/)).toBeTruthy();
});

test('who wants to pay is told by the pack’s script where to, and one goes on with the call after it', async () => {
  await startCall(desk);
  await desk.user.keyboard('{F7}{F7}y');
  const prompter = within(screen.getByRole('complementary', { name: 'Say next' }));
  const before = prompter.getByText(/What is it about/).textContent;
  await desk.user.click(prompter.getByRole('button', { name: 'They want to pay' }));
  expect(prompter.queryByText(before ?? '')).toBeNull();
  await desk.user.keyboard('{Escape}');
  expect(prompter.getByText(before ?? '')).toBeTruthy();
});

test('a pack that was refused shows everything there is to put right: where, the rule, what to do', async () => {
  const findings = Array.from({ length: 12 }, (_, i) => ({
    field: `services › s${i} › fields › email`,
    rule: 'E-mail is optional by phone.',
    todo: 'Make it optional.',
  }));
  Object.assign(desk.vault.state.status.pack, { trouble: 'It was refused. The old one stays.', findings });
  desk.changed('status');
  await desk.user.click(await screen.findByRole('button', { name: /pack 2026\.11/i }));
  const dialog = within(await screen.findByRole('dialog'));
  const list = dialog.getByRole('list', { name: 'To put right in the pack that was refused: 12' });
  const lines = within(list).getAllByRole('listitem');
  expect(lines).toHaveLength(12);
  for (const [i, line] of lines.entries())
    expect(line.textContent).toBe(
      `services › s${i} › fields › emailE-mail is optional by phone.To do: Make it optional.`,
    );
});
