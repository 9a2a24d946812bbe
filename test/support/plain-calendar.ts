/**
 * The calendar and London's clocks in plain arithmetic, for tests to hold the program's library against: no Date, no Intl,
 * no Temporal. The Gregorian rule for leap years; summer time from one o'clock UTC on the last Sunday in March to one
 * o'clock UTC on the last Sunday in October (Summer Time Order 2002).
 */
export type Day = { year: number; month: number; day: number };

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);

export const write = ({ year, month, day }: Day): string =>
  [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** Every day of these years, in order. */
export function daysOf(first: number, last: number): Day[] {
  const days: Day[] = [];
  for (let year = first; year <= last; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= lengthOf(year, month); day += 1) days.push({ year, month, day });
  return days;
}

/** The corresponding date so many months later, or that month's last day where it has none. */
export function monthsLater({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return { ...to, day: Math.min(day, lengthOf(to.year, to.month)) };
}

/** Days since 1 January 1970, a Thursday. */
export function dayNumber({ year, month, day }: Day): number {
  let count = day - 1;
  for (let y = 1970; y < year; y += 1) count += isLeap(y) ? 366 : 365;
  for (let m = 1; m < month; m += 1) count += lengthOf(year, m);
  return count;
}

function lastSunday(year: number, month: number): Day {
  const last = { year, month, day: lengthOf(year, month) };
  // Day 0 was a Thursday: Sundays are those that leave 3 when divided by 7.
  return { ...last, day: last.day - ((dayNumber(last) + 4) % 7) };
}

export const clocksGoForward = (year: number): Day => lastSunday(year, 3);
export const clocksGoBack = (year: number): Day => lastSunday(year, 10);

const HOUR = 3_600_000;

/** The first moment of a day in London, in milliseconds since 1970. */
export function firstMoment(day: Day): number {
  const number = dayNumber(day);
  // The day on which they change still begins by the clocks of before.
  const isSummer =
    number > dayNumber(clocksGoForward(day.year)) && number <= dayNumber(clocksGoBack(day.year));
  return number * 24 * HOUR - (isSummer ? HOUR : 0);
}
