import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCardNumbers, holdsCardNumber, maskCardNumbers } from '../../../shared/policy/card-number';
import { cardSchemes, isCardNumber } from '../../../shared/policy/card-scheme';
import { anyText } from '../../support/any-text';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));

/** A digit at the end that makes the whole pass the check of ISO/IEC 7812-1. */
function checked(start: string): string {
  let sum = 0;
  [...start].reverse().forEach((d, i) => {
    const twice = Number(d) * 2;
    sum += i % 2 === 1 ? Number(d) : Math.floor(twice / 10) + (twice % 10);
  });
  return start + String((10 - (sum % 10)) % 10);
}

/** A number of any scheme, of any length that it has. */
const anyCard: fc.Arbitrary<string> = fc
  .constantFrom(
    ...cardSchemes.flatMap(({ starts, lengths }) =>
      starts.flatMap((range) => lengths.map((length) => ({ range, length }))),
    ),
  )
  .chain(({ range: [from, to], length }) =>
    fc
      .tuple(fc.integer({ min: Number(from), max: Number(to) }), digits(length - from.length - 1))
      .map(([start, rest]) => checked(String(start) + rest)),
  )
  // A telephone number of this country with 44 and 0 before it has thirteen digits too.
  .filter((card) => !(card.length === 13 && card.startsWith('440')));

const scripts = [
  '0123456789',
  '０１２３４５６７８９',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '⁰¹²³⁴⁵⁶⁷⁸⁹',
];
const anyBetween = fc.constantFrom(
  '',
  '',
  ' ',
  '-',
  '.',
  '–',
  ' - ',
  '\n',
  '\r\n  ',
  '\u00a0',
  '\u200b',
  '  ',
);

/** How a number can be written: its digits in any script, with anything that parts digits between them. */
const spelled = (card: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...scripts),
      fc.array(anyBetween, { minLength: card.length - 1, maxLength: card.length - 1 }),
    )
    // A sort code and an account number are written so.
    .filter(([, between]) => !/^x{6}[^x]x{8}$|^xx[^x]xx[^x]xx[^x]x{8}$/.test(shapeOf(card, between)))
    .map(([script, between]) =>
      [...card].map((d, i) => [...script][Number(d)]! + (between[i] ?? '')).join(''),
    );
const shapeOf = (card: string, between: readonly string[]): string =>
  [...card].map((_, i) => `x${between[i] ? ' ' : ''}`).join('');

const wordsAround = fc.constantFrom('', 'card: ', 'She paid with ', '(', 'No. ', 'cerdyn ', '» ');
const wordsAfter = fc.constantFrom('', ' exp 12/28', ', thanks', ') was refused', '; rang off', '!');

describe('a card number', () => {
  test('of every scheme and length is found, in any script, however its digits are parted', () => {
    fc.assert(
      fc.property(
        anyCard.chain((card) => fc.tuple(spelled(card), wordsAround, wordsAfter)),
        ([written, before, after]) => {
          const [found] = findCardNumbers(before + written + after);
          expect(found).toMatchObject({ what: 'number' });
          expect(found!.start).toBeLessThanOrEqual(before.length);
          expect(found!.end).toBeGreaterThanOrEqual((before + written).trimEnd().length);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('is found as it is printed whatever numbers stand beside it', () => {
    const printed = (card: string): string =>
      card.length === 15
        ? card.replace(/^(.{4})(.{6})/, '$1 $2 ')
        : card.length === 14
          ? card.replace(/^(.{4})(.{6})/, '$1 $2 ')
          : card.replace(/.{4}(?=.)/g, '$& ');
    const anyBeside = fc.constantFrom('', '3 ', '12 ', '07700 900123 ', '24.11.2026 ', '100120441234 ');
    fc.assert(
      fc.property(
        anyCard.filter((card) => card.length !== 17 && card.length !== 18),
        anyBeside,
        anyBeside,
        (card, before, after) => {
          const text = `${before}${printed(card)} ${after}`;
          expect(maskCardNumbers(text), text).not.toContain(printed(card).slice(0, -5));
        },
      ),
    );
  });

  test.each([
    ['with its last day and code behind it', '4111 1111 1111 1111 12/27 123'],
    ['with its last day in one breath', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 12 27 123'],
    ['glued to its last day', '41111111111111111227'],
    ['glued to its last day and code', '41111111111111111227123'],
    ['in two lines', '4111 1111\n1111 1111'],
    ['in one line of a list', 'bins 2\n4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\n12 High St'],
    ['as on a magnetic stripe', ';4111111111111111=27121011000012345678?'],
    ['in key caps', [...'4111111111111111'].map((d) => `${d}\ufe0f\u20e3`).join('')],
    ['with bold digits', '𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏'],
    ['with slashes', '4111/1111/1111/1111'],
    ['with slashes of a wide script', '４１１１／１１１１／１１１１／１１１１'],
    ['with commas and blanks', 'it is 4111, 1111, 1111, 1111 she said'],
    ['digit by digit with commas', [...'4111111111111111'].join(',')],
    ['an American one with bars', '3782|822463|10005'],
    ['with stars', '4111*1111*1111*1111'],
    ['with fillers that nobody sees', '4111\u31641111\u28001111\u00011111'],
    ['with letters beside it', 'ref4111111111111111x'],
    ['of a Maestro card', '6759 6498 2643 8453'],
  ])('is found %s', (_, text) => {
    expect(holdsCardNumber(text)).toBe(true);
    expect(maskCardNumbers(text)).toMatch(/•••• •••• •••• \d{4}/);
  });

  test.each([
    ['one with a wrong check digit', '4111 1111 1111 1112'],
    ['a number of no issuer', '9999 9999 9999 9995'],
    ['a UPRN', 'UPRN 100120441234'],
    ['two UPRNs', '100120441234 100120441235'],
    ['a council tax account', '5512345678'],
    ['a reference', 'K7M-3QF2-X'],
    ['days', '2026-11-24 2026-11-25'],
    ['two days in a row', '24.11.2026 - 25.11.2026'],
    ['a sort code and an account', '30-12-34 12345674'],
    ['a telephone number with its country and a 0', '44 0 7700 900123'],
    ['an id', '01936b3e-0000-7000-8000-000000000001'],
    ['days with slashes', '24/11/2026, 25/11/2026, 26/11/2026'],
    ['an account at a bank', '12/34/56 12345674'],
    ['planning references', '24/01234/FUL, 24/01235/FUL'],
    ['digits of a list', '4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2'],
    ['amounts', '£4,111.11 £1,111.11 £1,111.11'],
    ['what was masked', '•••• •••• •••• 1111 1111 1111'],
  ])('is not %s', (_, text) => expect(findCardNumbers(text)).toEqual([]));

  test('is not any number with a wrong check digit, nor one of twelve digits or fewer', () => {
    const wrong = digits(16).filter((d) => !isCardNumber(d));
    fc.assert(fc.property(wrong, (number) => !holdsCardNumber(`no ${number} there`)));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }).chain(digits), (number) => !holdsCardNumber(number)),
    );
  });
});

describe('a telephone number', () => {
  const subscriber = digits(9).map((rest) => rest.replace(/^0/, '7'));
  const partings = [[4, 6], [3, 3, 4], [2, 4, 4], [4, 3, 3], [10], [5, 5], [1, 2, 3, 4]];
  const anyPhone = fc
    .tuple(
      fc.constantFrom('1', '2', '3', '7', '8'),
      subscriber,
      fc.constantFrom('0', '+44 ', '+44', '+44 (0)', '0044 ', '44 ', '(0', '+44 0', '44 0', '00 44 '),
      fc.constantFrom(...partings),
      fc.constantFrom(' ', '-', '.', ''),
    )
    .map(([kind, rest, before, sizes, between]) => {
      let at = 0;
      const national = kind + rest;
      const groups = sizes.map((size) => national.slice(at, (at += size)));
      const [first = '', ...others] = groups;
      return before === '(0' ? `(0${first})${others.join(between)}` : before + groups.join(between);
    });

  test('is not taken for a card number, however it is written', () => {
    fc.assert(
      fc.property(
        anyPhone,
        fc.constantFrom('', ' ext 123', ' x4567', ' (home)', ', after 5'),
        (phone, after) => {
          expect(findCardNumbers(`rang from ${phone}${after}`)).toEqual([]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('is not taken for one in a list of them either', () => {
    const local = fc
      .tuple(digits(9), fc.constantFrom('07', '01', '02'))
      .map(([rest, start]) => `${start}${rest.slice(0, 3)} ${rest.slice(3)}`);
    fc.assert(
      fc.property(
        fc.array(local, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('\n', ', ', ' / ', ' or '),
        (phones, between) => {
          expect(findCardNumbers(phones.join(between))).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a security code', () => {
  test('counts beside a card number, masked or not, and goes altogether', () => {
    expect(maskCardNumbers('4111 1111 1111 1111 exp 12/27 CVV: 123.')).toBe(
      '•••• •••• •••• 1111 exp 12/27 CVV: •••.',
    );
    expect(maskCardNumbers('•••• •••• •••• 1111, security code is 9876')).toBe(
      '•••• •••• •••• 1111, security code is •••',
    );
  });
  test('is only a number where no card is', () => {
    expect(holdsCardNumber('security code of the gate is 1234')).toBe(false);
  });
});

describe('masking', () => {
  test('leaves no more than the last four digits of any card, and no card at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyCard.chain(spelled), anyText(40), digits(4), fc.constant(' ')), {
          maxLength: 6,
        }),
        (parts) => {
          const masked = maskCardNumbers(parts.join(' '));
          expect(findCardNumbers(masked)).toEqual([]);
          expect(maskCardNumbers(masked)).toBe(masked);
        },
      ),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(anyCard.chain(spelled), (written) => {
        expect(maskCardNumbers(written)).toMatch(/^•••• •••• •••• \d{4}[\s\u200b.–-]*$/u);
      }),
    );
  });

  test('leaves a text without a card as it is', () => {
    fc.assert(fc.property(anyText(200), (text) => holdsCardNumber(text) || maskCardNumbers(text) === text));
  });

  test('keeps nothing readable where numbers overlap', () => {
    const first = checked('400041111111111');
    const second = checked(`${first.slice(4)}222`);
    const text = `${first}${second.slice(-4)}`.replace(/.{4}(?=.)/g, '$& ');
    expect(isCardNumber(first) && isCardNumber(second)).toBe(true);
    expect(maskCardNumbers(text)).toBe(`•••• •••• •••• ${second.slice(-4)}`);
  });
});

test.each([
  ['words', 'The bin was not emptied. '],
  ['digits', '4111111111111111'],
  ['single digits', '4 1 '],
  ['groups', '4500 0000 '],
  ['another script', '٤١١١ 日本語'],
  ['codes', '4111111111111111 cvv cvv cvv '],
])('two million characters of %s are searched in time that grows with the text alone', (_, part) => {
  const time = (length: number): number => {
    const text = part.repeat(length / part.length);
    const started = performance.now();
    findCardNumbers(text);
    return performance.now() - started;
  };
  time(200_000);
  const tenth = Math.max(time(200_000), 5);
  expect(time(2_000_000)).toBeLessThan(tenth * 40);
});
