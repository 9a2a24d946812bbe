// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk({ vault: memoryVault({ pack: readPack('arfordir-cymru') }) });
});
afterEach(() => desk.close());

/** From the start to the form of a missed bin, in the language with this key. */
async function openForm(letter: 'c' | 'e'): Promise<void> {
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}n{/Control}');
  await screen.findByRole('button', { name: /Cymraeg/ });
  await desk.user.keyboard(letter);
  await desk.user.keyboard('{F7}{F7}y{F7}');
  await desk.user.keyboard('missed');
  await screen.findByRole('option', { name: /Missed bin/ });
}

test('a council of two languages has its labels in the one being spoken first, and once where both are alike', async () => {
  await openForm('e');
  expect(screen.getByRole('option', { name: 'Missed bin / Bin heb ei gasglu' }).textContent).toContain(
    'Waste / Gwastraff',
  );
  await desk.user.keyboard('{Enter}');
  await screen.findByRole('textbox', { name: 'Address / Cyfeiriad' });
  expect(screen.getByRole('radiogroup', { name: 'Bin' })).toBeTruthy();
  const prompter = within(screen.getByRole('complementary', { name: 'Say next' }));
  expect(prompter.getByRole('button', { name: 'Fill in Address / Cyfeiriad' })).toBeTruthy();

  // In the other language from here on, while one is in the form.
  await desk.user.keyboard('{Control>}g{/Control}');
  expect(await screen.findByRole('textbox', { name: 'Cyfeiriad / Address' })).toBeTruthy();
  expect(screen.getByText('Bin heb ei gasglu / Missed bin')).toBeTruthy();
});

test('a service is found by a word of either language, whichever is spoken', async () => {
  await openForm('c');
  expect(screen.getByRole('option', { name: 'Bin heb ei gasglu / Missed bin' })).toBeTruthy();
  await desk.user.clear(screen.getByRole('combobox'));
  await desk.user.keyboard('casglu eitemau');
  expect(
    await screen.findByRole('option', { name: 'Casglu eitemau mawr / Collection of large items' }),
  ).toBeTruthy();
});
