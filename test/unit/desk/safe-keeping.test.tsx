// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, describe, expect, test } from 'vitest';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';
import { memoryVault } from './support/memory-vault';

let desk: OpenDesk;
afterEach(() => desk.close());

const typeSome = async (): Promise<void> => {
  await startCall(desk);
  await desk.user.keyboard('{F7}{F7}ymi{Enter}12 High Street');
};

describe('nothing typed is lost', () => {
  test('an unfinished call opens again on Enter, as it was left', async () => {
    desk = openDesk();
    const { vault } = desk;
    await typeSome();
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]?.enquiries[0]?.values['address']).toBe('12 High Street'),
    );
    desk.close();

    desk = openDesk({ vault });
    await screen.findByText(/Unfinished since .*Missed bin/);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Carry on'));
    await desk.user.keyboard('{Enter}');
    expect(await screen.findByLabelText('Address')).toHaveProperty('value', '12 High Street');
  });

  test('while the store takes nothing, the text stays, the screen says so, and it is tried again by itself', async () => {
    desk = openDesk();
    const { vault } = desk;
    await startCall(desk);
    await desk.user.keyboard('{F7}{F7}ymi{Enter}');
    vault.state.troubles.set('call.put', { kind: 'full', say: 'This PC has no room left.' });
    await desk.user.keyboard('12 High Street');
    expect(await screen.findByText(/Not kept yet: it is on this screen only/)).toBeTruthy();
    expect(screen.getByText('This PC has no room left.')).toBeTruthy();
    expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
    vault.state.troubles.clear();
    await waitFor(
      () =>
        expect([...vault.state.calls.values()][0]?.enquiries[0]?.values['address']).toBe('12 High Street'),
      { timeout: 5000 },
    );
    await screen.findByText(/^Kept \d\d:\d\d$/);
  });

  test('when the store’s process dies, what was typed meanwhile is kept once it is back', async () => {
    desk = openDesk();
    const { vault } = desk;
    await typeSome();
    desk.dropVault();
    await screen.findByText(/The store is starting again/);
    await desk.user.keyboard(', Witney');
    desk.bringVaultBack();
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]?.enquiries[0]?.values['address']).toBe(
        '12 High Street, Witney',
      ),
    );
    await waitFor(() => expect(screen.queryByText(/The store is starting again/)).toBeNull());
  });

  test('saved is said only when it is; a save that fails leaves everything on screen', async () => {
    desk = openDesk();
    const { vault, user } = desk;
    await startCall(desk);
    await user.keyboard('nge{Enter}Opening hours{F7}');
    vault.state.troubles.set('call.save', {
      kind: 'full',
      say: 'This PC has no room left, so that was not saved.',
    });
    await user.keyboard('{F9}');
    expect((await screen.findAllByText(/no room left, so that was not saved/)).length).toBeGreaterThan(0);
    expect(screen.queryByText(/Saved\./)).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveProperty('value', 'Opening hours');
    vault.state.troubles.clear();
    await user.keyboard('{F9}');
    expect((await screen.findAllByText(/Saved\. K7M-0001-/)).length).toBeGreaterThan(0);
  });

  test('covering the screen hides everything and keeps what was typed', async () => {
    desk = openDesk();
    await typeSome();
    await desk.user.keyboard('{Control>}l{/Control}');
    expect(screen.getByText('The screen is covered. What was typed is kept.')).toBeTruthy();
    expect(document.body.textContent).not.toContain('K7M-');
    expect(document.querySelector('input')).toBeNull();
    await desk.user.keyboard('{Enter}');
    expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
  });

  test('Esc closes what floats and takes nothing typed with it', async () => {
    desk = openDesk();
    await typeSome();
    await desk.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog', { name: 'Find or do anything' });
    await desk.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
    await waitFor(() => expectFocusOn(screen.getByLabelText('Address')));
  });
});

describe('when nothing can be stored', () => {
  test.each([
    ['no-keychain', { state: 'no-keychain' }, 'Nothing can be stored on this PC'],
    ['unopenable', { state: 'unopenable', file: 'keyring.json' }, 'The keys on this PC cannot be opened'],
    ['older-copy', { state: 'older-copy', file: 'keyring.json' }, 'This is an older copy of the store'],
  ] as const)('%s is explained, and no call can be started', async (_name, keys, title) => {
    desk = openDesk({ app: { keys } });
    await screen.findByRole('heading', { name: title });
    await desk.user.keyboard('{Control>}n{/Control}');
    expect(screen.queryByRole('button', { name: /Start a call/ })).toBeNull();
    expect(desk.vault.state.calls.size).toBe(0);
  });

  test('starting afresh is asked twice, and says that the old store stays', async () => {
    desk = openDesk({ app: { keys: { state: 'unopenable', file: 'keyring.json' } } });
    await desk.user.click(await screen.findByRole('button', { name: 'Start afresh…' }));
    const question = screen.getByRole('dialog');
    expect(within(question).getByText(/not deleted/)).toBeTruthy();
    await desk.user.click(within(question).getByRole('button', { name: 'Start afresh' }));
    expect(desk.asked.map((a) => a.channel)).toContain('keys:set-aside');
  });

  test('a passphrase is asked for, and a wrong one is said kindly', async () => {
    desk = openDesk({ app: { keys: { state: 'passphrase-needed', first: false, wrong: true } } });
    expect(await screen.findByText(/does not open the store/)).toBeTruthy();
    await desk.user.keyboard('correct horse{Enter}');
    expect(desk.asked).toContainEqual({ channel: 'keys:passphrase', input: { passphrase: 'correct horse' } });
  });

  test('the desk appears by itself once the keys are ready', async () => {
    desk = openDesk({ app: { keys: { state: 'no-keychain' } } });
    await screen.findByRole('heading', { name: 'Nothing can be stored on this PC' });
    desk.become({ keys: { state: 'ready', passphrase: false } });
    await screen.findByRole('button', { name: /Start a call/ });
  });

  test.each([
    ['newer-version', 'This store needs a newer Firstpoint'],
    ['damaged', 'The store on this PC is damaged'],
    ['full', 'The disk of this PC is full'],
  ] as const)('a store that is %s is explained', async (store, title) => {
    desk = openDesk({ app: { store } });
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  });
});

test('quitting while something is being sent is asked about, also under the cover', async () => {
  desk = openDesk();
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}l{/Control}');
  desk.tell('quit:ask', { sending: 2, queued: 1 });
  const question = await screen.findByRole('dialog', { name: '2 enquiries are still being sent' });
  await desk.user.click(within(question).getByRole('button', { name: 'Quit anyway, they are kept' }));
  expect(desk.asked).toContainEqual({ channel: 'quit:decide', input: { choice: 'quit' } });
});

describe('finding', () => {
  const hit = {
    id: crypto.randomUUID(),
    reference: 'K7M-0009-X',
    capturedAt: '2026-11-23T10:42:00.000+00:00',
    service: 'Missed bin',
    name: 'Ada Example',
    delivery: 'applied' as const,
    purge: null,
    postcode: 'OX28 1AA',
    phone: '+447700900123',
  };

  test('shows what is on this PC and what is in the CRM, marked which is which', async () => {
    const vault = memoryVault();
    vault.state.hits.push(
      { ...hit, where: 'desk' },
      { ...hit, id: crypto.randomUUID(), reference: 'A1B-0001-C', where: 'crm' },
    );
    desk = openDesk({ vault });
    await screen.findByRole('button', { name: /Start a call/ });
    await desk.user.keyboard('{Control>}k{/Control}ada');
    const here = await screen.findByRole('group', { name: 'On this PC' });
    expect(within(here).getByRole('option', { name: /K7M-0009-X.*07700 900123/ })).toBeTruthy();
    const there = await screen.findByRole('group', { name: 'In the CRM' });
    expect(within(there).getByRole('option', { name: /A1B-0001-C/ })).toBeTruthy();
    await desk.user.keyboard('{Enter}');
    expect(await screen.findByText(/no longer on this PC/)).toBeTruthy();
  });

  test('says that the CRM was not checked while offline', async () => {
    const vault = memoryVault();
    vault.state.status.connectivity.state = 'offline';
    desk = openDesk({ vault });
    await screen.findByText(/Offline since/);
    await desk.user.keyboard('{Control>}k{/Control}ada');
    expect(await screen.findByText(/not checked: offline/)).toBeTruthy();
  });

  test('does anything by its name', async () => {
    desk = openDesk();
    await screen.findByRole('button', { name: /Start a call/ });
    await desk.user.keyboard('{Control>}k{/Control}');
    await desk.user.keyboard('keys');
    await screen.findByRole('option', { name: /Show the keys/ });
    await desk.user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
  });
});

test('what is opened takes the focus, and Esc leads back to the call', async () => {
  desk = openDesk();
  await typeSome();
  await desk.user.keyboard('{Control>}k{/Control}refused');
  await screen.findByRole('option', { name: /See what was refused/ });
  await desk.user.keyboard('{Enter}');
  const title = await screen.findByRole('heading', { name: /Refused: these were not taken/ });
  await waitFor(() => expectFocusOn(title));
  await desk.user.keyboard('{Escape}');
  expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
  // The bin is what is still missing.
  expectFocusOn(screen.getByRole('radio', { name: 'Black (rubbish)' }));
});
