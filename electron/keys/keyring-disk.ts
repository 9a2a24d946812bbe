import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Called before each change to the disk; a test throws or kills the process there. */
export type Step = (name: string) => void;

/** The keyring's files in one folder, and nothing about what is in them. */
export interface KeyringDisk {
  /** Where the keyring lies. */
  readonly path: string;
  read(): Promise<{ kind: 'absent' } | { kind: 'unreadable' } | { kind: 'text'; text: string }>;
  /**
   * On disk, whole, when it resolves; a crash leaves the old file or the new one, never a mixture. `replaced` is called
   * the moment the new file has taken the old one's place: what fails after that can't bring the old one back.
   */
  write(text: string, replaced?: () => void): Promise<void>;
  /** Makes sure that the last replacement would survive a power cut. */
  flush(): Promise<void>;
  /** Marks that a burn has begun, by keeping a second name for the present file so that its bytes can be overwritten. */
  rememberOld(): Promise<void>;
  /** Whether an earlier write or burn was cut short. */
  hasRemnants(): Promise<boolean>;
  /** Overwrites and removes what `rememberOld` and half-done writes left. */
  wipeRemnants(): Promise<void>;
  /** The texts of the keyrings set aside earlier. */
  readKept(): Promise<string[]>;
  /** Gives the keyring a name under which it is never replaced, and frees its own. Returns the new path. */
  setAside(stamp: string): Promise<string>;
}

export async function keyringDisk(dir: string, step: Step): Promise<KeyringDisk> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const path = join(dir, 'keyring.json');
  const next = join(dir, 'keyring.next.json');
  const old = join(dir, 'keyring.old.json');
  const remnants = [next, old];

  return {
    path,

    async read() {
      try {
        return { kind: 'text', text: await readFile(path, 'utf8') };
      } catch (error) {
        return { kind: isCode(error, 'ENOENT') ? 'absent' : 'unreadable' };
      }
    },

    async write(text, replaced) {
      step('write next');
      const file = await open(next, 'w', 0o600);
      try {
        await file.writeFile(text, 'utf8');
        step('flush next');
        await file.sync();
      } finally {
        await file.close();
      }
      step('rename next');
      await rename(next, path);
      replaced?.();
      step('flush folder after rename');
      await flushFolder(dir);
    },

    flush: async () => flushFolder(dir),

    async rememberOld() {
      step('link old');
      try {
        await link(path, old);
      } catch (error) {
        if (isCode(error, 'EEXIST')) throw error;
        // A file system without hard links: an empty file still marks the burn. Its old bytes cannot be overwritten
        // then, but nothing opens them once their master key is deleted.
        await (await open(old, 'wx', 0o600)).close();
      }
      step('flush folder after link');
      await flushFolder(dir);
    },

    async hasRemnants() {
      const found = await Promise.all(remnants.map(exists));
      return found.includes(true);
    },

    async wipeRemnants() {
      for (const remnant of remnants) await wipe(remnant, step);
      await flushFolder(dir);
    },

    async readKept() {
      const names = await readdir(dir);
      const kept = names.filter((name) => name.startsWith('keyring.kept-'));
      return Promise.all(kept.map((name) => readFile(join(dir, name), 'utf8').catch(() => '')));
    },

    async setAside(stamp) {
      for (let n = 0; ; n += 1) {
        const kept = join(dir, `keyring.kept-${stamp}${n === 0 ? '' : `-${n}`}.json`);
        if (await exists(kept)) continue;
        step('set aside');
        await rename(path, kept);
        step('flush folder after setting aside');
        await flushFolder(dir);
        return kept;
      }
    },
  };
}

/**
 * Overwrites a file's bytes in place, then removes it. A file with a second name is only unlinked: after a crash
 * between link and rename the remnant still *is* the keyring.
 */
async function wipe(path: string, step: Step): Promise<void> {
  let links: number;
  let size: number;
  try {
    const found = await stat(path);
    links = found.nlink;
    size = found.size;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (links === 1 && size > 0) {
    step('overwrite remnant');
    const file = await open(path, 'r+');
    try {
      await file.write(randomBytes(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  step('remove remnant');
  await unlink(path);
}

/** Makes a rename survive a power cut. Windows cannot open folders, and its file system journals the rename itself. */
export async function flushFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
