// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useVisitors } from '../../../renderer/state/visitors';
import { beginShowing } from '../../../renderer/state/customer-screen';
import { leaveCall, useOpenCall } from '../../../renderer/state/open-call';
import { displayShown, type DisplayShown } from '../../../shared/ipc/display-contract';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  beginShowing(null);
  useVisitors.setState({ signIn: null, last: null });
  desk = openDesk({
    vault: memoryVault({ pack: readPack('example-reception-handoff') }),
    app: { display: { at: 'window', allowed: true } },
  });
});
afterEach(() => desk.close());

const keys = (text: string): Promise<void> => desk.user.keyboard(text);
const said = (): DisplayShown[] =>
  desk.asked
    .filter(({ channel }) => channel === 'display:show')
    .map(({ input }) => displayShown.parse(input));
const now = (): DisplayShown | undefined => said().at(-1);
const shows = (state: DisplayShown['state']): Promise<void> =>
  waitFor(() => expect(now()?.state).toBe(state), { timeout: 5000 });
const showId = (): string => {
  const shown = now();
  if (shown?.state !== 'notice') throw new Error('nothing is shown');
  return shown.showId;
};
const touch = (answer: 'read' | 'talk', id = showId()): void =>
  desk.tell('display:answered', { showId: id, answer, language: 'en', at: '2026-11-23T10:42:00.000+00:00' });
const startVisit = async (): Promise<void> => {
  await screen.findByRole('button', { name: /Start a call/ });
  await keys('{Control>}{Shift>}n{/Shift}{/Control}');
  await screen.findByText(/Before I write anything down/);
  await shows('notice');
};
const receipts = () => useOpenCall.getState().call?.draft.receipts ?? [];

test('a visit shows its notice; a call shows nothing; leaving it, nothing again', async () => {
  await screen.findByRole('button', { name: /Start a call/ });
  await shows('idle');
  await keys('{Control>}n{/Control}');
  await waitFor(() => expect(useOpenCall.getState().call?.draft.channel).toBe('phone'));
  expect(said().some(({ state }) => state === 'notice')).toBe(false);
  await keys('{Control>}{Shift>}n{/Shift}{/Control}');
  await shows('notice');
  expect(now()).toMatchObject({
    council: 'Example Reception Council',
    kept: { period: 'P1M', from: 'passed' },
    objection: true,
  });
  leaveCall();
  await shows('idle');
});

test('nothing that was typed ever goes to it', async () => {
  await startVisit();
  touch('read');
  await screen.findByRole('button', { name: /Record it as shown/ });
  await keys('{Control>}j{/Control}y');
  await keys('general{Enter}');
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  await desk.user.type(name, 'Zorah Quillfeather');
  await keys('{Control>}l{/Control}');
  await shows('idle');
  expect(JSON.stringify(said())).not.toMatch(/Zorah|Quillfeather|Z\b/);
});

test('“I have read it” is recorded by the receptionist’s key alone, and only for what is shown now', async () => {
  await startVisit();
  const old = '01935d2e-0000-7000-8000-000000000009';
  touch('read', old);
  await keys('{Control>}j{/Control}');
  expect(receipts()).toEqual([]);
  touch('read');
  await screen.findByText('They touched “I have read it”.', { selector: 'p' });
  expect(receipts(), 'never by itself').toEqual([]);
  await keys('{Control>}j{/Control}');
  expect(receipts()).toMatchObject([
    { status: 'given', manner: 'displayed', objectionSaid: true, language: 'en', secondLayerOffered: 'link' },
  ]);
  await screen.findByText(/Does this need personal details/);
});

test('“Talk to me” stands in the prompter until it was seen', async () => {
  await startVisit();
  touch('talk');
  await screen.findByText('They would like to talk about the notice.', { selector: 'p' });
  await keys('{Control>}j{/Control}');
  expect(receipts()).toEqual([]);
  await desk.user.click(screen.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(document.querySelector('.customer-touched')).toBeNull());
});

test('the screen is idle while the desk is covered or the store is away, and a new showing begins after it', async () => {
  await startVisit();
  const before = showId();
  await keys('{Control>}l{/Control}');
  await shows('idle');
  await keys('{Enter}');
  await shows('notice');
  expect(showId()).not.toBe(before);
  desk.dropVault();
  await shows('idle');
  desk.bringVaultBack();
  await shows('notice');
});

test('it is said again and again, so that silence means that nothing may stay', async () => {
  await startVisit();
  const { length } = said();
  await waitFor(() => expect(said().length).toBeGreaterThan(length + 1), { timeout: 6000 });
  expect(
    new Set(
      said()
        .slice(length)
        .map((s) => JSON.stringify(s)),
    ).size,
  ).toBe(1);
});

test('practice never shows on it', async () => {
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.click(screen.getByRole('button', { name: 'Practise' }));
  await desk.user.click(await screen.findByRole('button', { name: 'Begin practice' }));
  await waitFor(() => expect(useOpenCall.getState().call?.home.practice).toBeTruthy());
  useOpenCall.setState(({ call }) => ({
    call: call && { ...call, draft: { ...call.draft, channel: 'in-person' } },
  }));
  await keys('{Control>}l{/Control}{Enter}');
  expect(said().some(({ state }) => state === 'notice')).toBe(false);
});

test('visitors read their own notice, and the receipt says that they read it there', async () => {
  await screen.findByRole('button', { name: /Start a call/ });
  await keys('{Control>}{Shift>}g{/Shift}{/Control}{F7}');
  await screen.findByText('The notice is on their screen. Let them read it.');
  await shows('notice');
  expect(now()).toMatchObject({ kept: { period: 'P1M', from: 'visited' } });
  touch('read');
  await screen.findByText('They touched “I have read it”.', { selector: 'p' });
  await keys('{Control>}j{/Control}');
  await keys('Ona Fell{Tab}Housing{Enter}');
  await shows('idle');
  expect(desk.vault.state.visits.entries).toMatchObject([
    { receipt: { manner: 'displayed', objectionSaid: true, secondLayerOffered: 'link' } },
  ]);
});

test('where it is off, nothing is said to it at all', async () => {
  desk.become({ display: { at: 'off', allowed: true } });
  await screen.findByRole('button', { name: /Start a call/ });
  const { length } = said();
  await keys('{Control>}{Shift>}n{/Shift}{/Control}');
  await screen.findByText(/Before I write anything down/);
  expect(
    said()
      .slice(length)
      .some(({ state }) => state === 'notice'),
  ).toBe(false);
  expect(screen.queryByText('The notice is on their screen.')).toBeNull();
});
