import { cp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../shared/diagnostics/log';
import { copyName } from './kept-copies';
import { isUnbroken, readLog, writeLog } from './log-records';

/**
 * What the logs were found to be. `mended`: a crash had cut a write short, and nothing that was called stored is missing.
 * `gaps`: something that may have been stored is missing; a copy of the files as they were is kept.
 */
export type LogsFound = 'whole' | 'mended' | 'gaps';

/** Makes the renames in a folder survive a power cut. */
type FlushFolder = (folder: string) => Promise<void>;

const WRITE_AHEAD = /^\d+\.log$/;

/**
 * Takes out of the database's logs what a crash or a full disk cut short. Chromium goes on writing behind such a
 * remnant, takes what it wrote there for corrupt at the next start, and then deletes the whole database, unsent
 * enquiries and all (google/leveldb#1287). To be called while nothing has the database open. Never rejects: what can't
 * be mended is Chromium's to judge.
 */
export async function mendLogs(profile: string, log: Log, flush: FlushFolder): Promise<LogsFound> {
  let found: LogsFound = 'whole';
  for (const folder of await storeFolders(profile)) {
    try {
      const here = await mendFolder(folder, log, flush);
      if (here === 'gaps' || found === 'whole') found = here;
    } catch (error) {
      log.error('store-not-mended', { code: codeOf(error) });
    }
  }
  return found;
}

async function storeFolders(profile: string): Promise<string[]> {
  const parent = path.join(profile, 'IndexedDB');
  const names = await readdir(parent).catch(() => []);
  return names.filter((name) => name.endsWith('.leveldb')).map((name) => path.join(parent, name));
}

async function mendFolder(folder: string, log: Log, flush: FlushFolder): Promise<LogsFound> {
  const names = await readdir(folder);
  const manifest = await readFile(path.join(folder, 'CURRENT'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  let found: LogsFound = 'whole';
  for (const name of names.filter((one) => WRITE_AHEAD.test(one) || one === manifest)) {
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    const { records, torn } = readLog(bytes);
    if (torn === 0) continue;
    const gaps = name !== manifest && !isUnbroken(records);
    if (gaps && found !== 'gaps') await keepCopy(folder, log);
    await replace(file, writeLog(records));
    log.warn('store-log-mended', { file: name, torn, records: records.length, gaps });
    if (gaps || found === 'whole') found = gaps ? 'gaps' : 'mended';
  }
  // Else a power cut could bring the old file back, without what was since written to the new one.
  if (found !== 'whole') await flush(folder);
  return found;
}

/** For IT, until the last of its keys has burned (`kept-copies.ts`). */
async function keepCopy(folder: string, log: Log): Promise<void> {
  const kept = path.join(path.dirname(folder), '..', copyName(Date.now()));
  await cp(folder, kept, { recursive: true }).catch((error: unknown) =>
    log.error('store-copy-not-kept', { code: codeOf(error) }),
  );
}

/** A crash leaves the old file or the new one. On a full disk, where there is no room for both, it is written over. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const next = `${file}.mended`;
  try {
    await put(next, 'w', bytes);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    if (codeOf(error) !== 'ENOSPC') throw error;
    await put(file, 'r+', bytes);
  }
}

async function put(file: string, flags: 'w' | 'r+', bytes: Uint8Array): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.truncate(bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
