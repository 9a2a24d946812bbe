/** How days and times are written on screen, always London's: "10:42", "Thu 19 Nov", "23 Dec". */
const zone = 'Europe/London';
const timeOf = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const dayOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const shortDayOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const longDayOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const dateOfMoment = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** A moment as a time of day: "10:42". */
export const timeWords = (instant: string): string => timeOf.format(new Date(instant));

/** A civil date with its weekday: "Thu 19 Nov"; with the year where it is another than `today`'s. */
export function dayWords(date: string, today: string): string {
  const day = dayOf.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
  return date.slice(0, 4) === today.slice(0, 4) ? day : `${day} ${date.slice(0, 4)}`;
}

/** A civil date without its weekday: "23 Dec", or "23 Jan 2027" in another year. */
export function shortDayWords(date: string, today: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return date.slice(0, 4) === today.slice(0, 4) ? shortDayOf.format(at) : longDayOf.format(at);
}

/** The civil date of a moment, in London. */
export const dateOf = (instant: string): string => dateOfMoment.format(new Date(instant));

/** A moment as one needs it: the time when it was today, else the day and the time. */
export function momentWords(instant: string, today: string): string {
  const date = dateOf(instant);
  return date === today ? timeWords(instant) : `${dayWords(date, today)}, ${timeWords(instant)}`;
}

const names: Record<string, [one: string, many: string]> = {
  D: ['day', 'days'],
  W: ['week', 'weeks'],
  M: ['month', 'months'],
  Y: ['year', 'years'],
};
const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** An ISO period of one unit in words: P1M → "one month", P14D → "14 days". */
export function periodWords(period: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const n = Number(count);
  const name = names[unit];
  if (!name) return period;
  return `${small[n] ?? n} ${n === 1 ? name[0] : name[1]}`;
}

/** Seconds as a call's length: "04:12", "1:04:12". */
export function lengthWords(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** "A", "A and B", "A, B and C". */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export const numberWords = (n: number): string => n.toLocaleString('en-GB');
