import crc32c from 'crc-32/crc32c.js';

/**
 * The log of LevelDB (its write-ahead log and its manifest), which is how Chromium keeps the vault's database: blocks
 * of 32 KiB; in them fragments of a checksum (CRC-32C, masked), a length, a type and the bytes. Source:
 * `doc/log_format.md` of google/leveldb.
 */
const BLOCK = 32_768;
const HEADER = 7;
const FULL = 1;
const FIRST = 2;
const MIDDLE = 3;
const LAST = 4;

type Fragment = { type: number; bytes: Uint8Array };

export type LogRecords = {
  records: Uint8Array[];
  /** Bytes that belong to no whole record: what a crash cut short, or damage. 0: the log is as it should be. */
  torn: number;
};

/** How the checksum is kept, so that a checksum of bytes that hold checksums stays a good one. */
export function masked(checksum: number): number {
  const unsigned = checksum >>> 0;
  return (((unsigned >>> 15) | (unsigned << 17)) + 0xa282ead8) >>> 0;
}

function fragmentAt(log: Uint8Array, at: number): Fragment | null {
  const room = Math.min(BLOCK - (at % BLOCK), log.length - at);
  if (room < HEADER) return null;
  const view = new DataView(log.buffer, log.byteOffset + at, HEADER);
  const length = view.getUint16(4, true);
  const type = view.getUint8(6);
  if (type < FULL || type > LAST || HEADER + length > room) return null;
  const checked = log.subarray(at + HEADER - 1, at + HEADER + length);
  return masked(crc32c.buf(checked)) === view.getUint32(0, true)
    ? { type, bytes: checked.subarray(1) }
    : null;
}

const isTrailer = (log: Uint8Array, at: number): boolean => BLOCK - (at % BLOCK) < HEADER && at < log.length;

/** Every whole record in order, past whatever lies between them. */
export function readLog(log: Uint8Array): LogRecords {
  const records: Uint8Array[] = [];
  let torn = 0;
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  const drop = (): void => {
    torn += begunBytes;
    begun = [];
    begunBytes = 0;
  };
  for (let at = 0; at < log.length;) {
    if (isTrailer(log, at)) {
      at += Math.min(BLOCK - (at % BLOCK), log.length - at);
      continue;
    }
    const found = fragmentAt(log, at);
    if (!found) {
      drop();
      torn += 1;
      at += 1;
      continue;
    }
    const { type, bytes } = found;
    const size = HEADER + bytes.length;
    at += size;
    if (type === FULL || type === FIRST) drop();
    if (type === FULL) records.push(bytes);
    else if (type !== FIRST && begun.length === 0) torn += size;
    else {
      begun.push(bytes);
      begunBytes += size;
      if (type !== LAST) continue;
      records.push(Buffer.concat(begun));
      begun = [];
      begunBytes = 0;
    }
  }
  drop();
  return { records, torn };
}

/** The same records as a log without anything between them. */
export function writeLog(records: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  const push = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const record of records) {
    for (let from = 0, first = true; first || from < record.length; first = false) {
      const left = BLOCK - (at % BLOCK);
      if (left < HEADER) push(new Uint8Array(left));
      const room = BLOCK - (at % BLOCK) - HEADER;
      const to = Math.min(record.length, from + room);
      const last = to === record.length;
      const type = first ? (last ? FULL : FIRST) : last ? LAST : MIDDLE;
      const fragment = new Uint8Array(HEADER + to - from);
      const view = new DataView(fragment.buffer);
      fragment.set(record.subarray(from, to), HEADER);
      view.setUint16(4, to - from, true);
      view.setUint8(6, type);
      view.setUint32(0, masked(crc32c.buf(fragment.subarray(HEADER - 1))), true);
      push(fragment);
      from = to;
    }
  }
  return Buffer.concat(parts);
}

/**
 * Whether every write that the database called done is among these records of a write-ahead log: each holds its
 * number (64 bits) and how many numbers it takes up (32 bits), and they follow one another. What a crash cut short
 * never got a number that another did not get again.
 */
export function isUnbroken(records: readonly Uint8Array[]): boolean {
  let due: bigint | null = null;
  for (const record of records) {
    if (record.length < 12) return false;
    const view = new DataView(record.buffer, record.byteOffset, 12);
    const number = view.getBigUint64(0, true);
    if (due !== null && number !== due) return false;
    due = number + BigInt(view.getUint32(8, true));
  }
  return true;
}
