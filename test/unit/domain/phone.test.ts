import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../../shared/domain/phone';
import { anyText } from '../../support/any-text';

/** Ofcom's drama numbers, without their leading 0. */
const drama = fc
  .tuple(fc.constantFrom('7700900', '1632960', '2079460', '1134960', '8081570'), fc.nat(999))
  .map(([range, n]) => range + String(n).padStart(3, '0'));

/** One way of writing a number: how it begins, and what stands after each digit. */
const spelt = drama.chain((digits) =>
  fc
    .tuple(
      fc.constantFrom('0', '+44', '+44 ', '+44 (0)', '+44(0) ', '0044', '00 44 ', '44', '(0)'),
      fc.array(fc.constantFrom('', '', ' ', '-', '.', ' - ', '/', '\u00a0'), {
        minLength: 10,
        maxLength: 10,
      }),
      fc.constantFrom('0', 'o', 'O'),
    )
    .map(([lead, gaps, zero]) => {
      const body = [...digits].map((digit, i) => digit + (i < 9 ? (gaps[i] ?? '') : '')).join('');
      return { digits, text: lead + body.replace(/(?<=\d)0(?=\d)/g, zero) };
    }),
);

describe('a telephone number', () => {
  test('is the same in any spelling', () => {
    fc.assert(
      fc.property(spelt, ({ digits, text }) => {
        expect(readPhone(text)).toMatchObject({ e164: `+44${digits}`, possible: true });
      }),
      { numRuns: 500 },
    );
  });

  test('reads back as itself, from E.164 and as it is shown', () => {
    fc.assert(
      fc.property(spelt, ({ text }) => {
        const read = readPhone(text);
        expect(readPhone(read?.e164 ?? '')).toEqual(read);
        expect(readPhone(read?.national ?? '')).toEqual(read);
      }),
    );
  });

  test('of another country keeps its country', () => {
    expect(readPhone('+1 202 555 0123')?.e164).toBe('+12025550123');
    expect(readPhone('0033 1 99 00 12 34')?.e164).toBe('+33199001234');
  });

  test.each(['999', '0770', '12345'])('that cannot be one is read, and marked: %s', (text) => {
    expect(readPhone(text)).toMatchObject({ possible: false });
  });

  test.each(['', ' ', 'no', 'O', 'ask her son', '07700 900123 or 01632 960123', '-', '+', '()'])(
    'is not seen in %j',
    (text) => expect(readPhone(text)).toBeNull(),
  );

  test.each(['07700 900123 ext 4', '07700 900123 (her son)', 'ring Flo 07700 900123', '07700 900123;ext=4'])(
    'is not taken out of what says more, which would be lost: %s',
    (text) => expect(readPhone(text)).toBeNull(),
  );

  test('is looked for in anything at all without harm or delay', () => {
    const bits = fc.constantFrom(
      '0',
      'o',
      '(0)',
      '+',
      ' ',
      '-',
      '٣',
      ';ext=',
      'x',
      '07700900123',
      '\u0000',
      '#',
    );
    const rubbish = fc.oneof(
      anyText(10_000),
      fc.array(bits, { maxLength: 10_000 }).map((all) => all.join('').slice(0, 10_000)),
      fc.tuple(bits, fc.nat(10_000)).map(([bit, times]) => bit.repeat(times).slice(0, 10_000)),
    );
    fc.assert(
      fc.property(rubbish, (text) => {
        const began = performance.now();
        const read = readPhone(text);
        expect(read === null || /^\+\d+$/.test(read.e164)).toBe(true);
        expect(performance.now() - began).toBeLessThan(5_000);
      }),
      { numRuns: 300 },
    );
  });
});
