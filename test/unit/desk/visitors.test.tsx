// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useVisitors } from '../../../renderer/state/visitors';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { readPack } from '../../support/read-pack';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
const begin = (more: Partial<CouncilPack['visitors']> = {}): void => {
  const pack = readPack('example-reception-handoff');
  desk = openDesk({ vault: memoryVault({ pack: { ...pack, visitors: { ...pack.visitors, ...more } } }) });
};
beforeEach(() =>
  useVisitors.setState({ signIn: null, last: null, badge: null, badgeSays: null, roll: null }),
);
afterEach(() => desk.close());

const keys = (text: string): Promise<void> => desk.user.keyboard(text);
const visits = () => desk.vault.state.visits;
const showVisitors = async (): Promise<void> => {
  await screen.findByRole('button', { name: /Start a call/ });
  await keys('{Control>}{Shift>}g{/Shift}{/Control}');
  await screen.findByRole('heading', { name: 'Visitors in the building' });
};
const signIn = async (name: string, host: string): Promise<void> => {
  await keys('{F7}');
  await screen.findByText(/turn the sign to them/);
  await keys('{F7}{F7}');
  await keys(`${name}{Tab}${host}{Enter}`);
  await screen.findByText(new RegExp(`${name} is signed in with badge`), { selector: 'p' });
};

test('a visitor is signed in by keys alone: the notice, the objection, then who they are', async () => {
  begin();
  await showVisitors();
  expect(screen.queryByRole('textbox', { name: /name/i })).toBeNull();
  await keys('{F7}');
  await screen.findByText(/turn the sign to them, or hand them the leaflet/);
  expect(screen.queryByRole('textbox', { name: /name/i }), 'nothing is typed before the notice').toBeNull();
  await keys('{F7}');
  await screen.findByText(/you can object to this use/);
  expect(screen.queryByRole('textbox', { name: /name/i })).toBeNull();
  await keys('{F7}');
  expectFocusOn(screen.getByRole('textbox', { name: 'Visitor’s name' }));
  await keys('Zorah Quillfeather{Tab}{Enter}');
  expect(visits().entries, 'whom they visit is needed').toEqual([]);
  expectFocusOn(screen.getByRole('textbox', { name: 'Visiting' }));
  await keys('Planning{F9}');
  await screen.findByText('Zorah Quillfeather is signed in with badge 1.', { selector: 'p' });
  expect(visits().entries).toMatchObject([
    {
      name: 'Zorah Quillfeather',
      host: 'Planning',
      company: null,
      car: null,
      receipt: { status: 'given', manner: 'displayed', objectionSaid: true, secondLayerOffered: 'leaflet' },
    },
  ]);
  expect(screen.getByText(/Please tell Planning yourself: no e-mail is sent/)).toBeTruthy();
  await desk.user.click(screen.getAllByRole('button', { name: 'Host told' })[0]!);
  await waitFor(() => expect(visits().inBuilding[0]?.hostTold).toBe('told'));
});

test('what is too long says how much goes, at once, and F9 leads to it; nothing typed is lost', async () => {
  begin();
  await showVisitors();
  await keys('{F7}');
  await screen.findByText(/turn the sign to them/);
  await keys('{F7}{F7}');
  await keys('Zorah{Tab}Planning{Tab}');
  const company = screen.getByRole('textbox', { name: 'From (company or team)' });
  await desk.user.paste('x'.repeat(10_000));
  expect(screen.getByText(/120 characters at most for each/)).toBeTruthy();
  screen.getByRole('textbox', { name: 'Visitor’s name' }).focus();
  await keys('{F9}');
  expectFocusOn(company);
  expect(visits().entries).toEqual([]);
  expect(company).toHaveProperty('value', 'x'.repeat(10_000));
});

test('who is signed out by keyboard leaves the focus at the head of the list, not nowhere', async () => {
  begin();
  await showVisitors();
  await signIn('Ona Fell', 'Housing');
  screen.getByRole('button', { name: /^Sign out/ }).focus();
  await keys('{Enter}');
  await screen.findByText('Left today');
  await waitFor(() => expectFocusOn(screen.getByRole('heading', { name: 'Visitors in the building' })));
});

test('each is signed out by one key, and comes back with one press', async () => {
  begin();
  await showVisitors();
  await signIn('Ona Fell', 'Housing');
  await signIn('Ib Sorrelwick', 'Parking');
  await screen.findByText('In the building: 2 visitors');
  await keys('{Control>}2{/Control}');
  await screen.findByText('In the building: one visitor');
  expect(visits().leftToday.map(({ name }) => name)).toEqual(['Ib Sorrelwick']);
  await keys('{Control>}7{/Control}');
  expect(document.querySelector('[data-announcer]')?.textContent).toBe(
    'No visitor in the building wears badge 7.',
  );
  await desk.user.click(screen.getByRole('button', { name: 'Ib Sorrelwick is still here' }));
  await screen.findByText('In the building: 2 visitors');
});

test('the host’s address and the car are asked for only where they are of use', async () => {
  begin({ asksCar: true });
  visits().canMail = true;
  await showVisitors();
  await keys('{F7}{F7}{F7}');
  await keys('Ona Fell{Tab}Ann{Tab}Fernhollow{Tab}ann@council{Tab}AB12 CDE');
  expect(await screen.findByText('That does not look like an e-mail address.')).toBeTruthy();
  await desk.user.type(screen.getByRole('textbox', { name: /Host’s e-mail/ }), '.example');
  await keys('{F9}');
  await screen.findByText('An e-mail to Ann is on its way.');
  expect(visits().entries).toMatchObject([
    { company: 'Fernhollow', hostEmail: 'ann@council.example', car: 'AB12 CDE' },
  ]);
});

test('the roll comes with one key from everywhere: in a call, over a dialog, covered', async () => {
  begin();
  await showVisitors();
  await signIn('Ona Fell', 'Housing');
  await keys('{Escape}');
  const roll = () => screen.findByRole('dialog', { name: 'Evacuation roll' });
  const press = () => keys('{Control>}{Shift>}e{/Shift}{/Control}');
  const shows = async (): Promise<void> => {
    expect((await within(await roll()).findAllByText('Ona Fell')).length).toBeGreaterThan(0);
    await keys('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Evacuation roll' })).toBeNull());
  };
  await press();
  await shows();
  await keys('{Control>}n{/Control}');
  await screen.findByText(/you’re speaking to|You’re speaking to|recorded/i, { selector: '#prompt-line' });
  await press();
  await shows();
  await keys('{F1}');
  await screen.findByRole('dialog', { name: /keys/i });
  await press();
  await shows();
  await keys('{Escape}');
  await keys('{Control>}l{/Control}');
  await screen.findByRole('heading', { name: 'Covered' });
  await press();
  await shows();
  expect(desk.asked.filter(({ channel }) => channel === 'print:sheet')).toHaveLength(4);
});

test('where the store does not answer, the roll shows what it knew last and says so', async () => {
  begin();
  await showVisitors();
  await signIn('Ona Fell', 'Housing');
  desk.vault.state.troubles.set('visit.list', { kind: 'full', say: 'No room.' });
  await keys('{Control>}{Shift>}e{/Shift}{/Control}');
  const roll = await screen.findByRole('dialog', { name: 'Evacuation roll' });
  expect(await within(roll).findByText(/As it was at \d\d:\d\d/)).toBeTruthy();
  expect(within(roll).getByText('Ona Fell')).toBeTruthy();
});

test('who was signed out by the clock stands apart on the roll', async () => {
  begin();
  await screen.findByRole('button', { name: /Start a call/ });
  const at = new Date().toISOString().replace('Z', '+00:00');
  const visit = {
    company: null,
    car: null,
    host: 'Housing',
    arrivedAt: at,
    hostTold: 'told',
    goneOn: '2999-01-01',
  } as const;
  visits().leftToday = [
    { ...visit, id: 'a', badge: 1, name: 'Ona Fell', left: { at, how: 'closing' } },
    { ...visit, id: 'b', badge: 2, name: 'Ib Sorrelwick', left: { at, how: 'desk' } },
  ];
  await keys('{Control>}{Shift>}e{/Shift}{/Control}');
  const roll = await screen.findByRole('dialog', { name: 'Evacuation roll' });
  const table = await within(roll).findByRole('table', { name: /nobody saw them leave/ });
  expect(within(table).getByText('Ona Fell')).toBeTruthy();
  expect(within(roll).queryByText('Ib Sorrelwick'), 'seen to leave').toBeNull();
});

test('where the council keeps no visitors there is no form and no list, and the roll says so', async () => {
  begin({ enabled: false });
  await showVisitors();
  await screen.findByText('This council keeps no list of visitors on its desks.');
  await keys('{F7}');
  expect(useVisitors.getState().signIn).toBeNull();
  await keys('{Control>}{Shift>}e{/Shift}{/Control}');
  const roll = await screen.findByRole('dialog', { name: 'Evacuation roll' });
  expect(within(roll).getByText('This council keeps no list of visitors on its desks.')).toBeTruthy();
  expect(desk.asked.filter(({ channel }) => channel === 'print:sheet')).toEqual([]);
});

test('a badge is laid out for paper alone, and what came of printing is said', async () => {
  begin();
  await showVisitors();
  await signIn('Ona Fell', 'Housing');
  await desk.user.click(screen.getByRole('button', { name: 'Print badge' }));
  await screen.findByText('This PC has no printer, so nothing was printed.', { selector: 'p' });
  expect(visits().printed, 'nothing was, so nothing is on record').toEqual([]);
  expect(desk.asked.filter(({ channel }) => channel === 'print:sheet')).toMatchObject([
    { input: { what: 'badge' } },
  ]);
});
