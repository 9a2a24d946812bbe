import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSegment } from '../../../renderer/vault/find/make-segment';
import { mergeSegments } from '../../../renderer/vault/find/merge-segments';
import { termsOf } from '../../../renderer/vault/find/record-terms';
import { openSegment } from '../../../renderer/vault/find/segment';
import { madeUpEnquiries } from '../../support/made-up-enquiries';

const records = madeUpEnquiries(24, { days: 2, noteWords: 12 });
const terms = records.map((record, n) => termsOf(record, n));
const whole = makeSegment(terms);

test('a segment reads back as it was written, wherever it lies in memory', () => {
  expect(openSegment(whole.bytes)).toEqual(whole);
  const shifted = new Uint8Array(whole.bytes.length + 3);
  shifted.set(whole.bytes, 3);
  expect(openSegment(shifted.subarray(3))).toEqual(whole);
  expect(openSegment(makeSegment([]).bytes)?.ids).toEqual([]);
});

test('merging pieces gives what making the whole at once gives', () => {
  const cut = fc
    .array(fc.nat(terms.length), { maxLength: 6 })
    .map((at) => [...at, 0, terms.length].sort((a, b) => a - b));
  fc.assert(
    fc.property(cut, (at) => {
      const pieces = at.slice(1).map((to, i) => makeSegment(terms.slice(at[i], to)));
      const all = (segment: typeof whole) => new Uint8Array(segment.ids.length).fill(1);
      const merged = mergeSegments(pieces.map((segment) => ({ segment, keep: all(segment) })));
      return Buffer.compare(merged.bytes, whole.bytes) === 0;
    }),
  );
});

test('merging leaves no trace of what is not kept', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24, max: 1 }), (keep) => {
      const kept = terms.filter((_, n) => keep[n]);
      return Buffer.compare(mergeSegments([{ segment: whole, keep }]).bytes, makeSegment(kept).bytes) === 0;
    }),
  );
});

test('any changed, missing or added byte is noticed', () => {
  const damage = fc.oneof(
    fc.tuple(fc.nat(whole.bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
      const bytes = whole.bytes.slice();
      bytes[at]! ^= flip;
      return bytes;
    }),
    fc.nat(whole.bytes.length - 1).map((length) => whole.bytes.slice(0, length)),
    fc.uint8Array({ minLength: 1 }).map((more) => Uint8Array.from([...whole.bytes, ...more])),
    fc.uint8Array({ maxLength: 400 }),
  );
  fc.assert(
    fc.property(damage, (bytes) => openSegment(bytes) === null),
    { numRuns: 500 },
  );
});
