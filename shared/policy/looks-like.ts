import type { PackField } from '../packs/schema/service';
import { isQuick, LONGEST_TRIED } from './pattern-ways';

const compiled = new Map<string, RegExp | null>();

function patternOf(source: string): RegExp | null {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  let pattern: RegExp | null = null;
  try {
    if (isQuick(source)) pattern = new RegExp(`^(?:${source})$`, 'v');
  } catch {
    // A pack in force was checked; one that can't be read warns about nothing.
  }
  compiled.set(source, pattern);
  return pattern;
}

/** What a text should look like and doesn't, in the pack's words; null where it does. A warning, never a refusal. */
export function unlike({ looksLike }: PackField, value: string): string | null {
  const typed = value.trim();
  if (!looksLike || typed === '') return null;
  const pattern = patternOf(looksLike.pattern);
  if (!pattern) return null;
  return typed.length <= LONGEST_TRIED && pattern.test(typed) ? null : looksLike.hint;
}
