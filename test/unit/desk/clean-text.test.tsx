// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, describe, expect, test } from 'vitest';
import { useDeskView } from '../../../renderer/state/desk-view';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';

const card = '4111 1111 1111 1111';
let desk: OpenDesk;
afterEach(() => desk.close());

/** An anonymous question with everything but its note, which has the focus. */
async function atTheNote(): Promise<HTMLElement> {
  desk = openDesk();
  await startCall(desk);
  await desk.user.keyboard('nge{Enter}');
  const note = screen.getByRole('textbox', { name: 'Note' });
  await desk.user.click(note);
  return note;
}

describe('a card number', () => {
  test('in the note stands in the way of saving, which leads to masking it by one key', async () => {
    const note = await atTheNote();
    await desk.user.paste(`paid with ${card}`);
    expect(await screen.findByText(/looks like a payment card number/)).toBeTruthy();
    expect(note).toHaveProperty('value', `paid with ${card}`);
    expect(screen.getByRole('button', { name: /Take the card number out of the note first/ })).toBeTruthy();
    await desk.user.keyboard('{F9}');
    expectFocusOn(screen.getByRole('button', { name: 'Mask it' }));
    await desk.user.keyboard('{Enter}');
    expect(note).toHaveProperty('value', 'paid with •••• •••• •••• 1111');
    expectFocusOn(note);
    expect(screen.queryByText(/looks like a payment card number/)).toBeNull();
    await desk.user.keyboard('{F7}{F9}');
    await waitFor(() => expect(desk.vault.state.saved).toHaveLength(1));
    expect(desk.vault.state.saved[0]?.enquiries[0]?.note).toBe('paid with •••• •••• •••• 1111');
  });

  test('in an address or where they were pointed is named by its field', async () => {
    desk = openDesk();
    await startCall(desk);
    await desk.user.keyboard(`{F7}{F7}ymi{Enter}12 High Street ${card}`);
    // Bin and day come before it only where they are missing; the day is filled in beforehand.
    expect(
      await screen.findByRole('button', { name: /Take the card number out of Address first/ }),
    ).toBeTruthy();
  });

  test('is no reason to discard a call', async () => {
    await atTheNote();
    await desk.user.click(screen.getByRole('button', { name: 'Discard…' }));
    await desk.user.keyboard(`gave ${card}{Enter}`);
    expect(await screen.findByText('Take the card number out first.')).toBeTruthy();
    expect(desk.vault.state.calls.size).toBe(1);
    await desk.user.click(screen.getByRole('button', { name: 'Mask it' }));
    await desk.user.keyboard('{Enter}');
    await waitFor(() => expect(desk.vault.state.calls.size).toBe(0));
  });

  test('is looked for nowhere, and the screen says so', async () => {
    const vault = memoryVault();
    vault.state.troubles.set('find.local', { kind: 'card-number', say: 'asked for a card number' });
    vault.state.troubles.set('find.crm', { kind: 'card-number', say: 'asked for a card number' });
    desk = openDesk({ vault });
    await screen.findByRole('button', { name: /Start a call/ });
    await desk.user.keyboard('{Control>}k{/Control}');
    await desk.user.paste(card);
    expect(await screen.findByText(/so it was not looked for/)).toBeTruthy();
    expect(screen.queryByText(/In the CRM:/)).toBeNull();
  });
});

describe('words that look sensitive', () => {
  const line = /looks like it says something about health\. Does the team need this/;
  const told = (): string[] => {
    const heard: string[] = [];
    useDeskView.subscribe(({ announced }) => heard.push(announced.text));
    return heard;
  };

  test('in the note are asked about quietly, read out once, and stop nothing', async () => {
    const note = await atTheNote();
    const heard = told();
    await desk.user.keyboard('she has asthma');
    expect((await screen.findAllByText(line))[0]).toBeTruthy();
    expectFocusOn(note);
    await desk.user.keyboard(' and takes insulin');
    await waitFor(() => expect(note).toHaveProperty('value', 'she has asthma and takes insulin'));
    expect([...new Set(heard)].filter((text) => line.test(text))).toHaveLength(1);
    expect(heard.filter((text) => line.test(text))).toHaveLength(1);
    await desk.user.keyboard('{F7}{F9}');
    await waitFor(() => expect(desk.vault.state.saved).toHaveLength(1));
  });

  test('are asked about no more once the advisor has answered, in this enquiry', async () => {
    const note = await atTheNote();
    await desk.user.keyboard('she has asthma');
    await desk.user.click(await screen.findByRole('button', { name: 'It is needed' }));
    expectFocusOn(note);
    await desk.user.keyboard(' and is deaf');
    await waitFor(() => expect(note).toHaveProperty('value', 'she has asthma and is deaf'));
    expect(screen.queryByRole('button', { name: 'It is needed' })).toBeNull();
  });

  test('that are taken out again take the question with them', async () => {
    await atTheNote();
    await desk.user.keyboard('asthma');
    await screen.findByRole('button', { name: 'It is needed' });
    await desk.user.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}bin');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'It is needed' })).toBeNull(), {
      timeout: 3_000,
    });
  });
});
