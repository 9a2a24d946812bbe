import { Temporal } from 'temporal-polyfill';

const LONDON = 'Europe/London';

/** The calendar date in London at a moment given in milliseconds since 1970. */
export function londonDate(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(LONDON).toPlainDate().toString();
}

/** The moment as ISO 8601 with London's offset, e.g. `2026-11-23T10:42:07.123+00:00`. */
export function londonInstant(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(LONDON)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}

/** The first moment of a London date, in milliseconds since 1970 (23 and 25 hour days included). */
export function startOfLondonDay(date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(LONDON).epochMilliseconds;
}

/** The moment at which London's clocks show a time (`HH:MM`) on a date; one that a clock change leaves out comes later. */
export function momentOn(date: string, time: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LONDON, plainTime: time })
    .epochMilliseconds;
}

/**
 * Calendar periods by the corresponding-date rule: the event's day is not counted, and a month that is too short
 * ends it on its last day (Dodds v Walker [1981]): 31 January + P1M = 28 February. No roll over weekends: a ceiling.
 */
export function addPeriod(date: string, period: string): string {
  return Temporal.PlainDate.from(date)
    .add(Temporal.Duration.from(period), { overflow: 'constrain' })
    .toString();
}

/** Negative, zero or positive as `a` is before, on or after `b`. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
