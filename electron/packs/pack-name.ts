import { packVersion, slug } from '../../shared/packs/schema/text';
import { compareVersions } from '../../shared/packs/version';

/** A kept pack, as its file's name says: whose, and which version. */
export type PackName = { name: string; controllerId: string; version: string };

export function packName({ controllerId, version }: { controllerId: string; version: string }): string {
  return `${controllerId}_${version}.json`;
}

/** null for a file that is none of ours. */
export function readPackName(name: string): PackName | null {
  const [, controllerId, version] = /^([^_]+)_([^_]+)\.json$/.exec(name) ?? [];
  const known = slug.safeParse(controllerId).success && packVersion.safeParse(version).success;
  return known && controllerId && version ? { name, controllerId, version } : null;
}

export function newestFirst(a: { version: string }, b: { version: string }): number {
  return compareVersions(b.version, a.version);
}
