import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addPeriod,
  compareDates,
  londonDate,
  londonInstant,
  startOfLondonDay,
} from '../../../shared/policy/civil-date';

const HOUR = 3_600_000;
const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2045-12-31') });

/** The corresponding date, worked out another way: the same day number, or the month's last. */
function corresponding(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())));
  return end.toISOString().slice(0, 10);
}

describe('a period', () => {
  test.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-02-28', 'P1M', '2026-03-28'],
    ['2026-03-31', 'P1M', '2026-04-30'],
    ['2026-12-31', 'P1M', '2027-01-31'],
    ['2026-11-23', 'P1M', '2026-12-23'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-03-28', 'P1D', '2026-03-29'],
    ['2026-10-24', 'P2D', '2026-10-26'],
    ['2026-11-23', 'P6W', '2027-01-04'],
    ['2026-08-30', 'P6M', '2027-02-28'],
  ])('from %s, %s ends on %s', (from, period, end) => expect(addPeriod(from, period)).toBe(end));

  test('of months ends on the corresponding date, or the last day of a shorter month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 36 }), (from, months) => {
        expect(addPeriod(from, `P${months}M`)).toBe(corresponding(from, months));
      }),
    );
  });

  test('that begins later never ends earlier', () => {
    fc.assert(
      fc.property(date, date, fc.constantFrom('P1D', 'P6W', 'P1M', 'P3Y'), (a, b, period) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(compareDates(addPeriod(early, period), addPeriod(late, period))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('London time', () => {
  test('a day begins at its first moment, and the one before it ends there', () => {
    fc.assert(
      fc.property(date, (day) => {
        const start = startOfLondonDay(day);
        expect(londonDate(start)).toBe(day);
        expect(londonDate(start - 1)).toBe(addPeriod(day, '-P1D'));
      }),
    );
  });

  test('the day has 23 hours when the clocks go forward and 25 when they go back', () => {
    const hours = (day: string) => (startOfLondonDay(addPeriod(day, 'P1D')) - startOfLondonDay(day)) / HOUR;
    expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hours)).toEqual([24, 23, 25, 24]);
  });

  test('half past midnight in summer is a new day here while it is still yesterday in UTC', () => {
    expect(londonDate(Date.parse('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(londonDate(Date.parse('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });

  test('a moment is written with London’s offset and means the same moment', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const text = londonInstant(ms);
        expect(Date.parse(text)).toBe(ms);
        expect(text.slice(0, 10)).toBe(londonDate(ms));
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[01]:00$/);
      }),
    );
  });

  test('the hour that comes twice in autumn is told apart by its offset', () => {
    expect(londonInstant(Date.parse('2026-10-25T00:30:00Z'))).toBe('2026-10-25T01:30:00.000+01:00');
    expect(londonInstant(Date.parse('2026-10-25T01:30:00Z'))).toBe('2026-10-25T01:30:00.000+00:00');
  });

  test('the way the PC’s own time zone is set makes no difference', () => {
    const own = process.env.TZ;
    try {
      for (const zone of ['America/Los_Angeles', 'Pacific/Auckland', 'UTC']) {
        process.env.TZ = zone;
        expect(londonDate(Date.parse('2026-06-30T23:30:00Z')), zone).toBe('2026-07-01');
        expect(startOfLondonDay('2026-07-01'), zone).toBe(Date.parse('2026-06-30T23:00:00Z'));
      }
    } finally {
      process.env.TZ = own;
    }
  });
});
