import { describe, expect, test } from 'vitest';
import { addPeriod, londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import { builtInPack } from '../../../shared/packs/built-in';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import {
  clocksGoBack,
  clocksGoForward,
  daysOf,
  firstMoment,
  lengthOf,
  monthsLater,
  write,
} from '../../support/plain-calendar';

const days = daysOf(2026, 2032);
const monthEnds = days.filter(({ year, month, day }) => day === lengthOf(year, month));

test('the calendar that this is held against is the one on the wall', () => {
  expect(days).toHaveLength(2557);
  expect(monthEnds).toHaveLength(84);
  expect([2026, 2027, 2028, 2032].map((year) => lengthOf(year, 2))).toEqual([28, 28, 29, 29]);
  // Published by the government for these years.
  expect([2026, 2027].map((year) => [write(clocksGoForward(year)), write(clocksGoBack(year))])).toEqual([
    ['2026-03-29', '2026-10-25'],
    ['2027-03-28', '2027-10-31'],
  ]);
});

describe('every day of 2026 to 2032, and so every month’s end and both leap days', () => {
  test.each([1, 2, 3, 6, 12, 36])(
    '%i months later is the corresponding date, or the last of its month',
    (months) => {
      for (const day of days)
        expect([write(day), addPeriod(write(day), `P${months}M`)]).toEqual([
          write(day),
          write(monthsLater(day, months)),
        ]);
    },
  );

  test('a year later is twelve months later, and the leap day’s is the last of February', () => {
    for (const day of days) expect(addPeriod(write(day), 'P1Y')).toBe(write(monthsLater(day, 12)));
    expect(addPeriod('2028-02-29', 'P1Y')).toBe('2029-02-28');
    expect(addPeriod('2028-02-29', 'P4Y')).toBe('2032-02-29');
  });

  test('so many days later is so many days on', () => {
    for (const [i, day] of days.entries())
      for (const [period, on] of [
        ['P1D', 1],
        ['P14D', 14],
        ['P6W', 42],
      ] as const) {
        const later = days[i + on];
        if (later) expect(addPeriod(write(day), period)).toBe(write(later));
      }
  });

  test('begins in London at its first moment, in summer and winter and where the clocks change', () => {
    for (const day of days) {
      const at = firstMoment(day);
      expect([write(day), startOfLondonDay(write(day))]).toEqual([write(day), at]);
      expect([londonDate(at), londonDate(at - 1) < write(day)]).toEqual([write(day), true]);
    }
  });
});

test('what is passed in a month’s first and last moment goes on the corresponding day, every month’s end', () => {
  const pack = builtInPack();
  for (const [i, end] of monthEnds.entries()) {
    const first = firstMoment(end);
    const next = days[days.indexOf(end) + 1];
    const last = next ? firstMoment(next) - 1 : first + 23 * 3_600_000;
    const on = write(monthsLater(end, 1));
    for (const crmAt of [first, last])
      expect([i, write(end), purgePlan(pack, { ...notPassed, crmAt }, 0).on]).toEqual([i, write(end), on]);
  }
});
