import type { PackDisk } from '../../../../electron/packs/pack-folder';
import type { KnownVersion } from '../../../../electron/packs/judge-offer';
import {
  createPackLibrary,
  type PackLibrary,
  type PackLibraryNeeds,
} from '../../../../electron/packs/pack-library';
import { readOfferedPack } from '../../../../electron/packs/read-offered-pack';
import type { PackKey } from '../../../../shared/policy/it-policy';

/** What outlives the program: the folder's files, and the device's memory of the versions used. */
export type Kept = { files: Map<string, string>; used: Map<string, KnownVersion>; received: number };
export const nothingKept = (): Kept => ({ files: new Map(), used: new Map(), received: 0 });

export const at = Date.parse('2026-11-25T12:00:00Z');

function memoryDisk({ files, received }: Kept): PackDisk {
  return {
    list: async () => [...files.keys()],
    read: async (name) => {
      const text = files.get(name);
      return text === undefined ? null : { text, since: received };
    },
    write: async (name, text) => void files.set(name, text),
    remove: async (name) => void files.delete(name),
  };
}

export type Opened = { library: PackLibrary; version(): Promise<string>; why(): Promise<string[]> };

/** A library that starts on what was kept; `more` may change its surroundings. */
export async function openLibrary(
  kept: Kept,
  keys: readonly PackKey[],
  more: Partial<PackLibraryNeeds> & { unsigned?: boolean } = {},
): Promise<Opened> {
  const { unsigned = false, ...others } = more;
  const library = createPackLibrary({
    disk: memoryDisk(kept),
    read: async (text) => readOfferedPack(text, { keys, unsigned }),
    council: () => 'west-oxfordshire',
    production: false,
    builtIn: () => ({ controllerId: 'west-oxfordshire', version: '2026.11', sha256: 'b'.repeat(64) }),
    highest: {
      of: (council) => kept.used.get(council) ?? null,
      raise: async (council, used) => void kept.used.set(council, used),
    },
    now: () => at,
    onChange: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...others,
  });
  await library.recheck();
  return {
    library,
    async version() {
      const { inUse } = await library.state();
      return inUse ? (JSON.parse(inUse.text) as { version: string }).version : 'built-in';
    },
    why: async () => (await library.state()).refused.map(({ from, why }) => `${from}: ${why}`),
  };
}
