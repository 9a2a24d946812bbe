// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { endCheckInNotice } from '../../../renderer/state/check-in-notice';
import { beginShowing } from '../../../renderer/state/customer-screen';
import type { AppState } from '../../../shared/ipc/contract';
import { displayShown, type DisplayShown } from '../../../shared/ipc/display-contract';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
afterEach(() => desk.close());

const withScreen: Partial<AppState> = { display: { at: 'window', allowed: true } };

/** Up to “With a name”, at a desk with or without a customer's screen. */
async function namedCheckIn(app: Partial<AppState> = withScreen): Promise<void> {
  beginShowing(null);
  endCheckInNotice();
  desk = openDesk({ vault: memoryVault({ pack: readPack('example-reception-handoff') }), app });
  await screen.findByRole('region', { name: 'Queue' });
  await desk.user.keyboard('{F2}');
  await desk.user.click(await screen.findByRole('button', { name: 'With a name' }));
}

const now = (): DisplayShown | undefined =>
  desk.asked
    .filter(({ channel }) => channel === 'display:show')
    .map(({ input }) => displayShown.parse(input))
    .at(-1);
const shows = (state: DisplayShown['state']): Promise<void> =>
  waitFor(() => expect(now()?.state).toBe(state), { timeout: 5000 });
function touch(answer: 'read' | 'talk'): void {
  const shown = now();
  if (shown?.state !== 'notice') throw new Error('nothing is shown');
  desk.tell('display:answered', {
    showId: shown.showId,
    answer,
    language: 'en',
    at: '2026-11-23T10:42:00.000+00:00',
  });
}
const press = async (name: string): Promise<void> =>
  desk.user.click(await screen.findByRole('button', { name }));
const facts = () => desk.vault.queue.tickets[0]?.facts;

test('the notice is shown on the customer’s screen, read there, and one key of the receptionist opens the name', async () => {
  await namedCheckIn();
  await shows('idle');
  await desk.user.keyboard('{Enter}');
  await shows('notice');
  expect(now()).toMatchObject({ objection: true, kept: { from: 'passed' } });
  expect(screen.queryByLabelText(/Name to call out/), 'shown is not yet read').toBeNull();
  touch('read');
  await screen.findByText('They touched “I have read it”.', { selector: 'p' });
  expect(screen.queryByLabelText(/Name to call out/), 'never by the screen alone').toBeNull();
  expectFocusOn(screen.getByRole('button', { name: 'Record it as shown' }));
  await desk.user.keyboard('{Enter}');
  expectFocusOn(await screen.findByLabelText(/Name to call out/));
  await shows('idle');
  await desk.user.keyboard('Zorah{Enter}');
  await waitFor(() =>
    expect(facts()).toMatchObject({
      name: 'Zorah',
      shownOn: 'customer-screen',
      receipt: { manner: 'displayed', objectionSaid: true, secondLayerOffered: 'link' },
    }),
  );
});

test('seen on the screen but not touched, the objection is still to be said', async () => {
  await namedCheckIn();
  await press('Show it on their screen');
  await shows('notice');
  touch('talk');
  await screen.findByText('They would like to talk about the notice.', { selector: 'p' });
  await press('They have seen it');
  await screen.findByLabelText(/Name to call out/);
  await desk.user.keyboard('Zorah{Enter}');
  await waitFor(() =>
    expect(facts()).toMatchObject({ shownOn: 'customer-screen', receipt: { objectionSaid: false } }),
  );
});

test('with a screen open the desk’s sign stays the other way', async () => {
  await namedCheckIn();
  await press('They have seen it on the desk');
  await screen.findByLabelText(/Name to call out/);
  await desk.user.keyboard('Zorah{Enter}');
  await waitFor(() => expect(facts()).toMatchObject({ shownOn: 'desk-sign' }));
  expect(now()?.state).toBe('idle');
});

test('without a screen there is the desk’s sign alone; turned off meanwhile, the screen is offered no more', async () => {
  await namedCheckIn({});
  await screen.findByRole('button', { name: 'They have seen it' });
  expect(screen.queryByRole('button', { name: 'Show it on their screen' })).toBeNull();
  desk.close();

  await namedCheckIn();
  await press('Show it on their screen');
  await shows('notice');
  desk.become({ display: { at: 'off', allowed: true } });
  await screen.findByText(/Point to the notice on the desk first/);
  await press('They have seen it');
  await screen.findByLabelText(/Name to call out/);
  await desk.user.keyboard('Zorah{Enter}');
  await waitFor(() => expect(facts()).toMatchObject({ shownOn: 'desk-sign' }));
});

test('a check-in that is left takes the notice off the screen, and the next one begins anew', async () => {
  await namedCheckIn();
  await press('Show it on their screen');
  await shows('notice');
  await desk.user.keyboard('{Escape}');
  await shows('idle');
  await desk.user.keyboard('{F2}');
  await press('With a name');
  await screen.findByRole('button', { name: 'Show it on their screen' });
});
