import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintReference, readReference, REFERENCE_NUMBERS } from '../../../shared/domain/reference';
import { anyText } from '../../support/any-text';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sign = fc.constantFrom(...signs);
const deskCode = fc.tuple(sign, sign, sign).map((all) => all.join(''));
const minted = fc.tuple(deskCode, fc.nat(REFERENCE_NUMBERS - 1)).map(([code, n]) => mintReference(code, n));

describe('a reference', () => {
  test('is three signs, four signs and a check sign, none of them I, L, O or U', () => {
    fc.assert(
      fc.property(minted, (text) =>
        /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/.test(text),
      ),
    );
    expect(mintReference('K7M', 0)).toBe('K7M-0000-9');
  });

  test('is different for every number of a desk', () => {
    fc.assert(
      fc.property(
        deskCode,
        fc.nat(REFERENCE_NUMBERS - 1),
        fc.nat(REFERENCE_NUMBERS - 1),
        (code, a, b) => (mintReference(code, a) === mintReference(code, b)) === (a === b),
      ),
    );
  });

  test('is read back however it is written down', () => {
    const written = fc.tuple(
      minted,
      fc.constantFrom('', ' ', '-', '–', ' - '),
      fc.boolean(),
      fc.constantFrom('1', 'I', 'l', 'L'),
      fc.constantFrom('0', 'O', 'o'),
    );
    fc.assert(
      fc.property(written, ([text, gap, small, one, nought]) => {
        const said = text.replaceAll('-', gap).replaceAll('1', one).replaceAll('0', nought);
        expect(readReference(small ? said.toLowerCase() : said)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('with any one sign wrong is no reference', () => {
    fc.assert(
      fc.property(minted, (text) => {
        for (let at = 0; at < text.length; at++)
          for (const wrong of text[at] === '-' ? '' : signs)
            if (wrong !== text[at])
              expect(readReference(text.slice(0, at) + wrong + text.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('with two neighbours swapped is no reference, but for the two signs that Luhn cannot tell apart', () => {
    fc.assert(
      fc.property(minted, fc.nat(6), (text, at) => {
        const plain = [...text.replaceAll('-', '')];
        const [a, b] = [plain[at] as string, plain[at + 1] as string];
        fc.pre(a !== b && !(`${a}${b}` === '0Z' || `${a}${b}` === 'Z0'));
        [plain[at], plain[at + 1]] = [b, a];
        expect(readReference(plain.join(''))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('is looked for in anything at all without harm', () => {
    fc.assert(
      fc.property(anyText(10_000), (text) => {
        const read = readReference(text);
        expect(read === null ? null : readReference(read)).toBe(read);
      }),
    );
    for (const text of ['', '-', 'K7M', 'K7M-0000', 'UUU-UUUU-U', 'K7M-0000-9-0', '0'.repeat(10_000)])
      expect(readReference(text)).toBeNull();
  });
});
