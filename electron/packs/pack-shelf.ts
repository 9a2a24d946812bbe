import { compareVersions } from '../../shared/packs/version';
import type { PackDisk } from './pack-folder';
import { newestFirst, packName, readPackName, type PackName } from './pack-name';
import type { PackReading, ReadPack } from './read-offered-pack';

export type ShelvedPack = ReadPack & {
  /** When it came to this desk, in milliseconds since 1970. */
  since: number;
};
export type Loaded = { ok: true; pack: ShelvedPack } | Extract<PackReading, { ok: false }>;

/** As many versions as open calls and corrections can still need; a draft is gone after days, not months. */
const KEPT_VERSIONS = 10;

/** The packs that lie on this PC. Each is verified again when it is first needed: a file on a disk can be changed. */
export function createPackShelf(disk: PackDisk, read: (text: string) => Promise<PackReading>) {
  const loaded = new Map<string, Promise<Loaded>>();
  let names: PackName[] = [];

  const verify = async ({ name, controllerId, version }: PackName): Promise<Loaded> => {
    const file = await disk.read(name);
    if (!file) return { ok: false, why: 'lost', detail: null, findings: [] };
    const reading = await read(file.text);
    if (!reading.ok) return reading;
    const isItself = reading.pack.controllerId === controllerId && reading.pack.version === version;
    if (!isItself || reading.pack.keyId === null)
      return { ok: false, why: 'changed', detail: null, findings: [] };
    return { ok: true, pack: { ...reading.pack, since: file.since } };
  };

  const load = (one: PackName): Promise<Loaded> => {
    const known = loaded.get(one.name) ?? verify(one);
    loaded.set(one.name, known);
    // A thread that broke says nothing of the file: it is looked at again.
    void known.then((answer) => {
      if (!answer.ok && answer.why === 'not-judged') loaded.delete(one.name);
    });
    return known;
  };

  return {
    load,
    async open(): Promise<void> {
      names = (await disk.list()).map(readPackName).filter((name) => name !== null);
    },
    councils: (): string[] => [...new Set(names.map(({ controllerId }) => controllerId))],
    ofCouncil: (controllerId: string): PackName[] =>
      names.filter((name) => name.controllerId === controllerId).sort(newestFirst),
    /** The pack of this version, if it lies here and is what it was. */
    async held(controllerId: string, version: string): Promise<ShelvedPack | null> {
      const found = names.find(
        (name) => name.controllerId === controllerId && compareVersions(name.version, version) === 0,
      );
      const one = found && (await load(found));
      return one?.ok ? one.pack : null;
    },
    async put(pack: ReadPack): Promise<void> {
      const name = packName(pack);
      await disk.write(name, pack.kept);
      loaded.delete(name);
      const file = await disk.read(name);
      // It was verified a moment ago, and this is what was: reading it once more would take as long again.
      if (file?.text === pack.kept)
        loaded.set(name, Promise.resolve({ ok: true, pack: { ...pack, since: file.since } }));
      if (!names.some((known) => known.name === name))
        names.push({ name, controllerId: pack.controllerId, version: pack.version });
    },
    /** Lets go of what is older than the versions that a call may still be open under. */
    async prune(controllerId: string, inUse: string): Promise<void> {
      const older = names.filter(
        (n) => n.controllerId === controllerId && newestFirst(n, { version: inUse }) > 0,
      );
      for (const one of older.sort(newestFirst).slice(KEPT_VERSIONS)) {
        await disk.remove(one.name);
        loaded.delete(one.name);
        names = names.filter((n) => n !== one);
      }
    },
  };
}
