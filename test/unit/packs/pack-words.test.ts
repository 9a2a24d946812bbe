import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplePacks } from '../../../shared/packs/example-packs';

/**
 * Fingerprints of every six words in a row that the five notices hold. The notices themselves are not part of the
 * project; this is enough to tell whether a sentence was taken from them.
 */
const sixWords = new Set(
  readFileSync(new URL('six-words.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);
const fingerprint = (words: string[]): string =>
  createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 10);

const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’'‘]/g, '')
    .match(/[a-z0-9]+/g) ?? [];

/** Where things stand and what laws are called is the same whoever says it. */
const sameForAll = new Set(['address', 'law']);

function texts(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    sameForAll.has(key) && typeof part === 'string' ? [] : texts(part, `${path} ${key}`),
  );
}

function sixWordsTaken(value: unknown): string[] {
  return texts(value).flatMap(({ path, text }) => {
    const words = plainWords(text);
    return words
      .map((_, i) => words.slice(i, i + 6))
      .filter((six) => six.length === 6 && sixWords.has(fingerprint(six)))
      .map((six) => `${path}: ${six.join(' ')}`);
  });
}

const packs = await Promise.all(examplePacks.map(async ({ id, load }) => ({ id, pack: await load() })));
const countWords = (text: string): number => text.split(/[\s—–]+/).filter(Boolean).length;

describe.each(packs)('the words of $id', ({ pack }) => {
  const spoken = pack.scripts.flatMap(({ id, role, steps }) =>
    steps.flatMap((step) =>
      step.kind === 'say' || step.kind === 'ask'
        ? Object.values(step.text).map((text) => ({ at: `${id} ${step.id}`, role, text }))
        : [],
    ),
  );

  test('are its own: no six of them in a row stand in a notice', () => {
    expect(sixWordsTaken(pack)).toEqual([]);
  });

  test('are at most 60 at a time when they are spoken', () => {
    for (const { at, text } of spoken) expect(countWords(text), at).toBeLessThanOrEqual(60);
  });

  test('are plain when they are spoken: no jargon of the law, and consent asked of nobody', () => {
    for (const { at, text } of spoken)
      expect(text, at).not.toMatch(/consent|GDPR|lawful|processing|data subject/i);
  });

  test('bring up the right to object in the objection alone', () => {
    for (const { at, role, text } of spoken)
      expect(/\bobject\b|g?wrthwyneb/i.test(text), at).toBe(role === 'objection');
  });

  test('have the quotes and apostrophes of good print', () => {
    for (const { path, text } of texts(pack)) expect(text, path).not.toMatch(/['"]/);
  });

  test('offer the whole notice in the opening: a link by phone, a leaflet at the desk', () => {
    for (const { role, channels, steps } of pack.scripts)
      if (role === 'opening')
        for (const step of steps)
          if (step.kind === 'say')
            for (const text of Object.values(step.text))
              expect(text).toMatch(channels.includes('phone') ? /\{link\}/ : /leaflet|[td]aflen/i);
  });
});

test('six words of a notice would be found, also in other letters and signs', () => {
  const taken = { en: 'Ask us ‘HOW LONG’ we keep\nyour information!' };
  expect(sixWordsTaken(taken)).toEqual([' en: how long we keep your information']);
});
