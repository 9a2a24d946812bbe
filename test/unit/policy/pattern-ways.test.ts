import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuick } from '../../../shared/policy/pattern-ways';

test.each([
  '^[0-9]{7,10}$',
  '^[A-Za-z]{2}[0-9]{2} ?[A-Za-z]{3}$',
  '^[0-9]{2}/[0-9]{4,5}/[A-Za-z]{2,5}$',
  '[A-Z]+ [0-9]+',
  '(?:\\d{3} ?){3}\\d',
  '(?:AB|CD)+'.replace('+', '{1,3}'),
  '[[A-Z]--[IO]]{1,8}',
  '(?<letters>[A-Z]{2})\\d+',
  '\\p{L}{1,20}\\/\\(x\\)+',
])('%s is quick', (pattern) => expect(isQuick(pattern)).toBe(true));

test.each([
  '(a+)+b',
  '((a+))+b',
  '((a+)b?)+c',
  '(?:(?:a+)b?)+c',
  'a*a*a*a*a*a*b',
  '(a|a)*b',
  '(?:a?){20}a{20}',
  '(?:a{1,9}){1,9}b',
  '(?:[)]|a+)+b',
  '(?:\\(|a+)+b',
  '(?=(a+)+b)a',
  '(a)\\1+',
])('%s is not', (pattern) => expect(isQuick(pattern)).toBe(false));

test('what is quick by the count is quick on a clock, on texts that nearly fit', () => {
  const piece = fc.constantFrom(
    'a',
    'a?',
    'a*',
    'a+',
    '(a|b)',
    '(?:a+b?)',
    '(ab?){2}',
    '[ab]{1,4}',
    'a{0,9}',
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('')}c`);
  const text = fc.integer({ min: 1, max: 99 }).map((n) => 'a'.repeat(n));
  fc.assert(
    fc.property(pattern.filter(isQuick), text, (quick, tried) => {
      const started = performance.now();
      new RegExp(`^(?:${quick})$`, 'v').test(tried);
      return performance.now() - started < 200;
    }),
    { numRuns: 300 },
  );
});
