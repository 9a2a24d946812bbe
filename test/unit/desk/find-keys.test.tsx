// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());

async function openFind(): Promise<HTMLElement> {
  desk = openDesk();
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox');
}

test('Enter pressed before the list has answered takes what was found for all that was typed', async () => {
  const field = await openFind();
  fireEvent.change(field, { target: { value: 'keys' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
});

test('the arrow keys move through the list in a circle, and the field says where they are', async () => {
  const field = await openFind();
  const active = (): string | null | undefined =>
    document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;
  expect(active()).toBeUndefined();
  const options = within(screen.getByRole('listbox')).getAllByRole('option');
  await desk.user.keyboard('{ArrowDown}');
  expect(active()).toBe(options[0]?.textContent);
  await desk.user.keyboard('{ArrowDown}');
  expect(active()).toBe(options[1]?.textContent);
  expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(
    options.map((_, i) => String(i === 1)),
  );
  await desk.user.keyboard('{ArrowUp}{ArrowUp}');
  expect(active()).toBe(options.at(-1)?.textContent);
  expect(document.activeElement).toBe(field);
});

test('a store that can’t be read is not said to hold nothing', async () => {
  const vault = memoryVault();
  vault.state.troubles.set('find.local', { kind: 'store-trouble', say: 'the disk does not answer' });
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  await desk.user.paste('Quartzbright');
  expect(await screen.findByText(/This PC could not look just now/)).toBeTruthy();
  expect(screen.queryByText(/Nothing found on this PC/)).toBeNull();
});
