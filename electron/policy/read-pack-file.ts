import { readFile, stat } from 'node:fs/promises';

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The text of the pack that IT's policy names; null when it names none. A file that can't be read comes back as empty
 * text, which is no pack, so that the desk says so instead of going on with another one in silence.
 */
export async function readPackFile(file: string | undefined): Promise<string | null> {
  if (!file) return null;
  try {
    const { size } = await stat(file);
    return size > MAX_BYTES ? '' : (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}
