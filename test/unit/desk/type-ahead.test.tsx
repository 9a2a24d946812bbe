// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPack } from '../../support/read-pack';
import type { MemoryVault } from './support/memory-vault';
import type { OpenDesk } from './support/open-desk';

/** What is read after the first screen is let through by the test. */
const gate = { open: (): void => {} };
let desk: OpenDesk;

beforeEach(async () => {
  // Each test starts the program anew: what was read once is there.
  vi.resetModules();
  vi.doMock('../../../renderer/app/later-parts', async (original) => {
    await new Promise<void>((resolve) => (gate.open = resolve));
    return original();
  });
  const { memoryVault } = await import('./support/memory-vault');
  const { openDesk } = await import('./support/open-desk');
  desk = openDesk({ vault: memoryVault({ pack: readPack('example-reception-handoff') }) });
});
afterEach(() => desk.close());

async function firstScreen(): Promise<void> {
  await screen.findByRole('region', { name: 'Queue' });
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Start a call'));
}

const tickets = (): MemoryVault['queue']['tickets'] => desk.vault.queue.tickets;

test('what is typed between F2 and the dialog is in the dialog, and Enter checks them in', async () => {
  await firstScreen();
  await desk.user.keyboard('{F2}blue coat{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(desk.vault.state.calls.size, 'Enter started no call').toBe(0);
  gate.open();
  expect(await screen.findByText('Tell them: A-1')).toBeTruthy();
  expect(tickets()).toMatchObject([{ facts: { description: 'blue coat' } }]);
  expect(document.activeElement?.textContent, 'the focus is where it was').toContain('Start a call');
});

test('without Enter one goes on typing in the field, where one was', async () => {
  await firstScreen();
  await desk.user.keyboard('{F2}blve{Backspace}{Backspace}ue c');
  gate.open();
  await screen.findByRole('dialog');
  await desk.user.keyboard('oat{Tab}');
  expect(screen.getByLabelText<HTMLInputElement>(/What to look out for/).value).toBe('blue coat');
  await desk.user.keyboard('{Escape}');
});

test('Ctrl K and a command, all of it typed before the palette is there', async () => {
  await firstScreen();
  await desk.user.keyboard('{Control>}k{/Control}day sheet');
  expect(screen.queryByRole('dialog')).toBeNull();
  gate.open();
  expect((await screen.findByRole<HTMLInputElement>('combobox', { name: 'Find' })).value).toBe('day sheet');
  await screen.findByRole('option', { name: /Day sheet/ });
  await desk.user.keyboard('{Escape}');
});

test('Esc leaves it: nothing opens, and the focus is where it was', async () => {
  await firstScreen();
  await desk.user.keyboard('{F2}blue{Escape}');
  expect(document.activeElement?.textContent).toContain('Start a call');
  gate.open();
  await desk.user.keyboard('{F1}');
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
  await desk.user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(tickets()).toEqual([]);
});

test('F2 before the first screen is drawn: not even the first letter is lost to it', async () => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
  const typed = document.activeElement;
  expect(typed?.tagName).toBe('INPUT');
  await desk.user.keyboard('red bag');
  await screen.findByRole('region', { name: 'Queue' });
  await screen.findByRole('button', { name: /Start a call/ });
  expect(document.activeElement === typed, 'the first screen left the focus alone').toBe(true);
  gate.open();
  const field = await screen.findByLabelText<HTMLInputElement>(/What to look out for/);
  expect(field.value).toBe('red bag');
  await desk.user.keyboard('{Escape}');
});
