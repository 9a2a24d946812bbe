import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where packs are kept, by file name. A name that is not there reads as null. */
export type PackDisk = {
  list(): Promise<string[]>;
  read(name: string): Promise<{ text: string; since: number } | null>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
};

const FRESH = '.new';

/** A folder of the profile. After a power cut there is the whole file or none: write, flush, rename, flush the folder. */
export function openPackFolder(folder: string): PackDisk {
  const flushFolder = async (): Promise<void> => {
    // Windows keeps a folder's entries by itself and opens none for flushing.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  return {
    async list() {
      let names: string[];
      try {
        names = await readdir(folder);
      } catch {
        return [];
      }
      // What a crash left half written is nobody's pack.
      for (const name of names) if (name.endsWith(FRESH)) await rm(path.join(folder, name), { force: true });
      return names.filter((name) => !name.endsWith(FRESH));
    },
    async read(name) {
      const file = path.join(folder, name);
      try {
        return { text: await readFile(file, 'utf8'), since: Math.round((await stat(file)).mtimeMs) };
      } catch {
        return null;
      }
    },
    async write(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, name);
      const handle = await open(file + FRESH, 'w', 0o600);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(file + FRESH, file);
      await flushFolder();
    },
    async remove(name) {
      await rm(path.join(folder, name), { force: true });
    },
  };
}
