// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());

const withQueue = readPack('example-reception-handoff');

async function openReception(pack = withQueue): Promise<void> {
  desk = openDesk({ vault: memoryVault({ pack }) });
  await screen.findByRole('region', { name: 'Queue' });
}
const tickets = () => desk.vault.queue.tickets;
const queue = () => within(screen.getByRole('region', { name: 'Queue' }));

test('takes two keys and no name: F2, Enter', async () => {
  await openReception();
  await desk.user.keyboard('{F2}');
  expectFocusOn(await screen.findByLabelText(/What to look out for/));
  await desk.user.keyboard('{Enter}');
  expect(await screen.findByText('Tell them: A-1')).toBeTruthy();
  expect(tickets()).toMatchObject([{ facts: { description: '', name: null, flags: [] } }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('F2 before this PC knows its council opens it all the same, and shuts it where there is no queue', async () => {
  const pressF2 = (): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
  desk = openDesk({ vault: memoryVault({ pack: withQueue }) });
  pressF2();
  await desk.user.keyboard('red bag{Enter}');
  expect(await screen.findByText('Tell them: A-1')).toBeTruthy();
  expect(tickets()).toMatchObject([{ facts: { description: 'red bag' } }]);
  desk.close();

  desk = openDesk();
  pressF2();
  await screen.findByRole('button', { name: /Start a call/ });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a description is typed between the two, and warned about where it tells of health', async () => {
  await openReception();
  await desk.user.keyboard('{F2}blue coat');
  expect(screen.queryByText(/may say something about health/)).toBeNull();
  await desk.user.keyboard(', diabetes');
  expect(await screen.findByText(/may say something about health/)).toBeTruthy();
  await desk.user.keyboard('{Enter}');
  await waitFor(() => expect(tickets()[0]?.facts.description).toBe('blue coat, diabetes'));
});

test('what it is about and who goes first are chosen there, and stand in the queue', async () => {
  await openReception();
  const [area] = withQueue.areas;
  await desk.user.keyboard('{F2}');
  const dialog = within(await screen.findByRole('dialog'));
  await desk.user.click(dialog.getByRole('radio', { name: area?.name ?? '' }));
  await desk.user.click(dialog.getByRole('radio', { name: 'Goes first' }));
  await desk.user.click(dialog.getByRole('button', { name: 'Check in' }));
  await waitFor(() =>
    expect(tickets()).toMatchObject([{ facts: { category: area && { id: area.id }, priority: 'first' } }]),
  );
  desk.changed('queue');
  expect(await queue().findByText(/goes first/)).toBeTruthy();
});

test('a name opens only once they have seen the notice', async () => {
  await openReception();
  await desk.user.keyboard('{F2}');
  await desk.user.click(await screen.findByRole('button', { name: 'With a name' }));
  expect(screen.queryByLabelText(/Name to call out/)).toBeNull();
  await desk.user.click(screen.getByRole('button', { name: 'They have seen it' }));
  const name = await screen.findByLabelText(/Name to call out/);
  expectFocusOn(name);
  await desk.user.keyboard('Zorah{Enter}');
  await waitFor(() =>
    expect(tickets()).toMatchObject([
      { facts: { name: 'Zorah', shownOn: 'desk-sign', receipt: { manner: 'displayed' } } },
    ]),
  );
});

test('what is too long is said, and where, and nobody is checked in with it', async () => {
  await openReception();
  await desk.user.keyboard('{F2}');
  const box = await screen.findByRole('textbox', { name: 'What to look out for' });
  await desk.user.click(box);
  await desk.user.paste('x'.repeat(10_000));
  await desk.user.keyboard('{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('Shorten this first: it takes 80 characters at most.');
  expectFocusOn(box);
  expect(tickets()).toEqual([]);
  await desk.user.clear(box);
  await desk.user.keyboard('{Enter}');
  await waitFor(() => expect(tickets()).toHaveLength(1));
});

test('a press beside the check-in does not take what was typed away', async () => {
  await openReception();
  await desk.user.keyboard('{F2}');
  await screen.findByRole('dialog');
  await desk.user.keyboard('blue coat');
  const veil = document.querySelector('.veil');
  if (!veil) throw new Error('nothing floats');
  await desk.user.click(veil);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'What to look out for' }).value).toBe(
    'blue coat',
  );
});

test('nobody is asked what they need: the flags are behind a press, and gone where the pack has none', async () => {
  await openReception();
  await desk.user.keyboard('{F2}');
  await screen.findByRole('dialog');
  expect(screen.queryByLabelText('hearing loop')).toBeNull();
  screen.getByRole('button', { name: 'They asked for something' }).focus();
  await desk.user.keyboard('{Enter}');
  expectFocusOn(screen.getByLabelText('large print'));
  await desk.user.click(screen.getByLabelText('hearing loop'));
  await desk.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Check in' }));
  await waitFor(() => expect(tickets()).toHaveLength(1));
  desk.changed('queue');
  expect(await queue().findByText('hearing loop')).toBeTruthy();
  desk.close();

  await openReception({ ...withQueue, modules: { ...withQueue.modules, adjustments: false } });
  await desk.user.keyboard('{F2}');
  await screen.findByRole('dialog');
  expect(screen.queryByRole('button', { name: 'They asked for something' })).toBeNull();
});
