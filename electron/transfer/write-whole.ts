import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export type Written = 'saved' | 'full' | 'failed';

/** No room, a quota, or a file system that takes none so large. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** What a name ends with that nobody but Firstpoint gives: the file's own name comes before it. */
const OURS = /\.[0-9a-f]{16}\.firstpoint-part$/;
/** A younger one may be another desk's, on a shared drive, that is being written at this moment. */
const LEFT_AFTER_MS = 60 * 60_000;

/** A name that nothing has: what lies there is never written over, nor is a link followed. */
const openNew = (part: string): Promise<FileHandle> => open(part, 'wx', 0o600);

/**
 * Writes a file whole or not at all: beside its place first, onto the disk, then in its place. So a disk that fills up or
 * a stick that is pulled out leaves nothing that looks like the file, and nothing of what stood there before is lost.
 * What an earlier try left of its own there, because the PC went off in the midst of it, goes.
 */
export async function writeWhole(file: string, bytes: Uint8Array, opens = openNew): Promise<Written> {
  const part = `${file}.${randomBytes(8).toString('hex')}.firstpoint-part`;
  let made = false;
  try {
    const handle = await opens(part);
    made = true;
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    await syncFolder(path.dirname(file));
    await dropLeft(path.dirname(file));
    return 'saved';
  } catch (error) {
    if (made) await rm(part, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return noRoom.has(code) ? 'full' : 'failed';
  }
}

/** The new name too outlasts a power cut, where the system can say so of a folder; the file itself is safe by then. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folder.
  }
}

async function dropLeft(folder: string): Promise<void> {
  try {
    for (const name of (await readdir(folder)).filter((one) => OURS.test(one))) {
      const left = path.join(folder, name);
      if (Date.now() - (await stat(left)).mtimeMs > LEFT_AFTER_MS) await rm(left, { force: true });
    }
  } catch {
    // Another desk may have been quicker; the next file tries again.
  }
}
