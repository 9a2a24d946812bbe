// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

test('a missed bin takes at most 16 keys from the start of the call to saved, facts not counted', async () => {
  const { user, vault } = desk;
  let pressed = 1;
  const key = async (keys: string): Promise<void> => {
    pressed += 1;
    await user.keyboard(keys);
  };
  const facts = (text: string): Promise<void> => user.keyboard(text);

  await startCall(desk);
  await key('{F7}');
  await key('{F7}');
  await key('y');
  await key('m');
  await key('i');
  await key('{Enter}');
  expectFocusOn(screen.getByLabelText('Address'));
  await facts('12 High Street, Witney');
  await key('{Tab}');
  await facts('ox28 1aa');
  await key('{Tab}');
  await key('b');
  await key('{Tab}');
  await key('{Tab}');
  await facts('Ada Example');
  await key('{Tab}');
  await facts('07700 900123');
  await key('{Tab}');
  await facts('The lid is broken too.');
  await key('{F7}');
  await key('{F9}');

  const reference = vault.pack && 'K7M-0001-';
  await waitFor(() => expect(vault.state.saved).toHaveLength(1));
  expect((await screen.findAllByText(new RegExp(`Saved. ${reference}`)))[0]).toBeTruthy();
  expect(pressed).toBeLessThanOrEqual(16);

  const [saved] = vault.state.saved;
  const enquiry = saved?.enquiries[0];
  expect(enquiry?.values).toMatchObject({
    address: '12 High Street, Witney',
    postcode: 'ox28 1aa',
    bin: 'black',
    name: 'Ada Example',
    phone: '07700 900123',
  });
  expect(enquiry?.values['missedOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(enquiry?.note).toBe('The lid is broken too.');
  expect(saved?.receipts[0]).toMatchObject({ status: 'given', objectionSaid: true, manner: 'spoken' });
});

test('after saving, the focus is on starting the next call', async () => {
  const { user } = desk;
  await startCall(desk);
  await user.keyboard('nge');
  await waitFor(() => expect(screen.getByLabelText('Service')).toHaveProperty('value', 'ge'));
  await user.keyboard('{Enter}{F7}{F9}');
  await screen.findAllByText(/Saved\./);
  expect(document.activeElement?.textContent).toContain('Start a call');
});
