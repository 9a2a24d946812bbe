import fs from 'node:fs';
import zlib from 'node:zlib';

const endSignature = Buffer.from('PK\x05\x06', 'latin1');
const entrySignature = 0x02014b50;
const endRecordLimit = 65_557;

/**
 * Reads a zip's central directory (no zip64: the one archive we open is far below 4 GB).
 * @param {string} file
 * @returns {Generator<{ name: string, mode: number, read: () => Buffer }>} the data is read when asked for;
 *   throws on a broken directory or checksum
 */
export function* zipEntries(file) {
  const handle = fs.openSync(file, 'r');
  try {
    const size = fs.fstatSync(handle).size;
    const tail = readAt(handle, Math.max(0, size - endRecordLimit), Math.min(size, endRecordLimit));
    const end = tail.lastIndexOf(endSignature);
    if (end < 0) throw new Error(`${file} is not a zip archive`);
    const directory = readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== entrySignature) throw new Error(`${file}: broken zip directory`);
      const nameLength = directory.readUInt16LE(at + 28);
      const entry = {
        method: directory.readUInt16LE(at + 10),
        checksum: directory.readUInt32LE(at + 16),
        packed: directory.readUInt32LE(at + 20),
        mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
        offset: directory.readUInt32LE(at + 42),
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      };
      yield { name: entry.name, mode: entry.mode, read: () => readEntry(handle, entry) };
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** @param {number} handle @param {number} position @param {number} length */
function readAt(handle, position, length) {
  const bytes = Buffer.alloc(length);
  fs.readSync(handle, bytes, 0, length, position);
  return bytes;
}

/**
 * @param {number} handle
 * @param {{ name: string, method: number, checksum: number, packed: number, offset: number }} entry
 */
function readEntry(handle, entry) {
  const header = readAt(handle, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = readAt(handle, start, entry.packed);
  const data = entry.method === 0 ? raw : zlib.inflateRawSync(raw);
  // The archive's own digest has been checked already where an old Node lacks crc32.
  if ('crc32' in zlib && /** @type {(b: Buffer) => number} */ (zlib.crc32)(data) !== entry.checksum) {
    throw new Error(`bad checksum: ${entry.name}`);
  }
  return data;
}
