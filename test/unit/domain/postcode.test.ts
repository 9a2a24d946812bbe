import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPostcode } from '../../../shared/domain/postcode';
import { anyText } from '../../support/any-text';

const letters = (from: string) => fc.constantFrom(...from);
const figure = letters('0123456789');
const outward = fc.oneof(
  fc.tuple(letters('BEGLMNSW'), figure),
  fc.tuple(letters('BEGLMNSW'), figure, figure),
  fc.tuple(fc.constantFrom('OX', 'CF', 'LL', 'SY', 'EC', 'ZZ'), figure),
  fc.tuple(fc.constantFrom('OX', 'CF', 'LL', 'SY', 'ZZ'), figure, figure),
  fc.tuple(fc.constantFrom('EC', 'SW', 'WC'), figure, letters('AEHMNPRVWXY')),
);
const inward = fc.tuple(figure, letters('ABDEFGHJLNPQRSTUWXYZ'), letters('ABDEFGHJLNPQRSTUWXYZ'));
const postcode = fc.tuple(outward, inward).map(([out, last]) => ({ out: out.join(''), last: last.join('') }));

describe('a postcode', () => {
  test('is the same in any spelling', () => {
    const gap = fc.constantFrom('', ' ', '  ', '-', '.', '\u00a0');
    fc.assert(
      fc.property(postcode, gap, gap, fc.boolean(), ({ out, last }, before, between, small) => {
        const text = before + out + between + last + before;
        expect(readPostcode(small ? text.toLowerCase() : text)).toBe(`${out} ${last}`);
      }),
      { numRuns: 500 },
    );
  });

  test('is mended where a letter stands for a figure that looks like it', () => {
    expect(readPostcode('OX28 INB')).toBe('OX28 1NB');
    expect(readPostcode('0X28 1NB')).toBe('OX28 1NB');
    expect(readPostcode('SW1A OAA')).toBe('SW1A 0AA');
  });

  test('reads back as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: letters('0123456789OXINBoxi -'), maxLength: 9 }), (text) => {
        const read = readPostcode(text);
        expect(read === null ? null : readPostcode(read)).toBe(read);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['', 'OX28', 'hello', '12 High St OX28 1NB', '12345', 'OX281NBX', '—'])(
    'is not seen in %j',
    (text) => expect(readPostcode(text)).toBeNull(),
  );

  test('is looked for in anything at all without harm or delay', () => {
    const rubbish = fc.oneof(
      anyText(10_000),
      fc
        .tuple(fc.constantFrom(' ', 'A', '1', 'OX28', '-', '\u0000'), fc.nat(10_000))
        .map(([bit, n]) => bit.repeat(n).slice(0, 10_000)),
    );
    fc.assert(
      fc.property(rubbish, (text) => {
        const began = performance.now();
        expect((readPostcode(text) ?? 'A1 1AA').length).toBeLessThanOrEqual(8);
        expect(performance.now() - began).toBeLessThan(5_000);
      }),
      { numRuns: 300 },
    );
  });
});
