import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnbroken, readLog, writeLog } from '../../../../electron/store/log-records';

const BLOCK = 32_768;
const HEADER = 7;

/** Sizes about the borders of a block come up more often than chance would have it. */
const size = fc.oneof(
  { weight: 5, arbitrary: fc.nat(2_000) },
  fc.integer({ min: BLOCK - 20, max: BLOCK + 20 }),
  fc.nat(3 * BLOCK),
);
const record = fc.tuple(size, fc.nat(255)).map(([length, fill]) => new Uint8Array(length).fill(fill));
const records = fc.array(record, { maxLength: 6 });

const plain = (some: readonly Uint8Array[]) => some.map((one) => Buffer.from(one).toString('base64'));

/** What a database writes behind the first `at` bytes of its log; null where no record ends there exactly. */
function writtenFrom(at: number, more: readonly Uint8Array[]): Uint8Array | null {
  for (let blocks = 1; blocks <= Math.ceil(at / BLOCK) + 1; blocks += 1) {
    const length = at - HEADER * blocks;
    if (length < 0) return null;
    if (writeLog([new Uint8Array(length)]).length === at)
      return writeLog([new Uint8Array(length), ...more]).subarray(at);
  }
  return null;
}

describe('the log of the database', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(records, (all) => {
        const read = readLog(writeLog(all));
        expect(plain(read.records)).toEqual(plain(all));
        expect(read.torn).toBe(0);
      }),
    );
  });

  it('cut anywhere, holds every record that was whole', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, cut) => {
        const log = writeLog(all);
        const at = cut % (log.length + 1);
        const whole = all.filter((_one, i) => writeLog(all.slice(0, i + 1)).length <= at);
        const read = readLog(log.subarray(0, at));
        expect(plain(read.records)).toEqual(plain(whole));
        const mended = readLog(writeLog(read.records));
        expect(mended.torn).toBe(0);
        expect(plain(mended.records)).toEqual(plain(whole));
      }),
    );
  });

  it('written on behind a cut, loses neither what was before it nor what came after', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.array(record, { minLength: 1, maxLength: 4 }), (all, cut, more) => {
        const log = writeLog(all);
        const at = cut % (log.length + 1);
        const tail = writtenFrom(at, more);
        fc.pre(tail !== null);
        const whole = all.filter((_one, i) => writeLog(all.slice(0, i + 1)).length <= at);
        const read = readLog(Buffer.concat([log.subarray(0, at), tail ?? new Uint8Array()]));
        expect(plain(read.records)).toEqual(plain([...whole, ...more]));
      }),
    );
  });

  const numbered = (number: number, count: number): Uint8Array => {
    const bytes = new Uint8Array(20);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, BigInt(number), true);
    view.setUint32(8, count, true);
    return bytes;
  };

  it('shows by its numbers whether a write is missing', () => {
    expect(isUnbroken([])).toBe(true);
    expect(isUnbroken([numbered(5, 3), numbered(8, 1), numbered(9, 2)])).toBe(true);
    expect(isUnbroken([numbered(5, 3), numbered(9, 2)])).toBe(false);
    expect(isUnbroken([new Uint8Array(4)])).toBe(false);
  });
});
