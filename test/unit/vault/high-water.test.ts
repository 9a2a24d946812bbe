import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raise, type HighWater } from '../../../renderer/vault/retention/high-water';
import { addPeriod } from '../../../shared/policy/civil-date';

const dayOf = (n: number): string => addPeriod('2026-01-01', `P${n}D`);

test('follows the clock day by day', () => {
  expect(raise(null, '2026-11-23')).toEqual({ day: '2026-11-23', clock: '2026-11-23' });
  expect(raise({ day: '2026-11-23', clock: '2026-11-23' }, '2026-11-24').day).toBe('2026-11-24');
});

test('goes on by the days that pass after the clock was set back by years', () => {
  const ahead: HighWater = { day: '2036-11-23', clock: '2036-11-23' };
  const back = raise(ahead, '2026-11-23');
  expect(back.day).toBe('2036-11-23');
  expect(raise(back, '2026-11-25').day).toBe('2036-11-25');
});

test('never goes back and never falls behind the clock, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 30 }), (clock) => {
      let mark: HighWater | null = null;
      for (const n of clock) {
        const next = raise(mark, dayOf(n));
        expect(next.day >= (mark?.day ?? '')).toBe(true);
        expect(next.day >= dayOf(n)).toBe(true);
        mark = next;
      }
    }),
  );
});
