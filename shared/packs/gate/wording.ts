import type { GateRule } from './finding';
import { filledIn } from './placeholders';
import { plain, readOut, scriptWordings, wordings } from './spoken';

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

/** A gap that nothing fills would be read out as it stands. */
export const placeholder: GateRule = {
  id: 'unfilled-gap',
  says: 'Each {placeholder} is one that the prompter fills, in scripts only.',
  severity: 'refuses',
  places: ({ texts }) =>
    texts
      .flatMap(({ path, text }) => wordings(path, text))
      .filter(({ at, words }) => {
        const filled = at[0] === 'scripts' ? words.replace(/\{([a-zA-Z]+)\}/g, blank) : words;
        return /[{}]/.test(filled);
      })
      .map(({ at }) => ({
        at,
        todo:
          at[0] === 'scripts'
            ? `Use one of these: ${filledIn.map((name) => `{${name}}`).join(' ')}.`
            : 'Write the words out: only a script has gaps that are filled.',
      })),
};

const blank = (whole: string, name: string): string => (filledIn.some((one) => one === name) ? '' : whole);
