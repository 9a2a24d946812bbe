import { fix, isValid, toNormalised } from 'postcode';

/** "ox281nb", "OX28 INB" → "OX28 1NB"; null when it is no postcode (warn, never block). */
export function readPostcode(text: string): string | null {
  const fixed = fix(text.trim());
  return isValid(fixed) ? toNormalised(fixed) : null;
}
