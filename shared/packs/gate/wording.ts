import { placeholders, unfilledIn } from '../../prompter/placeholders';
import type { Script, ScriptRole } from '../schema/script';
import type { Text } from '../schema/text';
import type { GateRule } from './finding';
import { plain, readOut, scriptWordings } from './spoken';

const MOST_WORDS = 60;
const countWords = (words: string): number => words.split(/[\s—–]+/).filter(Boolean).length;

export const scriptLength: GateRule = {
  id: 'script-too-long',
  says: 'What is said in one breath has at most 60 words (law-and-guidance, spoken scripts).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.scripts
      .flatMap(scriptWordings)
      .filter(({ words }) => countWords(words) > MOST_WORDS)
      .map(({ at, words }) => ({ at, todo: `Shorten it: it has ${countWords(words)} words.` })),
};

/** With the mutations of Welsh: cydsyniad, gydsyniad, chydsyniad, nghydsyniad; caniatâd alike. */
const consent = /consent|(?:c|g|ch|ngh)ydsyni|(?:c|g|ch|ngh)aniata/i;

export const consentWord: GateRule = {
  id: 'consent-word',
  says: 'Consent is asked for an optional purpose and spoken of nowhere else (ICO; S2:50).',
  severity: 'refuses',
  places({ pack }) {
    const scripts = pack.scripts.filter(({ role }) => role !== 'consent');
    const labels = scripts.flatMap(({ id, steps }) =>
      steps.flatMap((step) =>
        step.kind === 'ask'
          ? step.answers.map((answer) => ({
              at: ['scripts', id, 'steps', step.id, 'answers', answer.id],
              words: answer.label,
            }))
          : [],
      ),
    );
    return [...scripts.flatMap(scriptWordings), ...labels, ...readOut(pack)]
      .filter(({ words }) => consent.test(plain(words)))
      .map(({ at }) => ({ at, todo: 'Say what will be done and why, without asking for consent.' }));
  },
};

const braces = (text: Text): boolean => /[{}]/.test(`${text.en}${text.cy ?? ''}`);
/** A brace that belongs to no pair is read out as it stands. */
const strayBrace = ({ en, cy = '' }: Text): boolean => /[{}]/.test(`${en} ${cy}`.replace(/\{[^{}]*\}/g, ''));

function unfilledSteps(script: Script): string[] {
  const stray = script.steps.filter((step) => 'text' in step && strayBrace(step.text)).map(({ id }) => id);
  return [...new Set([...unfilledIn(script).map(({ stepId }) => stepId), ...stray])];
}

function filledFor(role: ScriptRole): string {
  const all: [string, { roles: readonly ScriptRole[] | 'all' }][] = Object.entries(placeholders);
  return all
    .filter(([, { roles }]) => roles === 'all' || roles.includes(role))
    .map(([name]) => `{${name}}`)
    .join(' ');
}

/** A gap that nothing fills would be read out as it stands. */
export const placeholder: GateRule = {
  id: 'unfilled-gap',
  says: 'Each {placeholder} is one that the prompter fills, and stands in a script.',
  severity: 'refuses',
  places: ({ pack, texts }) => [
    ...pack.scripts.flatMap((script) =>
      unfilledSteps(script).map((stepId) => ({
        at: ['scripts', script.id, 'steps', stepId, 'text'],
        todo: `Use only these: ${filledFor(script.role)}.`,
      })),
    ),
    ...texts
      .filter(({ path, text }) => path[0] !== 'scripts' && braces(text))
      .map(({ path }) => ({
        at: path,
        todo: 'Write the words out: only a script has gaps that are filled.',
      })),
  ],
};
