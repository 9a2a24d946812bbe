import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, BASE_MS, CAP_MS, LEAST_MS, MAX_RETRY_AFTER_MS } from '../../../shared/sync/backoff';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waits between a tenth of a second and a ceiling that doubles from one second to five minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 5_000 }), chance, (failures, r) => {
      const ms = backoffMs(failures, { random: () => r });
      expect(ms).toBeGreaterThanOrEqual(LEAST_MS);
      expect(ms).toBeLessThanOrEqual(Math.min(CAP_MS, BASE_MS * 2 ** (Math.max(failures, 1) - 1)));
    }),
  );
});

test('reaches its ceiling: one second at first, then two, five minutes in the end', () => {
  const most = (failures: number) => backoffMs(failures, { random: () => 0.999_999 });
  expect([1, 2, 3, 9, 10, 500].map(most)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
});

test('never comes back before Retry-After, and spreads desks that were told the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), chance, fc.nat(MAX_RETRY_AFTER_MS), (failures, r, floor) => {
      expect(backoffMs(failures, { random: () => r }, floor)).toBeGreaterThanOrEqual(floor);
    }),
  );
  const back = (r: number) => backoffMs(5, { random: () => r }, 30_000);
  expect([back(0.1), back(0.9)]).toEqual([31_600, 44_400]);
});

test('does not fall silent for days over a misprinted Retry-After', () => {
  for (const floor of [Number.MAX_VALUE, Infinity, Number.NaN, -5]) {
    expect(backoffMs(60, { random: () => 1 }, floor)).toBeLessThanOrEqual(MAX_RETRY_AFTER_MS + CAP_MS);
  }
});
