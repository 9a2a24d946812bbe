import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { uncompress } from 'snappyjs';

/** A block of a LevelDB table ends with one byte for its compression and four for its checksum. */
const TRAILER = 5;
const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');

function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function block(table: Buffer, offset: number, size: number): Buffer {
  const raw = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? Buffer.from(uncompress(raw)) : raw;
}

/** Every data block of a LevelDB table file (`.ldb`), uncompressed; empty when the file is not one. */
function tableBlocks(table: Buffer): Buffer[] {
  if (table.length < FOOTER || !table.subarray(-8).equals(MAGIC)) return [];
  const footer = table.subarray(-FOOTER);
  const [, afterMetaOffset] = varint(footer, 0);
  const [, afterMeta] = varint(footer, afterMetaOffset);
  const [indexOffset, afterIndexOffset] = varint(footer, afterMeta);
  const [indexSize] = varint(footer, afterIndexOffset);
  const index = block(table, indexOffset, indexSize);
  const blocks = [index];
  const end = index.length - 4 - 4 * index.readUInt32LE(index.length - 4);
  for (let at = 0; at < end;) {
    const [, a] = varint(index, at);
    const [keyLength, b] = varint(index, a);
    const [valueLength, c] = varint(index, b);
    const handle = index.subarray(c + keyLength, c + keyLength + valueLength);
    const [offset, next] = varint(handle, 0);
    const [size] = varint(handle, next);
    if (offset + size + TRAILER <= table.length) blocks.push(block(table, offset, size));
    at = c + keyLength + valueLength;
  }
  return blocks;
}

/** The ways in which Chromium may write a text: UTF-8, Latin-1 and both orders of UTF-16. */
function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), little, Buffer.from(little).swap16()];
}

export type Found = { file: string; text: string };

/**
 * Looks for texts in every file below a folder: as bytes, and inside the uncompressed blocks of LevelDB tables.
 * Returns where they were found and how many files and table blocks were read, so that a caller can tell that
 * it looked at something.
 */
export function searchProfile(
  folder: string,
  texts: readonly string[],
): { found: Found[]; files: number; blocks: number } {
  const wanted = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })));
  const found: Found[] = [];
  let files = 0;
  let blocks = 0;
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file);
    const inside = tableBlocks(bytes);
    files += 1;
    blocks += inside.length;
    for (const part of [bytes, ...inside])
      for (const want of wanted) if (part.includes(want.bytes)) found.push({ file: name, text: want.text });
  }
  return { found, files, blocks };
}
