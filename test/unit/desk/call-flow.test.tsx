// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const prompter = (): HTMLElement => screen.getByRole('complementary', { name: 'Say next' });
const save = (): HTMLElement => screen.getByRole('button', { name: /F9$/ });
const inFocus = (): string => document.activeElement?.textContent ?? '';

async function upToFields(about = 'mi'): Promise<void> {
  await startCall(desk);
  await desk.user.keyboard(`{F7}{F7}y${about}{Enter}`);
}

describe('what is said comes first', () => {
  test('personal fields stay shut, with the reason in words, until the opening and the objection were said', async () => {
    const { user } = desk;
    await startCall(desk);
    await user.click(screen.getByRole('option', { name: /Missed bin/ }));
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveProperty('disabled', true);
    expect(screen.getAllByText(/Opens when the question is answered/).length).toBeGreaterThan(1);
    await user.keyboard('{F7}{F7}');
    await user.click(screen.getByRole('button', { name: /^Yes/ }));
    expect(name).toHaveProperty('disabled', false);
  });

  test('the objection is a step of its own, with its own moment', async () => {
    await startCall(desk);
    await desk.user.keyboard('{F7}');
    expect(within(prompter()).getByText(/You can object to that/)).toBeTruthy();
    expect(within(prompter()).getByRole('button', { name: /opening was not said/ })).toBeTruthy();
    expect(within(prompter()).queryByRole('button', { name: /objection was not said/ })).toBeNull();
  });

  test('a key held down marks one sentence, not two', async () => {
    await startCall(desk);
    fireEvent.keyDown(window, { key: 'F7' });
    fireEvent.keyDown(window, { key: 'F7', repeat: true });
    expect(within(prompter()).getByText(/You can object to that/)).toBeTruthy();
  });

  test('a step marked by mistake can be taken back, and shuts what it opened', async () => {
    await upToFields();
    await desk.user.click(within(prompter()).getByRole('button', { name: /objection was not said/ }));
    expect(within(prompter()).getByText(/You can object to that/)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('disabled', true);
    expect(screen.getAllByText('Opens when the objection is said').length).toBeGreaterThan(1);
  });

  test('"has it already" is recorded with version and day, and opens the fields', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.click(screen.getByRole('button', { name: 'has it already' }));
    const dialog = screen.getByRole('dialog');
    const on = within(dialog).getByRole('textbox', { name: 'Day they were told' });
    await user.clear(on);
    await user.type(on, '19/11/2025');
    await user.click(within(dialog).getByRole('button', { name: 'Record it' }));
    await user.keyboard('y');
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]?.receipts[0]).toMatchObject({
        status: 'already-given',
        givenVersion: '2026.11',
        givenOn: '2025-11-19',
      }),
    );
    expect(inFocus()).toBe('');
    expectFocusOn(screen.getByLabelText('Service'));
  });

  test('"urgent" wants a reason, which is recorded', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.click(screen.getByRole('button', { name: 'urgent' }));
    const record = screen.getByRole('button', { name: 'Record it' });
    expect(record).toHaveProperty('disabled', true);
    await user.keyboard('gas smell in the street{Enter}');
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]?.receipts[0]).toMatchObject({
        status: 'deferred',
        reason: 'gas smell in the street',
      }),
    );
  });

  test('"urgent" and "has it already", recorded by mistake, are taken back with one press', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    const receipts = (): unknown => [...vault.state.calls.values()][0]?.receipts;
    await user.click(screen.getByRole('button', { name: 'urgent' }));
    await user.keyboard('gas smell in the street{Enter}');
    await waitFor(() => expect(receipts()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Take back: it was not urgent' }));
    await waitFor(() => expect(receipts()).toEqual([]));
    await user.click(within(prompter()).getByRole('button', { name: 'has it already' }));
    await user.click(screen.getByRole('button', { name: 'Record it' }));
    await waitFor(() => expect(receipts()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Take back: they had not had the notice' }));
    await waitFor(() => expect(receipts()).toEqual([]));
    expect(within(prompter()).getByRole('button', { name: /^Said/ })).toBeTruthy();
  });

  test('a notice left for later is read out and said when there is time, and stays on record as left first', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.click(screen.getByRole('button', { name: 'urgent' }));
    await user.keyboard('gas smell in the street{Enter}');
    await user.keyboard('ymi{Enter}12 High Street');
    await user.click(screen.getByRole('button', { name: 'say it now' }));
    expect(within(prompter()).getByText(/If I need your details/)).toBeTruthy();
    await user.keyboard('{F7}');
    expect(within(prompter()).getByText(/You can object to that/)).toBeTruthy();
    expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
    await user.keyboard('{F7}');
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]).toMatchObject({
        receipts: [
          { status: 'given', objectionSaid: true, deferredFirst: { reason: 'gas smell in the street' } },
        ],
        enquiries: [{ values: { address: '12 High Street' } }],
      }),
    );
  });
});

describe('an anonymous enquiry', () => {
  test('asks nothing personal, and can be chosen before anything is said', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.keyboard('nge{Enter}');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    await user.keyboard('Opening hours{F7}{F9}');
    await waitFor(() => expect(vault.state.saved).toHaveLength(1));
    expect(vault.state.saved[0]?.enquiries[0]).toMatchObject({
      needsPersonalDetails: false,
      note: 'Opening hours',
      outcome: { kind: 'resolved' },
    });
    expect(vault.state.saved[0]?.receipts).toEqual([]);
  });

  test('making one anonymous asks before it takes out what was typed', async () => {
    const { user } = desk;
    await upToFields();
    await user.keyboard('12 High Street');
    await user.click(screen.getByRole('button', { name: 'Make it anonymous' }));
    const question = screen.getByRole('dialog');
    expect(within(question).getByText(/Address/)).toBeTruthy();
    await user.click(within(question).getByRole('button', { name: 'Keep it' }));
    expect(screen.getByLabelText('Address')).toHaveProperty('value', '12 High Street');
    await user.click(screen.getByRole('button', { name: 'Make it anonymous' }));
    await user.click(screen.getByRole('button', { name: 'Take it out' }));
    expect(screen.queryByLabelText('Address')).toBeNull();
  });
});

describe('writing', () => {
  test('a letter in a field is only ever a letter', async () => {
    await upToFields();
    await desk.user.keyboard('yn');
    expect(screen.getByLabelText('Address')).toHaveProperty('value', 'yn');
  });

  test('saving is never a dead end: the button says what is missing, and F9 leads there', async () => {
    const { user } = desk;
    await startCall(desk);
    expect(save().textContent).toContain('Answer');
    await user.keyboard('{F7}{F7}y{F9}');
    expectFocusOn(screen.getByLabelText('Service'));
    await user.keyboard('mi{Enter}{Tab}{Tab}{F9}');
    expect(save().textContent).toContain('Fill in Address first');
    expectFocusOn(screen.getByLabelText('Address'));
  });

  test('why a field is asked for shows at Ctrl I, and is no stop of the Tab key', async () => {
    const { user } = desk;
    await upToFields();
    expect(screen.queryByText('The crew needs to know where the bin stands.')).toBeNull();
    await user.keyboard('{Control>}i{/Control}');
    expect(screen.getByText('The crew needs to know where the bin stands.')).toBeTruthy();
    await user.keyboard('{Tab}');
    expectFocusOn(screen.getByLabelText('Postcode'));
  });

  test('a 2 MB note gets a plain sentence and loses nothing', async () => {
    const { vault } = desk;
    await upToFields();
    const note = screen.getByRole('textbox', { name: 'Note' });
    const long = 'x'.repeat(2 * 1024 * 1024);
    fireEvent.change(note, { target: { value: long } });
    expect(screen.getByText(/2,097,152 characters long; 20,000 fit. All of it is kept here/)).toBeTruthy();
    await waitFor(() =>
      expect([...vault.state.calls.values()][0]?.enquiries[0]?.note).toHaveLength(long.length),
    );
  });

  test('a number that reads like none is kept as typed, with a word', async () => {
    await upToFields();
    const phone = screen.getByLabelText('Phone');
    await desk.user.type(phone, 'ask her son{Tab}');
    expect(screen.getByText(/does not read like a phone number/)).toBeTruthy();
    expect(phone).toHaveProperty('value', 'ask her son');
  });

  test('a second enquiry in the call has its own reference and its own question', async () => {
    const { user } = desk;
    await upToFields();
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByRole('heading', { name: /K7M-0002/ });
    expect(within(prompter()).getByText(/Does this need personal details/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: /1 · Missed bin/ })).toBeTruthy();
  });

  test('when they rang off, the call can be saved without marking as said what was not', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.keyboard('nge{Enter}');
    await user.click(screen.getByRole('button', { name: 'they have gone' }));
    await user.keyboard('{F9}');
    await waitFor(() => expect(vault.state.saved).toHaveLength(1));
    expect(vault.state.saved[0]?.said['closing']).toBeUndefined();
  });

  test('a call is discarded only with a reason', async () => {
    const { user, vault } = desk;
    await startCall(desk);
    await user.click(screen.getByRole('button', { name: 'Discard…' }));
    await user.click(screen.getByRole('button', { name: 'Discard it' }));
    expect(screen.getByRole('alert').textContent).toBe('Write down why first, in a few words.');
    expect(vault.state.calls.size).toBe(1);
    await user.keyboard('wrong number{Enter}');
    await waitFor(() => expect(vault.state.calls.size).toBe(0));
    await screen.findByRole('button', { name: /Start a call/ });
  });
});
