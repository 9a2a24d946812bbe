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

/** The first letter or pair of letters that no other desk of the reception has: A, B, … Z, AA, AB, … */
export function newTicketPrefix(taken: ReadonlySet<string | null>): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const pairs = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  const free = [...letters, ...pairs].find((prefix) => !taken.has(prefix));
  if (free === undefined) throw new Error('every ticket prefix is taken');
  return free;
}

/** The running number in a reference: "K7M-000A-4" → 10. */
export function runningNumber(reference: string): number {
  return [...reference.slice(4, 8)].reduce((sum, sign) => sum * signs.length + signs.indexOf(sign), 0);
}
