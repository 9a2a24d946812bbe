// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useOpenCall } from '../../../renderer/state/open-call';
import { roleFaults } from '../../../shared/prompter/role-rules';
import { peoplePack } from '../../support/people-pack';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, startCall, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk({ vault: memoryVault({ pack: peoplePack() }) });
});
afterEach(() => desk.close());

const keys = (text: string): Promise<void> => desk.user.keyboard(text);
const call = () => useOpenCall.getState().call!;
const prompter = (): HTMLElement => screen.getByRole('complementary', { name: 'Say next' });
const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });

/** A missed bin with everything but the closing, by keys. */
async function fillMissedBin(): Promise<void> {
  await startCall(desk);
  await keys('{F7}{F7}y');
  await keys('mi{Enter}');
  await keys('12 Madeup Lane{Tab}{Tab} {Tab}{Tab}Avaline Quillworth');
}

test('the scripts of these tests keep the rules of their roles', () => {
  for (const script of peoplePack().scripts) expect(roleFaults(script, { anonymous: true })).toEqual([]);
});

test('a field they would rather not fill in is left out by one key and an answer, and given after all by one press', async () => {
  await fillMissedBin();
  field('Address').focus();
  await keys('{Control>}d{/Control}');
  expect(prompter().textContent).toContain('Without address we can’t send a crew');
  await keys('2');
  expect(call().active).toMatchObject({ refusals: [], values: { address: '12 Madeup Lane' } });
  field('Address').focus();
  await keys('{Control>}d{/Control}1');
  expect(call().active.refusals).toMatchObject([{ item: 'address' }]);
  expect(call().active.values).not.toHaveProperty('address');
  expect(field('Address').disabled).toBe(true);
  expect(await screen.findByText(/^Not given: Address\. Without it we can’t send a crew/)).toBeTruthy();
  await desk.user.click(screen.getByRole('button', { name: 'They give it after all: Address' }));
  expect(call().active).toMatchObject({ refusals: [], outcome: { kind: 'passed' } });
  expectFocusOn(field('Address'));
});

test('all details may be left out at once', async () => {
  await fillMissedBin();
  await desk.user.click(screen.getByRole('button', { name: 'They’d rather not say: all details' }));
  expect(prompter().textContent).toContain('Without your details we can’t');
  await keys('1');
  expect(call().active.refusals).toMatchObject([{ item: 'details' }]);
  expect(Object.keys(call().active.values).sort()).toEqual(['bin', 'missedOn']);
});

test('they may go on without any name instead: what was typed is taken out only once that is confirmed', async () => {
  await fillMissedBin();
  await keys('{Control>}d{/Control}3');
  expect(call().active.needsPersonalDetails).toBe(true);
  await desk.user.click(await screen.findByRole('button', { name: 'Take it out' }));
  expect(call()).toMatchObject({ side: null, active: { needsPersonalDetails: false } });
  expect(Object.keys(call().active.values).sort()).toEqual(['bin', 'missedOn']);
});

test('listening is not disclosing: a plain line stays until a proof was seen, and comes back without it', async () => {
  await fillMissedBin();
  await keys('{Control>}b{/Control}');
  const line = 'You may listen and write down. Tell them nothing about Avaline Quillworth.';
  expect(prompter().textContent).toContain('Before I share anything about Avaline Quillworth');
  expect(prompter().textContent).toContain(line);
  await keys('{F7}2');
  const form = screen.getByRole('region', { name: 'Speaking for them' });
  await desk.user.click(within(form).getByRole('radio', { name: 'Court order' }));
  expect(prompter().textContent).not.toContain(line);
  expect(call().draft.representative).toMatchObject({ typeId: 'attorney', proof: 'Court order' });
  await desk.user.click(within(form).getByRole('radio', { name: 'Family or friend' }));
  expect(prompter().textContent).toContain(line);
  await desk.user.click(within(form).getByRole('button', { name: 'Nobody speaks for them' }));
  expect(call().draft.representative).toBeNull();
  expect(prompter().textContent).not.toContain(line);
});

test('an optional question can’t be asked before the enquiry is written', async () => {
  await startCall(desk);
  await keys('{F7}{F7}y{Control>}o{/Control}');
  expect(call().side).toBeNull();
  await keys('mi{Enter}{Control>}o{/Control}');
  expect(call().side).toBeNull();
  expect(within(prompter()).queryByRole('heading', { name: 'One optional question' })).toBeNull();
  expect(call().draft.consents).toEqual([]);
});

test('an optional question is only offered: the closing goes on without it, and no answer to it is nearer than the other', async () => {
  await fillMissedBin();
  expect(within(prompter()).getByRole('heading', { name: 'One optional question' })).toBeTruthy();
  expect(call().step.kind).toBe('closing');
  await keys('{Control>}o{/Control}');
  const yes = within(prompter()).getByRole('button', { name: 'Yes Y' });
  const no = within(prompter()).getByRole('button', { name: 'No N' });
  expect(yes.className).toBe(no.className);
  expect([yes, no]).not.toContain(document.activeElement);
  await keys('n');
  expect(call().draft.consents).toMatchObject([{ purposeId: 'follow-up', answer: 'refused' }]);
  expect(within(prompter()).queryByRole('heading', { name: 'One optional question' })).toBeNull();
  expect(call().step.kind).toBe('closing');
  await keys('{F7}{F9}');
  await screen.findAllByText(/^Saved\./);
  expect(desk.vault.state.saved).toHaveLength(1);
});
