import { expect, type Page } from '@playwright/test';
import type { Channel, Language } from '../../../shared/domain/primitives';
import type { PackService } from '../../../shared/packs/schema/service';
import { madeUpCaller } from './take-call';

/** What the prompter has in front: its sentence, in quotation marks where it is said, and the keys that answer it. */
type Front = { text: string; language: string; keys: string[] };

/** What was said to the person: each sentence and its language. */
export type Spoken = { text: string; language: string };

const SAID = 'F7';
const MOST_STEPS = 60;

/** By a field's id; one that is not named here and not asked by its kind is left as it is. */
export type Answers = Readonly<Record<string, string>>;
const usual: Answers = {
  name: madeUpCaller.name,
  phone: madeUpCaller.phone,
  address: '12 Made-up Lane',
  postcode: 'OX28 1NB',
  oldAddress: '3 Former Street',
  movedOn: '2 Mar',
  missedOn: '2 Mar',
  happenedOn: '2 Mar',
  place: 'Behind the bus shelter',
  what: 'A mattress and two chairs',
  incident: 'A loose paving stone',
  site: 'The old dairy',
  plan: 'A garden wall',
  about: 'Nobody rang back',
  items: 'A sofa and two chairs',
  registration: 'AB12 CDE',
};
const NOTE = 'They are at home in the mornings';

export function prompterFront(page: Page): Promise<Front> {
  return page.evaluate(() => {
    const line = document.querySelector('#prompt-line');
    const keys = [...document.querySelectorAll('.prompt .answers kbd')];
    return {
      text: line?.textContent ?? '',
      language: line?.getAttribute('lang') ?? '',
      keys: keys.map((key) => key.textContent ?? ''),
    };
  });
}

/** Presses a key that answers what is in front, and waits until something else is there. */
export async function answerFront(page: Page, key: string): Promise<Front> {
  const before = await prompterFront(page);
  await page.keyboard.press(key);
  await expect.poll(() => prompterFront(page), `something else in front after ${key}`).not.toEqual(before);
  return before;
}

/** Marks sentence after sentence as said, until something else than a sentence is in front. */
export async function sayThrough(page: Page): Promise<Spoken[]> {
  const spoken: Spoken[] = [];
  while ((await prompterFront(page)).keys.includes(SAID)) {
    const { text, language } = await answerFront(page, SAID);
    expect(text, 'a sentence with every gap filled').not.toMatch(/\{\w+\}/);
    spoken.push({ text, language });
    expect(spoken.length).toBeLessThan(MOST_STEPS);
  }
  return spoken;
}

export type Begun = { channel: Channel; language: Language; service: PackService };

/** From the key that starts it to the form of a service, by keyboard alone. */
export async function openForm(page: Page, { channel, language, service }: Begun): Promise<Spoken[]> {
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press(channel === 'phone' ? 'Control+n' : 'Control+Shift+N');
  await page.locator('#prompt-line').waitFor();
  const { keys } = await prompterFront(page);
  if (!keys.includes(SAID)) await answerFront(page, language === 'cy' ? 'c' : 'e');
  const spoken = await sayThrough(page);
  expect((await prompterFront(page)).keys, 'whether it needs personal details').toContain('Y');
  await answerFront(page, 'y');
  spoken.push(...(await sayThrough(page)));
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type(service.name);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  return [...spoken, ...(await sayThrough(page))];
}

type InFocus = { place: string; kind: 'text' | 'choice' | 'other'; isEmpty: boolean };

function inFocus(page: Page): Promise<InFocus> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const held = at?.closest('[data-place]');
    const place = held?.getAttribute('data-place') ?? '';
    if (at instanceof HTMLInputElement && at.type === 'radio')
      return { place, kind: 'choice' as const, isEmpty: !held?.querySelector('input:checked') };
    const isText = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
    return {
      place,
      kind: isText ? ('text' as const) : ('other' as const),
      isEmpty: isText && at.value === '',
    };
  });
}

/**
 * Goes down the form with Tab, from the field in focus to the note, and fills in what is empty. Where a field has its
 * reason said first, `reason` answers it; resolves with what was said so.
 */
export async function fillForm(page: Page, more: Answers = {}, reason: 'y' | 'n' = 'y'): Promise<Spoken[]> {
  const answers = { ...usual, ...more };
  const reasons: Spoken[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { place, kind, isEmpty } = await inFocus(page);
    if (place === 'note') {
      await page.keyboard.type(NOTE);
      return reasons;
    }
    if (place === 'prompter') {
      const { text, language } = await answerFront(page, reason);
      reasons.push({ text, language });
      continue;
    }
    if (kind === 'choice' && isEmpty) await page.keyboard.press('Space');
    const answer = answers[place.replace(/^field-/, '')];
    if (kind === 'text' && isEmpty && answer !== undefined) await page.keyboard.type(answer);
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to the note');
}

/** Says the closing and saves. Resolves with the references once the desk has said that they are saved. */
export async function closeAndSave(page: Page): Promise<{ references: string[]; spoken: Spoken[] }> {
  const spoken = await sayThrough(page);
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  const saved = page.getByText(/Saved\. \w{3}-\w{4}-\w/).first();
  await saved.waitFor();
  return { references: (await saved.textContent())?.match(/\w{3}-\w{4}-\w/g) ?? [], spoken };
}

export type Walk = Begun & {
  answers?: Answers;
  /** With the closing sentence in front and the form filled. */
  atClosing?: () => Promise<void>;
};

/** A whole call by keyboard alone, with any pack: it reads what is in front and answers that. */
export async function walkCall(
  page: Page,
  { answers, atClosing, ...begun }: Walk,
): Promise<{ reference: string; spoken: Spoken[] }> {
  const before = await openForm(page, begun);
  before.push(...(await fillForm(page, answers)));
  const closing = await prompterFront(page);
  expect(closing.keys, `the closing is next, not “${closing.text}”`).toContain(SAID);
  await atClosing?.();
  const { references, spoken } = await closeAndSave(page);
  expect(references).toHaveLength(1);
  const [reference = ''] = references;
  expect(closing.text, 'the closing names the reference').toContain(reference);
  return { reference, spoken: [...before, ...spoken] };
}
