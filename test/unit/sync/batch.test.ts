import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchLimit, jsonBytes, MOST_BYTES, MOST_ITEMS, planBatch } from '../../../shared/sync/batch';
import { madeUpCreate } from './support/made-up-mutations';

const item = fc.record({
  entityId: fc.constantFrom(...'abcdefghij'),
  bytes: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 200, max: 3_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 100_000, max: MOST_BYTES - 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: MOST_BYTES - 14, max: 3 * MOST_BYTES }) },
  ),
  faults: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(6) }),
});
const due = fc
  .array(item, { maxLength: 250 })
  .map((items) => items.map((one, deviceSeq) => ({ ...one, deviceSeq })));

test('never plans more than 100 items or 1 MiB, and none in bigger company than its faults allow', () => {
  fc.assert(
    fc.property(due, (items) => {
      const { batch } = planBatch(items);
      const bytes = 12 + batch.reduce((sum, one) => sum + one.bytes, 0) + Math.max(0, batch.length - 1);
      expect(batch.length).toBeLessThanOrEqual(
        Math.min(MOST_ITEMS, ...batch.map((b) => batchLimit(b.faults))),
      );
      expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    }),
  );
});

test('keeps the items of one enquiry in order, with none left out in between', () => {
  fc.assert(
    fc.property(due, (items) => {
      const { batch, tooLarge } = planBatch(items);
      const planned = new Set(batch);
      expect([...batch].sort((a, b) => a.deviceSeq - b.deviceSeq)).toEqual(batch);
      const passedOver = new Set<string>();
      for (const one of items) {
        if (!planned.has(one)) passedOver.add(one.entityId);
        else expect(passedOver.has(one.entityId)).toBe(false);
      }
      for (const one of tooLarge) expect(12 + one.bytes).toBeGreaterThan(MOST_BYTES);
    }),
  );
});

test('never stands still: plan after plan, everything due is sent or found too large', () => {
  fc.assert(
    fc.property(due, (items) => {
      let left = items;
      for (let plans = 0; left.length > 0; plans += 1) {
        const { batch, tooLarge } = planBatch(left);
        const done = new Set([...batch, ...tooLarge]);
        expect(done.size).toBeGreaterThan(0);
        expect(plans).toBeLessThanOrEqual(items.length);
        left = left.filter((one) => !done.has(one));
      }
    }),
  );
});

test('fills a batch where it can', () => {
  const small = Array.from({ length: 250 }, (_, n) => ({ entityId: String(n), bytes: 1_500, faults: 0 }));
  expect(planBatch(small).batch).toHaveLength(100);
  const notes = small.map((one) => ({ ...one, bytes: 20_000 }));
  expect(planBatch(notes).batch).toHaveLength(Math.floor((MOST_BYTES - 12) / 20_001));
});

test('sends an item of exactly the limit and calls one byte more too large', () => {
  const one = { entityId: 'a', faults: 0 };
  expect(planBatch([{ ...one, bytes: MOST_BYTES - 12 }]).batch).toHaveLength(1);
  expect(planBatch([{ ...one, bytes: MOST_BYTES - 11 }]).tooLarge).toHaveLength(1);
});

test('one suspect item does not shrink the batch of the others', () => {
  const items = Array.from({ length: 60 }, (_, n) => ({
    entityId: String(n),
    bytes: 900,
    faults: n === 7 ? 5 : 0,
  }));
  expect(planBatch(items).batch.map((one) => one.faults)).toEqual(Array.from({ length: 59 }, () => 0));
});

test('measures what really travels: the JSON of the whole request, in UTF-8', () => {
  const items = [madeUpCreate(1, 1, 'Ŵyneb £5 – 🗑'), madeUpCreate(2, 2, 'plain')];
  const sum = items.reduce((bytes, one) => bytes + jsonBytes(one), 0);
  expect(Buffer.byteLength(JSON.stringify({ items }))).toBe(12 + sum + (items.length - 1));
});
