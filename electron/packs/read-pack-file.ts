import { readFile, stat } from 'node:fs/promises';
import type { PackRefusal } from '../../shared/packs/pack-refusal';
import { MAX_PACK_BYTES } from './read-offered-pack';

/** The text of the pack file that IT's policy names, unread. */
export async function readPackFile(
  file: string,
): Promise<{ ok: true; text: string } | { ok: false; why: PackRefusal }> {
  try {
    const found = await stat(file);
    // A pipe or a device may never come to an end.
    if (!found.isFile()) return { ok: false, why: 'no-file' };
    const { size } = found;
    if (size > MAX_PACK_BYTES) return { ok: false, why: 'too-large' };
    return { ok: true, text: await readFile(file, 'utf8') };
  } catch {
    return { ok: false, why: 'no-file' };
  }
}
