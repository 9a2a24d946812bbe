import type { GateRule } from './finding';

/** In Wales, and wherever a pack offers Welsh: half a conversation in it would be treating it worse than English. */
const isBilingual = (pack: { nation: string; languages: readonly string[] }): boolean =>
  pack.nation === 'wales' || pack.languages.includes('cy');

const inWales = 'Welsh is treated no less favourably than English (Welsh Language Standards 2015, 1-10).';

export const welshFirst: GateRule = {
  id: 'welsh-first',
  says: inWales,
  severity: 'refuses',
  places: ({ pack }) =>
    pack.nation === 'wales' && (pack.languages[0] !== 'cy' || !pack.languages.includes('en'))
      ? [{ at: ['languages'], todo: 'Offer Welsh first: "cy", then "en".' }]
      : [],
};

export const welshTexts: GateRule = {
  id: 'no-welsh',
  says: inWales,
  severity: 'refuses',
  places: ({ pack, texts }) =>
    isBilingual(pack)
      ? texts
          .filter(({ text }) => !text.cy?.trim() || isCopy(text.en, text.cy))
          .map(({ path }) => ({ at: path, todo: 'Give the Welsh words ("cy").' }))
      : [],
};

/** Two words may be the same in both, a sentence is not. */
const isCopy = (en: string, cy: string): boolean =>
  en.trim() === cy.trim() && en.trim().split(/\s+/).length > 3;

export const noticeLanguages: GateRule = {
  id: 'notice-language',
  says: 'The notice can be had in each language of the conversation (UK GDPR Art 12(1)).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.notices
      .filter(({ languages }) => pack.languages.some((one) => !languages.includes(one)))
      .map(({ id }) => ({ at: ['notices', id, 'languages'], todo: 'Name every language of the pack.' })),
};
