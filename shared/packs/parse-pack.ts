import { MOST_FINDINGS, type PackFinding } from './pack-refusal';
import { readPack } from './publish-gate';
import type { CouncilPack } from './schema/council-pack';

export type PackAnswer =
  { ok: true; pack: CouncilPack } | { ok: false; say: string; findings: PackFinding[] };

/** Far more than 600 services need; a file beyond it is not a pack. */
const LONGEST_PACK = 5_000_000;
const LONGEST_PLACE = 160;
const LONGEST_WORDS = 400;

const unread = (say: string): PackAnswer => ({ ok: false, say, findings: [] });

/**
 * Reads a pack's JSON text. Never throws: a pack comes from outside, and the one in force must stay when a new one
 * cannot be read. It passes the same gate as before it was published; an end that has come doesn't count here, since a
 * desk works on with the pack it has. `say` is for IT: the first place that is
 * wrong, the rule and what to do; `findings` has them all.
 */
export function parsePack(text: string, { forProduction }: { forProduction: boolean }): PackAnswer {
  if (text.length > LONGEST_PACK) return unread('The council pack is too large to be one.');
  let json: unknown;
  try {
    // Some editors put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unread('The council pack is not complete JSON: the file may have been cut short.');
  }
  const { pack, findings } = readPack(json, { now: null, forProduction });
  const refusing = findings.filter(({ severity }) => severity === 'refuses');
  const [first, ...others] = refusing;
  if (pack && !first) return { ok: true, pack };
  const where = first?.field.slice(0, LONGEST_PLACE) ?? 'the whole pack';
  const more = others.length > 0 ? ` There is more to put right: ${others.length}.` : '';
  return {
    ok: false,
    say: `The council pack can’t be used. In ${where}: ${first?.rule ?? ''} ${first?.todo ?? ''}${more}`,
    findings: refusing.slice(0, MOST_FINDINGS).map(({ field, rule, todo }) => ({
      field: field.slice(0, LONGEST_PLACE),
      rule: rule.slice(0, LONGEST_WORDS),
      todo: todo.slice(0, LONGEST_WORDS),
    })),
  };
}
