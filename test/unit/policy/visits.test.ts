import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPeriod, londonDate, momentOn, startOfLondonDay } from '../../../shared/policy/civil-date';
import {
  closingAfter,
  freeBadge,
  keepsVisitors,
  visitGoneOn,
  visitPeriod,
} from '../../../shared/policy/visits';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { goodPack } from '../packs/support/good-pack';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const hours = weekdays.map((day) => ({ day, opens: '09:00', closes: '17:00' }));
const withHours = (more: Partial<CouncilPack['calendar']> = {}): CouncilPack => {
  const pack = goodPack();
  return { ...pack, calendar: { ...pack.calendar, bankHolidays: [], closed: [], hours, ...more } };
};
const withRule = (period: string | null): CouncilPack => {
  const pack = goodPack();
  const rule = { id: 'visits', record: 'visit', where: 'desk', decidedBy: null, trigger: 'visited' } as const;
  return { ...pack, retention: [...pack.retention, { ...rule, period, source: 'x', assumed: false }] };
};
const at = (text: string): number => Date.parse(text);

describe('when a visitor is signed out by the clock', () => {
  test('is when the building closes', () => {
    expect(closingAfter(withHours(), at('2026-11-24T10:00:00Z'))).toBe(at('2026-11-24T17:00:00Z'));
    expect(closingAfter(withHours(), at('2026-07-07T10:00:00Z')), 'summer time').toBe(
      at('2026-07-07T16:00:00Z'),
    );
  });

  test.each([
    ['after closing', '2026-11-24T18:30:00Z'],
    ['at the very moment of closing', '2026-11-24T17:00:00Z'],
  ])('is the end of the day for who came %s', (_when, came) => {
    expect(closingAfter(withHours(), at(came))).toBe(at('2026-11-25T00:00:00Z'));
  });

  test('is the end of the day where it does not open: a Saturday, a bank holiday, a day of its own, no hours', () => {
    const friday = at('2026-12-25T10:00:00Z');
    const midnight = at('2026-12-26T00:00:00Z');
    expect(closingAfter(withHours(), at('2026-11-28T10:00:00Z'))).toBe(at('2026-11-29T00:00:00Z'));
    expect(closingAfter(withHours({ bankHolidays: ['2026-12-25'] }), friday)).toBe(midnight);
    expect(closingAfter(withHours({ closed: [{ on: '2026-12-25', why: 'x' }] }), friday)).toBe(midnight);
    expect(closingAfter(withHours({ hours: undefined }), friday)).toBe(midnight);
    expect(closingAfter(withHours(), friday)).toBe(at('2026-12-25T17:00:00Z'));
  });

  test('goes by London’s clocks on the days on which they change', () => {
    const sunday = withHours({ hours: [{ day: 'sun', opens: '00:30', closes: '17:00' }] });
    // 28 March 2027: forward at one; 25 October 2026: back at two.
    expect(closingAfter(sunday, at('2027-03-28T00:45:00Z'))).toBe(at('2027-03-28T16:00:00Z'));
    expect(closingAfter(sunday, at('2026-10-25T00:30:00Z'))).toBe(at('2026-10-25T17:00:00Z'));
    const none = withHours({ hours: undefined });
    expect(closingAfter(none, at('2027-03-28T00:10:00Z'))).toBe(at('2027-03-28T23:00:00Z'));
    expect(closingAfter(none, at('2026-10-24T23:10:00Z'))).toBe(at('2026-10-26T00:00:00Z'));
    // A closing time that the clocks leave out is the moment they come to.
    const early = withHours({ hours: [{ day: 'sun', opens: '00:10', closes: '01:30' }] });
    expect(closingAfter(early, at('2027-03-28T00:20:00Z'))).toBe(at('2027-03-28T01:30:00Z'));
  });

  test('is always later than they came, and never later than the end of that day', () => {
    const days = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    fc.assert(
      fc.property(days, fc.boolean(), (came, open) => {
        const closes = closingAfter(open ? withHours() : withHours({ hours: undefined }), came);
        const end = startOfLondonDay(addPeriod(londonDate(came), 'P1D'));
        expect(closes).toBeGreaterThan(came);
        expect(closes).toBeLessThanOrEqual(end);
      }),
    );
  });
});

describe('how long a visit is kept', () => {
  test('is the pack’s period for visits, counted from the day of the visit', () => {
    expect(visitGoneOn(withRule('P2W'), '2026-11-23')).toBe('2026-12-07');
    expect(visitPeriod(withRule('P2W'))).toBe('P2W');
  });

  test('is one month where the pack is silent, and never longer', () => {
    expect(visitGoneOn(goodPack(), '2027-01-31')).toBe('2027-02-28');
    expect(visitGoneOn(goodPack(), '2028-01-31')).toBe('2028-02-29');
    expect(visitGoneOn(withRule('P1Y'), '2026-11-23')).toBe('2026-12-23');
    expect(visitGoneOn(withRule('P30D'), '2027-02-01'), 'thirty days are longer than February').toBe(
      '2027-03-01',
    );
  });
});

test('visitors are kept only where the pack turns both on', () => {
  const pack = goodPack();
  const on = (enabled: boolean, module: boolean): boolean =>
    keepsVisitors({
      ...pack,
      visitors: { ...pack.visitors, enabled },
      modules: { ...pack.modules, visitors: module },
    });
  expect([on(true, true), on(true, false), on(false, true), on(false, false)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('the lowest badge that nobody wears is given out', () => {
  expect(freeBadge([])).toBe(1);
  expect(freeBadge([1, 2, 4])).toBe(3);
  expect(freeBadge([2, 3])).toBe(1);
});

test('a time of day is London’s', () => {
  expect(momentOn('2026-07-01', '17:00')).toBe(at('2026-07-01T16:00:00Z'));
  expect(momentOn('2026-10-25', '01:30'), 'the first of two').toBe(at('2026-10-25T00:30:00Z'));
});
