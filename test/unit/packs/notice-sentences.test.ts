import fs from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => fs.readFileSync(new URL(path, root), 'utf8');
const readme = read('shared/packs/README.md');
const rows = readme
  .slice(readme.indexOf('## Sentences of the notices'))
  .split('\n')
  .filter((line) => /^\| S\d /.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\|\s*|\s*\|$/g, '').trim()));
const proofs = rows.flatMap(([, , , proof = '']) =>
  [...proof.matchAll(/`([^`]+)` › “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title })),
);

/** How many sentences of each notice say must, and how many never. */
const clauses: Record<string, [must: number, never: number]> = {
  S0: [8, 3],
  S1: [5, 3],
  S2: [4, 3],
  S3: [8, 3],
  S4: [7, 3],
};

describe('the table of the notices’ sentences', () => {
  test('has a row for each must and each never, with a test that keeps it or a plain word that it comes later', () => {
    for (const [notice, counts] of Object.entries(clauses))
      expect(
        ['must', 'never'].map(
          (word) => rows.filter(([from, says]) => from === notice && says === word).length,
        ),
        notice,
      ).toEqual(counts);
    for (const [notice, , sentence, proof] of rows)
      expect(proof, `${notice} ${sentence}`).toMatch(/^`[^`]+` › “|later: [a-z]/);
  });

  test.each(proofs)('names a test that is there: $file, $title', ({ file, title }) => {
    const text = read(`test/${file}`);
    const named = ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote},`));
    expect(named, title).toBe(true);
    expect(text, 'every test of the file runs').not.toMatch(
      /\b(test|it|describe)\.(skip|todo|only|fixme|fails)\b/,
    );
  });
});
