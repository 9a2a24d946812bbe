import { randomInt } from 'node:crypto';

/** Crockford's base 32, as in references. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A desk code that is not among those taken: by chance, so that codes say nothing about the order of enrolment. */
export function newDeskCode(taken: Set<string>): string {
  if (taken.size >= signs.length ** 3) throw new Error('every desk code is taken');
  for (;;) {
    const code = Array.from({ length: 3 }, () => signs.charAt(randomInt(signs.length))).join('');
    if (!taken.has(code)) return code;
  }
}

/** The running number in a reference: "K7M-000A-4" → 10. */
export function runningNumber(reference: string): number {
  return [...reference.slice(4, 8)].reduce((sum, sign) => sum * signs.length + signs.indexOf(sign), 0);
}
