import { open } from 'node:fs/promises';

export type Read =
  { outcome: 'chosen'; bytes: Uint8Array<ArrayBuffer> } | { outcome: 'too-large' | 'failed' };

/** Reads a file that is no larger than `most` bytes; a larger one is not read at all. */
export async function readAtMost(file: string, most: number): Promise<Read> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > most) return { outcome: 'too-large' };
      const bytes = new Uint8Array(size);
      const { bytesRead } = await handle.read(bytes, 0, size, 0);
      return { outcome: 'chosen', bytes: bytes.subarray(0, bytesRead).slice() };
    } finally {
      await handle.close();
    }
  } catch {
    return { outcome: 'failed' };
  }
}
