/** What the prompter fills in (`renderer/copy/script-words.ts`). */
export const filledIn = [
  'council',
  'officer',
  'link',
  'period',
  'reference',
  'team',
  'by',
  'dpo',
  'regulator',
] as const;
