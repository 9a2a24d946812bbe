// @vitest-environment jsdom
import { screen } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { useOpenCall } from '../../../renderer/state/open-call';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());

const notYet = { kind: 'not-enrolled', say: 'This PC has not been set up yet.' };

/** A desk whose CRM has not answered its enrolment yet. */
async function unknownDesk(): Promise<{ isKnown(): void }> {
  desk = openDesk();
  const { state } = desk.vault;
  const known = state.status.desk;
  state.status = { ...state.status, desk: null };
  state.troubles.set('call.start', notYet);
  await screen.findByRole('button', { name: /Start a call/ });
  return {
    isKnown() {
      state.troubles.clear();
      state.status = { ...state.status, desk: known };
      desk.changed('status');
    },
  };
}

test('a key that can start no call yet says why, and starts it by itself as soon as it can', async () => {
  const crm = await unknownDesk();
  await desk.user.keyboard('{Control>}n{/Control}');
  await screen.findByText(/This PC has not been set up yet\. .*starts by itself/, { selector: '.trouble' });
  crm.isKnown();
  await screen.findByText(/you’re speaking to Demo Officer/);
  expect(desk.vault.state.calls.size).toBe(1);
});

test('it starts none for somebody who has gone on to something else', async () => {
  const crm = await unknownDesk();
  await desk.user.keyboard('{Control>}n{/Control}');
  await screen.findByText(/starts by itself/, { selector: '.trouble' });
  await desk.user.keyboard('{Control>}l{/Control}');
  crm.isKnown();
  await expect.poll(() => desk.vault.state.asked.at(-1)).toBe('status.get');
  expect(desk.vault.state.asked.filter((method) => method === 'call.start')).toHaveLength(1);
  expect(useOpenCall.getState().call).toBeNull();
});
