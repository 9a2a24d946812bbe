import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchEntries, readTable } from '../../support/leveldb-blocks';
import { batchOf, tableOf, type Row } from './made-up-table';

const value = fc.option(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  { nil: null },
);
const rows = fc
  .array(fc.record({ key: fc.string({ maxLength: 40 }), value }), { minLength: 1, maxLength: 40 })
  .map((some): Row[] => some.sort((a, b) => (a.key < b.key ? -1 : 1)));

const plain = (some: readonly { key: string | Buffer; value: Buffer | null }[]) =>
  some.map((row) => [row.key.toString(), row.value?.toString('hex') ?? null]);

describe('a table of LevelDB', () => {
  it('gives every row it was made of, whatever its blocks hold and whether they are compressed', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.boolean(), (some, perBlock, squeezed) => {
        const table = readTable(tableOf(some, perBlock, squeezed));
        expect(plain(table?.entries ?? [])).toEqual(plain(some));
        expect(table?.blocks).toHaveLength(Math.ceil(some.length / perBlock) + 2);
        expect(table?.unread).toBe(0);
      }),
    );
  });

  it('of which a byte was changed says how much of it could not be read', () => {
    const some = Array.from({ length: 12 }, (_, i) => ({ key: `row ${10 + i}`, value: Buffer.alloc(50, i) }));
    const file = tableOf(some, 4, false);
    file.writeUInt8(99, 20);
    const table = readTable(file);
    expect(plain(table?.entries ?? [])).toEqual(plain(some.slice(4)));
    expect(table?.unread).toBeGreaterThan(200);
  });

  it('is not what some other file is', () => {
    expect(readTable(Buffer.alloc(200))).toBe(null);
    expect(readTable(Buffer.alloc(3))).toBe(null);
  });
});

describe('a record of the write-ahead log', () => {
  it('gives the rows that it puts and deletes', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(plain(batchEntries(batchOf(some)) ?? [])).toEqual(plain(some));
      }),
    );
  });

  it('is none where it ends too early or counts otherwise', () => {
    const record = batchOf([{ key: 'a', value: Buffer.from('b') }]);
    expect(batchEntries(record.subarray(0, -1))).toBe(null);
    expect(batchEntries(Buffer.concat([record, record.subarray(12)]))).toBe(null);
    expect(batchEntries(record.subarray(0, 8))).toBe(null);
  });
});
