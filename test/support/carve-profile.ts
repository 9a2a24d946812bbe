import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { uncompress } from 'snappyjs';
import { readLog } from '../../electron/store/log-records';
import { batchEntries, readTable, varint, type Entry } from './leveldb-blocks';

/** Where bytes were found: in a write-ahead log, in a table, or in a file as it lies there. */
export type Origin = 'log' | 'table' | 'raw';

export type Carved = {
  files: number;
  logs: number;
  tables: number;
  blocks: number;
  /** Versions of rows, those that were overwritten or deleted since included. */
  entries: { from: Origin; entry: Entry }[];
  /** All there is, in every form it can be read in: records put together, blocks uncompressed, and each file as it is. */
  pieces: { from: Origin; bytes: Buffer }[];
  /** Bytes of logs and tables that could not be taken apart. 0: nothing was passed over. */
  unread: number;
};

/** How Chromium marks a value that it has compressed (`idb_value_wrapping.cc`); the value's version is before it. */
const SQUEEZED = Buffer.from('ff1102', 'hex');

/** The value as the page wrote it; null when it lies there as that already. */
export function unsqueezed(value: Buffer): Buffer | null {
  const [, at] = varint(value, 0);
  if (!value.subarray(at, at + SQUEEZED.length).equals(SQUEEZED)) return null;
  return Buffer.from(uncompress(value.subarray(at + SQUEEZED.length)));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Takes every file below a folder apart, whether its database still refers to it or not. */
export function carveProfile(folder: string): Carved {
  const carved: Carved = { files: 0, logs: 0, tables: 0, blocks: 0, entries: [], pieces: [], unread: 0 };
  const takeEntries = (from: Origin, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const plain = entry.value && unsqueezed(entry.value);
      if (plain) carved.pieces.push({ from, bytes: plain });
      carved.entries.push({ from, entry: plain ? { key: entry.key, value: plain } : entry });
    }
  };
  const takeLog = (file: Buffer, holdsRows: boolean): void => {
    const { records, torn } = readLog(file);
    carved.logs += 1;
    carved.unread += torn;
    for (const record of records) {
      const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
      carved.pieces.push({ from: 'log', bytes });
      const rows = holdsRows ? batchEntries(bytes) : [];
      if (!rows) carved.unread += bytes.length;
      takeEntries('log', rows ?? []);
    }
  };
  const takeTable = (file: Buffer): void => {
    const table = readTable(file);
    carved.tables += 1;
    carved.unread += table?.unread ?? file.length;
    for (const bytes of table?.blocks ?? []) carved.pieces.push({ from: 'table', bytes });
    carved.blocks += table?.blocks.length ?? 0;
    takeEntries('table', table?.entries ?? []);
  };
  for (const name of filesBelow(folder)) {
    const file = readFileSync(name);
    carved.files += 1;
    if (/\.(ldb|sst)$/.test(name)) takeTable(file);
    else if (/^\d+\.log$/.test(path.basename(name))) takeLog(file, true);
    else if (/^MANIFEST-\d+$/.test(path.basename(name))) takeLog(file, false);
    carved.pieces.push({ from: 'raw', bytes: file });
  }
  return carved;
}
