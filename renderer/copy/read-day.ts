import { Temporal } from 'temporal-polyfill';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Feb 30 is none, and neither is month 13. */
function civil(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Without a year it is the nearest such day: people speak of last week or of next month. */
function nearest(today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  const options = [today.year - 1, today.year, today.year + 1]
    .map((year) => civil(year, month, day))
    .filter((date) => date !== null);
  const away = (date: Temporal.PlainDate): number => Math.abs(today.until(date).days);
  return options.sort((a, b) => away(a) - away(b))[0] ?? null;
}

function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length <= 2 ? 2000 + Number(text) : Number(text);
}

/**
 * Reads a day as it is said: "today", "yesterday", "thu" (the last one or the coming one, today included), "19",
 * "19/11", "19 Nov 26", "2026-11-19". `today` is an ISO date; the answer is one too, or null when it is no day.
 */
export function readDay(text: string, today: string, towards: 'past' | 'future' = 'past'): string | null {
  const now = Temporal.PlainDate.from(today);
  const said = text.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim();
  if (said === 'today') return now.toString();
  if (said === 'yesterday') return now.subtract({ days: 1 }).toString();
  if (said === 'tomorrow') return now.add({ days: 1 }).toString();

  const weekday = /^[a-z]{3,9}$/.test(said) ? weekdays.findIndex((name) => said.startsWith(name)) : -1;
  if (weekday >= 0) {
    const back = (now.dayOfWeek - 1 - weekday + 7) % 7;
    const days = towards === 'past' ? -back : (7 - back) % 7;
    return now.add({ days }).toString();
  }

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return civil(Number(iso[1]), Number(iso[2]), Number(iso[3]))?.toString() ?? null;

  const words =
    /^(?:[a-z]{3,9} )?(\d{1,2})(?:st|nd|rd|th)?(?:[ /-]?([a-z]{3,9}|\d{1,2}))?(?:[ /-](\d{2}|\d{4}))?$/.exec(
      said,
    );
  if (!words) return null;
  const [, dayText = '', monthText, yearText] = words;
  const named = monthText ? months.findIndex((name) => monthText.startsWith(name)) + 1 : now.month;
  const month = monthText && /^\d+$/.test(monthText) ? Number(monthText) : named;
  if (month < 1) return null;
  const year = fullYear(yearText);
  const date = year === null ? nearest(now, month, Number(dayText)) : civil(year, month, Number(dayText));
  return date?.toString() ?? null;
}
