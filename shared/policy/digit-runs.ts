/** What stands for the digits of a card number that were taken out; the last four follow it. */
export const MASKED = '•••• •••• •••• ';
const MASK_END = MASKED.slice(-5);

/** Digits of one number, as written: no sign between them at all. */
export type DigitGroup = {
  /** The index of its first digit in the run. */
  first: number;
  /** Where in the text it stands; `end` is behind it. */
  start: number;
  end: number;
  /** In a new line, or after more than one sign. */
  apart: boolean;
};

/** Groups of digits with nothing but blanks, dashes, dots and invisible signs between them. */
export type DigitRun = {
  /** ASCII digits, whatever script they were written in. */
  digits: string;
  groups: DigitGroup[];
  /** Written with a plus, as a telephone number is. */
  plus: boolean;
};

/** More signs than this between two digits, and they belong to different numbers. */
const WIDEST_GAP = 8;
const separator = /[\s\p{Pd}\p{Cc}\p{Cf}\p{Mn}\p{Me}\u2212\u115F\u1160\u2800\u3164\uFFA0._·‧∙⋅。．・･]/u;
const decimal = /\p{Nd}/u;

/** The value of a digit of another script (full-width, Arabic-Indic, superscript, …), or -1. */
function otherDigit(sign: string): number {
  if (!decimal.test(sign)) {
    const plain = sign.normalize('NFKC');
    return /^\d$/.test(plain) ? Number(plain) : -1;
  }
  // The digits of a script follow one another from zero to nine, and its neighbours come in tens.
  let zero = sign.codePointAt(0) ?? 0;
  const at = zero;
  while (decimal.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (at - zero) % 10;
}

/** The last four of a number that was masked before are no part of another. */
function isMaskedTail(text: string, start: number): boolean {
  return (
    text.startsWith(MASK_END, start - MASK_END.length) && /^\d{4}(?!\d)/.test(text.slice(start, start + 5))
  );
}

const isAscii = (code: number): boolean => code >= 48 && code <= 57;

function isSeparator(text: string, at: number, width: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 32 || code === 45 || code === 46 || code === 95 || code < 32 || code === 127) return true;
  return code >= 0x80 && separator.test(text.slice(at, at + width));
}

/** Every run of digits in a text, left to right, in time that grows with its length alone. */
export function* digitRuns(text: string): Generator<DigitRun> {
  const known = new Map<string, number>();
  /** The digits of the run so far, group by group: in pieces, for a text may be digits alone. */
  let pieces: string[] = [];
  let groups: DigitGroup[] = [];
  let count = 0;
  let gap = 0;
  let apart = false;

  const take = (start: number, end: number, digits: string): void => {
    const last = groups.at(-1);
    if (last && gap === 0) last.end = end;
    else groups.push({ first: count, start, end, apart });
    pieces.push(digits);
    count += digits.length;
    gap = 0;
    apart = false;
  };
  const close = (): DigitRun => {
    const plus = /[+＋]/.test(text.charAt((groups[0]?.start ?? 0) - 1));
    const run = { digits: pieces.join(''), groups, plus };
    pieces = [];
    groups = [];
    count = 0;
    gap = 0;
    apart = false;
    return run;
  };

  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    if (isAscii(code)) {
      let end = i + 1;
      while (isAscii(text.charCodeAt(end))) end += 1;
      if (count > 0 || !isMaskedTail(text, i)) take(i, end, text.slice(i, end));
      i = end;
      continue;
    }
    if (count === 0 && code < 0xb2) {
      i += 1;
      continue;
    }
    const width = (text.codePointAt(i) ?? code) > 0xffff ? 2 : 1;
    if (code >= 0xb2) {
      const sign = text.slice(i, i + width);
      const digit = known.get(sign) ?? otherDigit(sign);
      known.set(sign, digit);
      if (digit >= 0) {
        take(i, i + width, String(digit));
        i += width;
        continue;
      }
    }
    if (count > 0) {
      gap += 1;
      apart ||= gap > 1 || code === 10 || code === 13;
      if (gap > WIDEST_GAP || !isSeparator(text, i, width)) yield close();
    }
    i += width;
  }
  if (count > 0) yield close();
}
