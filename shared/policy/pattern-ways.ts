/** The longest text that a pattern is tried on. */
export const LONGEST_TRIED = 100;
/** More ways than this to read one text, and a wrong one could hold up the screen while somebody types. */
const MOST_WAYS = 20_000;

const OPENING = /^\((?:\?(?:[:=!]|<[=!]|<\w+>|[ims-]+:))?/;
const REPEATS = /^(?:[*+?]|\{(\d+)(,)?(\d*)\})\??/;
const ESCAPE = /^\\(?:[pPq]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/s;

/** `\1` and `\k<name>` repeat what was found, whose length is not known here. */
const isReference = (escape: string): boolean => /^\\(?:[1-9]|k)/.test(escape);

/** Behind the class that begins here; the `v` flag lets classes stand in classes. */
function classEnd(pattern: string, from: number): number {
  let depth = 0;
  for (let i = from; i < pattern.length; i += 1) {
    const sign = pattern[i];
    if (sign === '\\') i += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']' && (depth -= 1) === 0) return i + 1;
  }
  return pattern.length;
}

function repeated(ways: number, least: number, most: number): number {
  if (ways === 1) return most - least + 1;
  let sum = 0;
  for (let n = least; n <= most && sum <= MOST_WAYS; n += 1) sum += ways ** n;
  return sum;
}

/**
 * In how many ways a pattern can be tried on one text, at most: what its repetitions and alternatives multiply to. An
 * engine that goes back and tries again takes no more steps than that for each of its parts.
 */
function waysOf(pattern: string): number {
  let at = 0;

  const alternatives = (): number => {
    let sum = 0;
    let product = 1;
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at += 1;
        sum += product;
        product = 1;
      } else product *= term();
    }
    return sum + product;
  };

  const atom = (): number => {
    const rest = pattern.slice(at);
    const opening = OPENING.exec(rest);
    if (opening) {
      at += opening[0].length;
      const ways = alternatives();
      at += 1;
      return ways;
    }
    const escape = ESCAPE.exec(rest)?.[0];
    if (escape) {
      at += escape.length;
      return isReference(escape) ? Infinity : 1;
    }
    at = pattern[at] === '[' ? classEnd(pattern, at) : at + 1;
    return 1;
  };

  const term = (): number => {
    const ways = atom();
    const found = REPEATS.exec(pattern.slice(at));
    if (!found) return ways;
    const [sign, count, comma, upTo] = found;
    at += sign.length;
    const least = count === undefined ? (sign.startsWith('+') ? 1 : 0) : Number(count);
    const open = comma !== undefined && !upTo;
    const most =
      count === undefined
        ? sign.startsWith('?')
          ? 1
          : LONGEST_TRIED
        : open
          ? LONGEST_TRIED
          : Number(upTo || count);
    return repeated(ways, least, Math.max(least, Math.min(most, LONGEST_TRIED)));
  };

  return alternatives();
}

/** Whether a pattern comes to an answer at once, whatever it is tried on. */
export function isQuick(pattern: string): boolean {
  return waysOf(pattern) <= MOST_WAYS;
}
