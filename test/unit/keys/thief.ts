import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeyring, unsealKeyring } from '../../../electron/keys/keyring-file';

/** Copies every file of the folder again and again, as a backup would, and later tries to open what it has. */
export function thief(dir: string) {
  const loot = new Set<string>();
  return {
    copyAll(): void {
      for (const name of readdirSync(dir)) {
        try {
          loot.add(readFileSync(join(dir, name), 'latin1'));
        } catch (error) {
          // Renamed or removed between the two looks by a process at work: a backup would miss it as well.
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        }
      }
    },
    /** Every key, in hex, that the copies give up to the entries now in the credential store. */
    opens(entries: ReadonlyMap<string, Uint8Array>): Map<string, string> {
      const opened = new Map<string, string>();
      for (const text of loot) {
        const file = parseKeyring(text);
        if (file === null) continue;
        for (const master of entries.values()) {
          const keys = unsealKeyring(file, master) ?? new Map<string, Uint8Array>();
          for (const [name, raw] of keys) opened.set(`${name} ${hex(raw)}`, name);
        }
      }
      return opened;
    },
  };
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
