// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { dayLines, type DayFacts } from '../../../renderer/copy/day-sheet-words';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

const today = '2026-11-28';
const { kept, status } = memoryVault().state;
const well: DayFacts = { status, kept, calls: 0, toEnter: 0, visitors: 0 };
const lookAt = (facts: DayFacts): string[] =>
  dayLines(facts, today)
    .filter(({ fine }) => !fine)
    .map(({ check }) => check);

test('a desk where all is well needs no look', () => {
  expect(lookAt(well)).toEqual([]);
  expect(dayLines(well, today)).toHaveLength(10);
  expect(dayLines({ ...well, visitors: null }, today), 'where none are kept').toHaveLength(9);
});

test('each thing that is not well is named, and no other', () => {
  const connectivity = { ...status.connectivity, state: 'offline' as const };
  const outbox = { ...status.outbox, queued: 2, oldestUnsentAt: '2026-11-27T16:00:00.000+00:00' };
  expect(lookAt({ ...well, status: { ...status, connectivity } })).toEqual(['connection']);
  expect(lookAt({ ...well, status: { ...status, pack: { ...status.pack, expired: true } } })).toEqual([
    'pack',
  ]);
  expect(lookAt({ ...well, status: { ...status, outbox } })).toEqual(['unsent']);
  expect(lookAt({ ...well, status: { ...status, outbox: { ...status.outbox, parked: 1 } } })).toEqual([
    'parked',
  ]);
  expect(lookAt({ ...well, calls: 1 })).toEqual(['calls']);
  expect(lookAt({ ...well, toEnter: 1 })).toEqual(['to-enter']);
  expect(lookAt({ ...well, visitors: 2 })).toEqual(['visitors']);
  expect(lookAt({ ...well, kept: { ...kept, overdue: [{ on: today, counts: { enquiry: 1 } }] } })).toEqual([
    'purge',
  ]);
  expect(lookAt({ ...well, status: { ...status, clockAheadMs: 660_000 } })).toEqual(['clock']);
  expect(lookAt({ ...well, status: { ...status, storage: { persistent: false, full: false } } })).toEqual([
    'storage',
  ]);
});

test('what waits since this morning only goes by itself', () => {
  const outbox = { ...status.outbox, queued: 2, oldestUnsentAt: '2026-11-28T08:00:00.000+00:00' };
  expect(lookAt({ ...well, status: { ...status, outbox } })).toEqual([]);
});

test('the sheet says what to look at, and that somebody looked is recorded', async () => {
  const vault = memoryVault();
  vault.state.status = { ...vault.state.status, outbox: { ...vault.state.status.outbox, parked: 2 } };
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk.user.keyboard('day sheet{Enter}');
  await screen.findByRole('heading', { name: 'Day sheet' });
  const line = (await screen.findByText('Refused by the CRM or the mail server')).closest(
    'li',
  ) as HTMLElement;
  expect(within(line).getByText(/needs a look/)).toBeTruthy();
  expect(screen.getByText('Nothing recorded yet today.')).toBeTruthy();
  await desk.user.click(screen.getByRole('button', { name: 'Opening check done' }));
  expect(vault.state.checked).toMatchObject([{ part: 'opening', attention: ['parked'] }]);
  await desk.user.click(within(line).getByRole('button', { name: 'Look at them' }));
  expect(await screen.findByRole('heading', { name: /^Refused: these were not taken/i })).toBeTruthy();
});
