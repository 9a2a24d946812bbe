import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type ReadPhone = { e164: string; national: string; possible: boolean };

/** "O7700 9OO123" → "07700 900123": a letter O beside a digit is meant as nought. For short texts. */
export function lettersToNoughts(text: string): string {
  return text.replace(/(?<=\d)[oO]+|[oO]+(?=\d)/g, (letters) => '0'.repeat(letters.length));
}

/** Digits with what people put between them; anything else ("ask for Jo", "ext 4") is more than a number. */
const onlyANumber = /^[\p{Nd}\s+()./-]+$/u;

/**
 * Reads a telephone number as people write it in Britain ("07700 900123", "+44 (0)7700-900 123", "0044…").
 * Null when it is none, or when the text says more than the number, which must not get lost. One that only looks
 * unlikely is read all the same, with `possible` false: warn, never block.
 */
export function readPhone(text: string): ReadPhone | null {
  if (text.length > 60) return null;
  const cleaned = lettersToNoughts(text).replace(/\(\s*0\s*\)/g, '');
  if (!onlyANumber.test(cleaned)) return null;
  const parsed = parsePhoneNumberFromString(cleaned, 'GB');
  if (!parsed) return null;
  return { e164: parsed.number, national: parsed.formatNational(), possible: parsed.isPossible() };
}
