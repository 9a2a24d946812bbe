import { fix, isValid, toNormalised } from 'postcode';

/** "ox281nb", "OX28-1NB", "OX28 INB" → "OX28 1NB"; null when it is no postcode (warn, never block). */
export function readPostcode(text: string): string | null {
  const plain = text.replace(/[\s.\p{Pd}]/gu, '');
  if (plain.length > 8) return null;
  const fixed = fix(plain);
  return isValid(fixed) ? toNormalised(fixed) : null;
}
