import { open, rename, rm } from 'node:fs/promises';

export type Written = 'saved' | 'full' | 'failed';

/** No room, a quota, or a file system that takes none so large. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Writes a file whole or not at all: beside its place first, onto the disk, then in its place. So a disk that fills up or
 * a stick that is pulled out leaves nothing that looks like the file, and nothing of what stood there before is lost.
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<Written> {
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    return 'saved';
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return noRoom.has(code) ? 'full' : 'failed';
  }
}
