import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const packages = path.resolve(import.meta.dirname, '../../../node_modules');

/** Where an empty database lies as PGlite has made it: to make one takes it seconds, to load one a fraction. */
const cache = path.join(packages, '.cache/sandbox-crm');

export async function openPglite(dataDir: string | undefined): Promise<PGlite> {
  if (dataDir) {
    await mkdir(dataDir, { recursive: true });
    return PGlite.create({ dataDir });
  }
  const template = path.join(cache, `empty-${await pgliteVersion()}.tar`);
  const empty = await readFile(template).catch(() => null);
  if (empty) return PGlite.create({ loadDataDir: new Blob([empty]) });
  const db = await PGlite.create();
  await keep(template, await db.dumpDataDir('none'));
  return db;
}

/** Written aside and renamed, for another process may be reading; one that may not write here goes without. */
async function keep(template: string, empty: Blob): Promise<void> {
  const aside = `${template}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(aside, Buffer.from(await empty.arrayBuffer()));
    await rename(aside, template);
  } catch {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

async function pgliteVersion(): Promise<string> {
  const manifest = await readFile(path.join(packages, '@electric-sql/pglite/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
