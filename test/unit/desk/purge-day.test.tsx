// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import type { EnquiryLine } from '../../../shared/ipc/vault-contract';
import { builtInPack } from '../../../shared/packs/built-in';
import { londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

const purge = {
  on: '2099-12-23',
  estimated: false,
  period: 'P1M',
  source: 'S3:50',
  assumed: false,
  handOff: false,
};
const line: EnquiryLine = {
  id: crypto.randomUUID(),
  reference: 'K7M-0009-X',
  capturedAt: new Date().toISOString(),
  service: 'Missed bin',
  name: 'Ada Example',
  delivery: 'applied',
  purge,
};
const rule =
  'The copy on this PC becomes unreadable one month after the CRM has taken it. The CRM and the team keep theirs by their own rules. Source: S3:50.';

test('at capture it stands beside the call until when, and on request by which rule, from which source', async () => {
  desk = openDesk();
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}n{/Control}');
  const kept = within(await screen.findByRole('region', { name: 'How long it is kept' }));
  const pack = builtInPack();
  const plan = purgePlan(pack, notPassed, startOfLondonDay(londonDate(Date.now())));
  const day = Number(plan.on.slice(-2));
  expect(
    kept.getByText(
      new RegExp(`until about ${day} \\w{3}( \\d{4})?, one month after it is passed to the CRM`),
    ),
  ).toBeTruthy();
  expect(kept.queryByText(/^Source:/)).toBeNull();
  await desk.user.click(kept.getByRole('button', { name: 'why' }));
  expect(kept.getByText(/becomes unreadable one month after the CRM has taken it/)).toBeTruthy();
  expect(kept.getByText(`Source: ${plan.source}.`)).toBeTruthy();
  expect(kept.getByText(/Assumed for this demonstration/)).toBeTruthy();
});

test('today’s list says of each until which day it is here, about which where it is not certain, and by which rule', async () => {
  const vault = memoryVault();
  vault.state.recent.push(
    line,
    { ...line, id: crypto.randomUUID(), reference: 'K7M-0010-Y', purge: { ...purge, estimated: true } },
    { ...line, id: crypto.randomUUID(), reference: 'K7M-0011-Z', purge: null },
    { ...line, id: crypto.randomUUID(), reference: 'K7M-0012-A', held: true },
  );
  desk = openDesk({ vault });
  const certain = await screen.findByRole('button', {
    name: /K7M-0009-X sent Missed bin here until 23 Dec 2099$/,
  });
  expect(within(certain).getByText('here until 23 Dec 2099').title).toBe(rule);
  expect(
    screen.getByRole('button', { name: /K7M-0010-Y sent Missed bin here until about 23 Dec 2099$/ }),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: /K7M-0011-Z sent Missed bin$/ })).toBeTruthy();
  expect(
    screen.getByRole('button', { name: /K7M-0012-A sent Missed bin held for a legal reason$/ }),
    'the day of one that is held does not count',
  ).toBeTruthy();
  const list = certain.closest('ul');
  const described = document.getElementById(list?.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe(
    'Each is kept on this PC for one month after it is passed on. Source: S3:50.',
  );
});

test('what is found here says until when; of what lies in the CRM alone nothing is said', async () => {
  const vault = memoryVault();
  const hit = { ...line, postcode: null, phone: null };
  vault.state.hits.push(
    { ...hit, where: 'desk' },
    { ...hit, id: crypto.randomUUID(), reference: 'A1B-0001-C', purge: null, where: 'crm' },
  );
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk.user.keyboard('ada');
  const here = await screen.findByRole('option', { name: /K7M-0009-X/ });
  expect(within(here).getByText('here until 23 Dec 2099').title).toBe(rule);
  const there = await screen.findByRole('option', { name: /A1B-0001-C/ });
  expect(within(there).queryByText(/here until/)).toBeNull();
});

test('what is parked stays until the CRM has it, and its rule and source stand there', async () => {
  const vault = memoryVault();
  vault.state.parked.push({
    ...line,
    delivery: 'parked',
    purge: { ...purge, estimated: true },
    opId: crypto.randomUUID(),
    why: { kind: 'rejected', problemType: 'about:blank', crmSays: 'No.', current: null },
    parkedAt: line.capturedAt,
  });
  desk = openDesk({ vault });
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await desk.user.keyboard('refused');
  await screen.findByRole('option', { name: /See what was refused/ });
  await desk.user.keyboard('{Enter}');
  expect(
    await screen.findByText(
      'It stays on this PC until the CRM has it, and one month after that: about 23 Dec 2099, if it went now. Source: S3:50.',
    ),
  ).toBeTruthy();
});
