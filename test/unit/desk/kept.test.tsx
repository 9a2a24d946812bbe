// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import { countWords, keptRows } from '../../../renderer/copy/kept-words';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

const kept = memoryVault().state.kept;

test('what is kept is counted in words, one and many', () => {
  expect(countWords({ enquiry: 1, call: 2 })).toBe('1 saved enquiry, 2 calls not finished');
  expect(countWords({})).toBe('nothing');
});

test('what is late comes first and is marked; what has no day yet says when it gets one', () => {
  const rows = keptRows(
    {
      ...kept,
      open: { enquiry: 3, ticket: 2, visit: 1, discard: 1 },
      unsent: { count: 2, since: '2026-11-20T09:00:00.000+00:00', overdue: true },
      days: [{ on: '2026-12-23', counts: { enquiry: 14 } }],
      overdue: [{ on: '2026-11-27', counts: { enquiry: 1 } }],
      held: [
        { reviewOn: '2026-11-27', counts: { enquiry: 1, hold: 1 } },
        { reviewOn: '2027-02-28', counts: { enquiry: 2 } },
      ],
    },
    '2026-11-28',
  );
  expect(rows.map(({ what, until, alarm }) => [what, until, alarm ?? false])).toEqual([
    ['1 saved enquiry', 'since 27 Nov', true],
    ['2 tickets of the queue', 'until the end of today', false],
    ['1 visit, 1 reason for a discarded call', 'gets its day tonight', false],
    ['3 saved enquiries', 'gets its day tonight, or once it is sent', false],
    ['2 of these not sent yet', 'until the CRM has it', true],
    ['14 saved enquiries', 'until 23 Dec', false],
    ['1 saved enquiry, 1 legal hold', 'held until reviewed on 27 Nov', true],
    ['2 saved enquiries', 'held until reviewed on 28 Feb 2027', false],
  ]);
});

test('the page opens from the status line and by its name, and leads back', async () => {
  const vault = memoryVault();
  vault.state.kept = {
    ...kept,
    days: [{ on: '2099-12-23', counts: { enquiry: 14 } }],
    purged: [{ day: '2026-11-27', burnedAt: '2026-11-27T00:00:01.000+00:00', records: 9, mutations: 1 }],
    certificatesWaiting: 2,
  };
  vault.state.status = { ...vault.state.status, nextPurge: { on: '2099-12-23', records: 14 } };
  const copy = { madeOn: '2099-11-23', goneOn: '2099-12-23' };
  const ended = { madeOn: '2020-11-23', goneOn: '2020-12-23' };
  desk = openDesk({ vault, app: { storeCopies: [copy, ended] } });
  await desk.user.click(await screen.findByRole('button', { name: /Next purge/ }));
  await screen.findByRole('heading', { name: 'What is kept on this PC' });
  expect(within(await screen.findByRole('table')).getByText('14 saved enquiries')).toBeTruthy();
  expect(screen.getByText(/9 records and 1 sent copy made unreadable/)).toBeTruthy();
  expect(
    screen.getByText(
      /^A copy of the store .* found damaged on 23 Nov 2099 .* removed on 23 Dec 2099, when the last of its/,
    ),
  ).toBeTruthy();
  expect(screen.queryByText(/2020/)).toBeNull();
  expect(screen.getByText(/^2 of the certificates are not with the CRM yet/)).toBeTruthy();
  await desk.user.click(screen.getByRole('button', { name: /Back to the desk/ }));
  await desk.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk.user.keyboard('what is kept{Enter}');
  expect(await screen.findByRole('heading', { name: 'What is kept on this PC' })).toBeTruthy();
});
