import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type ReadPhone = { e164: string; national: string; possible: boolean };

/**
 * Reads a telephone number as people write it in Britain ("07700 900123", "+44 (0)7700-900 123", "0044…").
 * Null when it is none; a number that only looks unlikely is read all the same: warn, never block.
 */
export function readPhone(text: string): ReadPhone | null {
  const cleaned = text.replace(/\(0\)/g, '').replace(/[oO](?=\d)|(?<=\d)[oO]/g, '0');
  const parsed = parsePhoneNumberFromString(cleaned, 'GB');
  if (!parsed) return null;
  return { e164: parsed.number, national: parsed.formatNational(), possible: parsed.isPossible() };
}
