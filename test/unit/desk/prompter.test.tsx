// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSide } from '../../../renderer/state/side-script';
import { useOpenCall } from '../../../renderer/state/open-call';
import { roleFaults } from '../../../shared/prompter/role-rules';
import { manySidedPack } from './support/many-sided-pack';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';

let desk: OpenDesk;
beforeEach(() => {
  desk = openDesk({ vault: memoryVault({ pack: manySidedPack() }) });
});
afterEach(() => desk.close());

const prompter = (): HTMLElement => screen.getByRole('complementary', { name: 'Say next' });
const says = (text: string | RegExp): HTMLElement => within(prompter()).getByText(text);
const draft = () => useOpenCall.getState().call!.draft;
const keys = (text: string): Promise<void> => desk.user.keyboard(text);

async function begin(more = ''): Promise<void> {
  await screen.findByRole('button', { name: /Start a call/ });
  await keys('{Control>}n{/Control}');
  await screen.findByText('Cymraeg neu Saesneg?');
  if (more) await keys(more);
}

test('the pack of these tests keeps the rules of its roles', () => {
  for (const script of manySidedPack().scripts) expect(roleFaults(script, { anonymous: true })).toEqual([]);
});

describe('the language', () => {
  test('is asked first, in each language, the council’s first one nearest; a letter chooses', async () => {
    await begin();
    expect(says('Welsh or English?').getAttribute('lang')).toBe('en');
    expect(document.activeElement?.textContent).toBe('Cymraeg C');
    await keys('e');
    expect(says('“Hello, West Oxfordshire District Council.”').getAttribute('lang')).toBe('en');
    expect(draft()).toMatchObject({ language: 'en', languages: [{ language: 'en' }] });
  });

  test('changes in the middle of a script with a key or the button, is recorded, and receipts carry the one spoken', async () => {
    await begin('c{F7}');
    expect(says('“Dim ond yr hyn sydd ei angen.”').getAttribute('lang')).toBe('cy');
    await keys('{Control>}g{/Control}');
    expect(says('“I note only what this takes.”')).toBeTruthy();
    await keys('{F7}f');
    await desk.user.click(within(prompter()).getByRole('button', { name: /Cymraeg/ }));
    expect(says('“Gallwch wrthwynebu.”')).toBeTruthy();
    expect(draft().languages.map((l) => l.language)).toEqual(['cy', 'en', 'cy']);
    expect(draft().receipts).toMatchObject([{ status: 'given', language: 'en' }]);
  });
});

describe('a script of several steps', () => {
  test('shows one sentence at a time, with how far it is, and waits for an answer where it asks', async () => {
    await begin('e');
    expect(says('1 of 3')).toBeTruthy();
    await keys('{F7}{F7}');
    expect(says('“May I write it down?”') === document.activeElement).toBe(true);
    expect(within(prompter()).getByRole('button', { name: 'Rather not R' })).toBeTruthy();
    await keys('{F7}');
    expect(says('3 of 3')).toBeTruthy();
    expect(draft().receipts).toEqual([]);
    await keys('f');
    expect(draft().receipts).toHaveLength(1);
    expect(says('“You can object.”')).toBeTruthy();
  });

  test('takes back its last answer, until that has had an effect', async () => {
    await begin('e{F7}{F7}');
    await desk.user.click(within(prompter()).getByRole('button', { name: 'Take the last one back' }));
    expect(says('“I note only what this takes.”')).toBeTruthy();
    await keys('{F7}f');
    expect(within(prompter()).queryByRole('button', { name: 'Take the last one back' })).toBeNull();
    await desk.user.click(within(prompter()).getByRole('button', { name: /opening was not said/ }));
    expect(says('“Hello, West Oxfordshire District Council.”')).toBeTruthy();
    expect(draft()).toMatchObject({ receipts: [], trails: [] });
  });

  test('an answer can make the enquiry anonymous, and a letter in a field never answers', async () => {
    await begin('e{F7}{F7}');
    const service = screen.getByLabelText('Service');
    await desk.user.type(service, 'f');
    expect(says('“May I write it down?”')).toBeTruthy();
    await keys('{F8}r');
    expect(draft().enquiries[0]?.needsPersonalDetails).toBe(false);
    expect(draft().receipts).toEqual([]);
  });
});

describe('what else is said in a call', () => {
  test('the register sentence comes after notice and objection, once, and saving waits for it', async () => {
    await begin('e{F7}{F7}f{F7}y');
    expect(says('“The register may see it.”')).toBeTruthy();
    expect(
      within(prompter()).getByRole('button', { name: 'Say the electoral register sentence' }),
    ).toBeTruthy();
    await keys('{F7}');
    expect(draft().said['electoral']).toBeTruthy();
    await keys('{Control>}e{/Control}');
    await screen.findByRole('heading', { name: /K7M-0002/ });
    await desk.user.click(within(prompter()).getByRole('button', { name: /^Yes/ }));
    expect(within(prompter()).queryByText('“The register may see it.”')).toBeNull();
  });

  test('a service with another notice gets its own, shorter opening and its own receipt; the objection is not said twice', async () => {
    await begin('e{F7}{F7}f{F7}y{F7}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Service')));
    await keys('change{Enter}');
    expect(says(/^“For this, .* has its own notice.”$/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Said F7');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('disabled', true);
    await keys('{F7}');
    expect(draft().receipts.map((r) => r.noticeId)).toEqual(['customer-services', 'council-tax']);
    expect(draft().receipts).toMatchObject([{ objectionSaid: true }, { objectionSaid: true }]);
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('disabled', false);
  });
});

describe('a script beside the order of the call', () => {
  test('takes the place of the step, goes on where it was left, and gives way at its end', async () => {
    await begin('e{F7}{F7}f{F7}y{F7}');
    expect(openSide('refusal', 'details')).toBe(true);
    await screen.findByText('“That is fine.”');
    await keys('{F7}');
    expect(says('“Shall we leave it?”')).toBeTruthy();
    await keys('{Escape}');
    expect(says('What is it about?')).toBeTruthy();
    openSide('refusal', 'details');
    expect(says('“Shall we leave it?”')).toBeTruthy();
    await keys('l');
    expect(says('What is it about?')).toBeTruthy();
    expect(useOpenCall.getState().call?.side).toBeNull();
  });

  test('is not opened where the pack has none, and another enquiry brings the call back', async () => {
    await begin('e{F7}{F7}f{F7}y{F7}');
    expect(openSide('representative', 'call')).toBe(false);
    openSide('refusal', 'details');
    await keys('{Control>}e{/Control}');
    await screen.findByRole('heading', { name: /K7M-0002/ });
    expect(useOpenCall.getState().call?.side).toBeNull();
  });
});
