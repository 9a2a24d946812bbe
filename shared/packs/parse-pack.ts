import { councilPack, type CouncilPack } from './schema';

export type PackAnswer = { ok: true; pack: CouncilPack } | { ok: false; say: string };

/**
 * Reads a pack's JSON text. Never throws: a pack comes from outside, and the one in force must stay when a new one
 * cannot be read. `say` is a sentence for IT that names the first place that is wrong, without quoting the pack.
 */
export function parsePack(text: string): PackAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, say: 'The council pack is not complete JSON: the file may have been cut short.' };
  }
  const read = councilPack.safeParse(json);
  if (read.success) return { ok: true, pack: read.data };
  const first = read.error.issues[0];
  const where = first?.path.map(String).join(' › ') || 'its top level';
  const more = read.error.issues.length - 1;
  return {
    ok: false,
    say: `The council pack is wrong at ${where}: ${first?.message ?? 'not as expected'}${more > 0 ? ` (and ${more} more)` : ''}.`,
  };
}
