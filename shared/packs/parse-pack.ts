import { councilPack, type CouncilPack } from './schema/council-pack';

export type PackAnswer = { ok: true; pack: CouncilPack } | { ok: false; say: string };

/** Far more than 600 services need; a file beyond it is not a pack. */
const LONGEST_PACK = 5_000_000;
const LONGEST_SAY = 300;

/**
 * Reads a pack's JSON text. Never throws: a pack comes from outside, and the one in force must stay when a new one
 * cannot be read. `say` is a sentence for IT that names the first place that is wrong, without quoting the pack.
 */
export function parsePack(text: string): PackAnswer {
  if (text.length > LONGEST_PACK) return { ok: false, say: 'The council pack is too large to be one.' };
  let json: unknown;
  try {
    // Some editors put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, say: 'The council pack is not complete JSON: the file may have been cut short.' };
  }
  const read = councilPack.safeParse(json);
  if (read.success) return { ok: true, pack: read.data };
  const first = read.error.issues[0];
  const where = first?.path.map(String).join(' › ') || 'its top level';
  const others = read.error.issues.length - 1;
  const more = others > 0 ? ` (and ${others} more)` : '';
  const what = `${where}: ${first?.message ?? 'not as expected'}`.slice(0, LONGEST_SAY);
  return { ok: false, say: `The council pack is wrong at ${what}${more}.` };
}
