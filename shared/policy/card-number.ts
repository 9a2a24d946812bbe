import { isCardNumber, LONGEST_CARD, SHORTEST_CARD } from './card-scheme';
import { digitRuns, MASKED, type DigitGroup, type DigitRun } from './digit-runs';

/** Where in a text a card number stands, or the security code of one. `end` is behind its last sign. */
export type CardFound = { what: 'number' | 'code'; start: number; end: number };

/** From a first digit of a run to behind its last. */
type Window = readonly [from: number, to: number];

/** How cards are printed and read out: found anywhere in a run, whatever stands beside it. */
const printed: readonly (readonly number[])[] = [
  [4, 4, 4, 4],
  [4, 4, 4, 4, 1],
  [4, 4, 4, 4, 2],
  [4, 4, 4, 4, 3],
  [4, 4, 4, 1],
  [4, 6, 5],
  [4, 6, 4],
];

/** What follows a number in one breath: its last day, its code, or both. */
const lastDayAndCode = /^(?:0[1-9]|1[0-2])(?:20)?[2-4]\d(?:\d{3,4})?$/;
const lastDayOrCode = /^(?:\d{3,4}|(?:\d{3,4})?(?:0[1-9]|1[0-2])(?:20)?[2-4]\d(?:\d{3,4})?)$/;
const MOST_BESIDE = 12;

/** Two days in a row, and a sort code with its account number, can be as long as a card number. */
const twoDays = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d){2}$/;
function isOtherNumber(digits: string, sizes: string): boolean {
  if (sizes === '2 2 4 2 2 4') return twoDays.test(digits);
  // 44, then the 0 of the number within the country.
  if (digits.length === 13 && digits.startsWith('440')) return true;
  return sizes === '2 2 2 8' || sizes === '6 8';
}

/** The index of the first digit of a group; behind the last group, of what would follow. */
const digitAt = ({ groups, digits }: DigitRun, group: number): number =>
  groups[group]?.first ?? digits.length;

function sizesOf(run: DigitRun, first: number, last: number): number[] {
  const sizes: number[] = [];
  for (let g = first; g < last; g++) sizes.push(digitAt(run, g + 1) - digitAt(run, g));
  return sizes;
}

/** What stands between two breaks is one number as a whole, or one with its last day and code behind it. */
function inPart(run: DigitRun, first: number, last: number): Window | null {
  const from = digitAt(run, first);
  const to = digitAt(run, last);
  if (to - from < SHORTEST_CARD || to - from > LONGEST_CARD + MOST_BESIDE) return null;
  const digits = run.digits.slice(from, to);
  const sizes = sizesOf(run, first, last);
  if (isCardNumber(digits)) return isOtherNumber(digits, sizes.join(' ')) ? null : [from, to];
  let groupEnd = 0;
  const ends = new Set(sizes.map((size) => (groupEnd += size)));
  for (let length = LONGEST_CARD; length >= SHORTEST_CARD; length--) {
    const beside = digits.slice(length);
    const fits = ends.has(length)
      ? lastDayOrCode.test(beside)
      : length < (sizes[0] ?? 0) && lastDayAndCode.test(beside);
    if (fits && isCardNumber(digits.slice(0, length))) return [from, from + length];
  }
  return null;
}

/** Where the numbers end that begin with this group as a card has them printed. */
function printedEnds(run: DigitRun, group: number): number[] {
  const size = (n: number): number =>
    group + n < run.groups.length ? digitAt(run, group + n + 1) - digitAt(run, group + n) : 0;
  if (size(0) >= SHORTEST_CARD && size(0) <= LONGEST_CARD) return [digitAt(run, group + 1)];
  if (size(0) !== 4) return [];
  const sizes = [size(0), size(1), size(2), size(3), size(4)];
  return printed
    .filter((one) => one.every((wanted, n) => wanted === sizes[n]))
    .map((one) => digitAt(run, group + one.length));
}

function windowsOf(run: DigitRun): Window[] {
  const { digits, groups, plus } = run;
  const found: Window[] = [];
  // With a plus a telephone number, of at most fifteen digits (E.164).
  if (digits.length < SHORTEST_CARD || (plus && digits.length <= 15)) return found;
  for (let g = 0; g < groups.length; g++)
    for (const to of printedEnds(run, g)) {
      const number = digits.slice(digitAt(run, g), to);
      if (isCardNumber(number) && !isOtherNumber(number, '')) found.push([digitAt(run, g), to]);
    }
  if (plus) return found;
  const starts = [0, ...groups.flatMap(({ apart }, g) => (apart ? [g] : [])), groups.length];
  for (let part = 0; part + 1 < starts.length; part++) {
    const one = inPart(run, starts[part] ?? 0, starts[part + 1] ?? 0);
    if (one) found.push(one);
  }
  const whole = starts.length > 2 ? inPart(run, 0, groups.length) : null;
  return whole ? [...found, whole] : found;
}

/** Numbers that overlap are one: what is left of it must not be more than its last four digits. */
function merged(windows: readonly Window[]): Window[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...windows].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** A window's place in the text. Its start begins a group; its end may lie within one. */
function placed({ groups, digits }: DigitRun, text: string, windows: readonly Window[]): CardFound[] {
  let g = 0;
  return windows.map(([from, to]) => {
    while ((groups[g]?.first ?? from) < from) g += 1;
    const start = groups[g]?.start ?? 0;
    while ((groups[g + 1]?.first ?? digits.length) < to) g += 1;
    const last = groups[g] as DigitGroup;
    const isWhole = (groups[g + 1]?.first ?? digits.length) === to;
    const end = isWhole
      ? last.end
      : last.start + [...text.slice(last.start, last.end)].slice(0, to - last.first).join('').length;
    return { what: 'number', start, end };
  });
}

/** A sign that is neither a letter nor a digit, the same each time, with a blank beside it or not. */
const SIGN = String.raw`( ?[^\p{L}\p{N}\s] ?)`;
const AS_PRINTED = String.raw`\p{Nd}{4}${SIGN}(?:\p{Nd}{4}\1\p{Nd}{4}\1\p{Nd}{4}(?:\1\p{Nd}{1,3})?|\p{Nd}{6}\1\p{Nd}{4,5})`;
const ONE_BY_ONE = String.raw`\p{Nd}${SIGN}\p{Nd}(?:\1\p{Nd}){11,17}`;
const strangelyParted = [AS_PRINTED, ONE_BY_ONE].map(
  (shape) => new RegExp(`(?<!\\p{Nd})${shape}(?!\\p{Nd})`, 'gu'),
);

/** Numbers whose groups are parted by slashes, commas or the like: only as they are printed, or digit by digit. */
function strangelyWritten(text: string, known: readonly CardFound[]): CardFound[] {
  return strangelyParted.flatMap((shape) =>
    [...text.matchAll(shape)].flatMap((hit): CardFound[] => {
      const [start, end] = [hit.index, hit.index + hit[0].length];
      const isKnown = known.some((one) => start < one.end && one.start < end);
      return !isKnown && isCardNumber(digitsOf(hit[0])) ? [{ what: 'number', start, end }] : [];
    }),
  );
}

const securityCode =
  /(?<![\p{L}\p{Nd}])(?:cvv2?|cvc2?|cv2|cvn2?|csc|cid|security (?:code|number|no)|card code|(?:last )?(?:three|3) (?:digits|numbers)|cod diogelwch)(?:[^\p{Nd}]{0,24})(\p{Nd}{3,4})(?!\p{Nd})/giu;

/** Security codes count only beside a card number, masked or not: alone, three digits may be anything. */
function codesIn(text: string, numbers: readonly CardFound[]): CardFound[] {
  if (numbers.length === 0 && !text.includes(MASKED)) return [];
  const codes = [...text.matchAll(securityCode)].map((hit): CardFound => {
    const end = hit.index + hit[0].length;
    return { what: 'code', start: end - (hit[1]?.length ?? 0), end };
  });
  return codes.filter((code) => !numbers.some((n) => code.start < n.end && n.start < code.end));
}

/**
 * Every payment card number in a text, and every security code beside one. PCI DSS 3.3.1 and 3.5.1: neither may be
 * stored in a form that can be read again. Numbers are found in any script and with blanks, dashes, dots, line
 * breaks or any one sign between their digits; telephone numbers, UPRNs, account numbers and days are let pass.
 */
export function findCardNumbers(text: string): CardFound[] {
  const numbers: CardFound[] = [];
  for (const run of digitRuns(text)) numbers.push(...placed(run, text, merged(windowsOf(run))));
  numbers.push(...strangelyWritten(text, numbers));
  return [...numbers, ...codesIn(text, numbers)].sort((a, b) => a.start - b.start);
}

export function holdsCardNumber(text: string): boolean {
  return findCardNumbers(text).length > 0;
}

/** The text with no more than the last four digits of each card number, and nothing of its security code. */
export function maskCardNumbers(text: string): string {
  let masked = text;
  // What is left beside a number may turn out to be another one.
  for (let found = findCardNumbers(masked); found.length > 0; found = findCardNumbers(masked)) {
    let done = '';
    let at = 0;
    for (const { what, start, end } of found) {
      done +=
        masked.slice(at, start) + (what === 'code' ? '•••' : MASKED + lastFour(masked.slice(start, end)));
      at = end;
    }
    masked = done + masked.slice(at);
  }
  return masked;
}

/** Its digits as ASCII, whatever script they were written in. */
function digitsOf(number: string): string {
  let digits = '';
  for (const run of digitRuns(number)) digits += run.digits;
  return digits;
}

const lastFour = (number: string): string => digitsOf(number).slice(-4);
