import crc32c from 'crc-32/crc32c.js';
import { compress } from 'snappyjs';
import { masked } from '../../../electron/store/log-records';

/** A row of a table; null: deleted. */
export type Row = { key: string; value: Buffer | null };

export function varintOf(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0));
    if (left < 128) return Buffer.from(bytes);
  }
}

type Pair = { key: Buffer; value: Buffer };
/** As LevelDB lays a block out: every third key whole, the others without what they share with the one before. */
function blockOf(pairs: readonly Pair[]): Buffer {
  const parts: Buffer[] = [];
  const restarts: number[] = [];
  let at = 0;
  for (const [i, { key, value }] of pairs.entries()) {
    const before = i % 3 === 0 ? Buffer.alloc(0) : (pairs[i - 1]?.key ?? Buffer.alloc(0));
    if (i % 3 === 0) restarts.push(at);
    let shared = 0;
    while (shared < before.length && before[shared] === key[shared]) shared += 1;
    const own = key.subarray(shared);
    const entry = [varintOf(shared), varintOf(own.length), varintOf(value.length), own, value];
    parts.push(...entry);
    at += Buffer.concat(entry).length;
  }
  const tail = Buffer.alloc(4 * restarts.length + 4);
  restarts.forEach((restart, i) => tail.writeUInt32LE(restart, 4 * i));
  tail.writeUInt32LE(restarts.length, 4 * restarts.length);
  return Buffer.concat([...parts, tail]);
}

/** A whole table of these rows, `perBlock` in a data block, compressed or not. */
export function tableOf(rows: readonly Row[], perBlock: number, squeezed: boolean): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const put = (block: Buffer): Buffer => {
    const body = Buffer.concat([squeezed ? compress(block) : block, Buffer.from([squeezed ? 1 : 0])]);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(masked(crc32c.buf(body)));
    const handle = Buffer.concat([varintOf(at), varintOf(body.length - 1)]);
    parts.push(body, checksum);
    at += body.length + checksum.length;
    return handle;
  };
  const pairs = rows.map(({ key, value }, i) => {
    const number = Buffer.alloc(8);
    number.writeBigUInt64LE(BigInt(i * 256 + (value ? 1 : 0)));
    return { key: Buffer.concat([Buffer.from(key), number]), value: value ?? Buffer.alloc(0) };
  });
  const index: Pair[] = [];
  for (let i = 0; i < pairs.length; i += perBlock) {
    const some = pairs.slice(i, i + perBlock);
    index.push({ key: some.at(-1)?.key ?? Buffer.alloc(0), value: put(blockOf(some)) });
  }
  const meta = put(blockOf([]));
  const footer = Buffer.alloc(48);
  Buffer.concat([meta, put(blockOf(index))]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([...parts, footer]);
}

/** One record of a write-ahead log that puts or deletes these rows. */
export function batchOf(rows: readonly Row[], number = 1): Buffer {
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(number));
  head.writeUInt32LE(rows.length, 8);
  const texts = (bytes: Buffer): Buffer[] => [varintOf(bytes.length), bytes];
  const parts = rows.flatMap(({ key, value }) => [
    Buffer.from([value ? 1 : 0]),
    ...texts(Buffer.from(key)),
    ...(value ? texts(value) : []),
  ]);
  return Buffer.concat([head, ...parts]);
}
