import crc32c from 'crc-32/crc32c.js';
import { uncompress } from 'snappyjs';
import { masked } from '../../electron/store/log-records';

/**
 * The tables of LevelDB (`.ldb`): data blocks, one after the other, then what finds them. Source:
 * `doc/table_format.md` of google/leveldb.
 */
const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
/** A block ends with one byte for its compression and four for its checksum. */
const TRAILER = 5;
const SNAPPY = 1;
/** Behind each key of a table: its number and, in the lowest of these eight bytes, whether it is a value. */
const NUMBER = 8;

/** One version of one row; null: what marks it as deleted. */
export type Entry = { key: Buffer; value: Buffer | null };

export type Table = {
  /** Every block, uncompressed: of data, of filters, and those that find others. */
  blocks: Buffer[];
  /** What the data blocks hold, older versions and deletions included. */
  entries: Entry[];
  /** Bytes that no whole block with a good checksum covers; 0: nothing in the file was passed over. */
  unread: number;
};

type Handle = { offset: number; size: number };

/** Of LevelDB and of V8: seven bits a byte, the lowest first. Past the end of the bytes: NaN. */
export function varint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 63) return [NaN, at];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function handleAt(bytes: Buffer, at: number): [Handle, next: number] {
  const [offset, afterOffset] = varint(bytes, at);
  const [size, next] = varint(bytes, afterOffset);
  return [{ offset, size }, next];
}

/** null when it isn't there whole, or its checksum says that it was changed. */
function blockAt(table: Buffer, { offset, size }: Handle): Buffer | null {
  const end = offset + size;
  if (!(end + TRAILER <= table.length)) return null;
  const raw = table.subarray(offset, end);
  if (masked(crc32c.buf(table.subarray(offset, end + 1))) !== table.readUInt32LE(end + 1)) return null;
  return table[end] === SNAPPY ? Buffer.from(uncompress(raw)) : raw;
}

/** A block's entries, each key put together again with the beginning it shares with the one before. */
export function blockEntries(block: Buffer): { key: Buffer; value: Buffer }[] {
  if (block.length < 4) return [];
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const entries: { key: Buffer; value: Buffer }[] = [];
  let last = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    const [shared, a] = varint(block, at);
    const [own, b] = varint(block, a);
    const [length, from] = varint(block, b);
    if (!(from + own + length <= end) || shared > last.length) break;
    const key = Buffer.concat([last.subarray(0, shared), block.subarray(from, from + own)]);
    at = from + own + length;
    entries.push({ key, value: block.subarray(from + own, at) });
    last = key;
  }
  return entries;
}

/** null when the file does not end as a table does. */
export function readTable(table: Buffer): Table | null {
  if (table.length < FOOTER || !table.subarray(-MAGIC.length).equals(MAGIC)) return null;
  const footer = table.subarray(-FOOTER);
  const [meta, afterMeta] = handleAt(footer, 0);
  const [index] = handleAt(footer, afterMeta);
  const blocks: Buffer[] = [];
  let unread = table.length - FOOTER;
  const take = (handle: Handle): Buffer | null => {
    const block = blockAt(table, handle);
    if (!block) return null;
    blocks.push(block);
    unread -= handle.size + TRAILER;
    return block;
  };
  const pointedAt = (handle: Handle): (Buffer | null)[] => {
    const block = take(handle);
    return block ? blockEntries(block).map(({ value }) => take(handleAt(value, 0)[0])) : [];
  };
  pointedAt(meta);
  const data = pointedAt(index).flatMap((block) => (block ? blockEntries(block) : []));
  const entries = data.map(({ key, value }) => ({
    key: key.subarray(0, -NUMBER),
    value: ((key.at(-NUMBER) ?? 0) & 1) === 1 ? value : null,
  }));
  return { blocks, entries, unread };
}

/** The rows that one record of a write-ahead log puts and deletes; null when it isn't such a record. */
export function batchEntries(record: Buffer): Entry[] | null {
  const HEADER = 12;
  if (record.length < HEADER) return null;
  const entries: Entry[] = [];
  const textAt = (at: number): [text: Buffer, next: number] => {
    const [length, from] = varint(record, at);
    return [record.subarray(from, from + length), from + length];
  };
  let at = HEADER;
  while (at < record.length) {
    const isValue = record[at] === 1;
    const [key, afterKey] = textAt(at + 1);
    const [value, next] = isValue ? textAt(afterKey) : [null, afterKey];
    if (!(next <= record.length) || (record[at] ?? 2) > 1) return null;
    entries.push({ key, value });
    at = next;
  }
  return entries.length === record.readUInt32LE(8) ? entries : null;
}
