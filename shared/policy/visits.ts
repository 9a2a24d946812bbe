import { Temporal } from 'temporal-polyfill';
import type { CouncilPack } from '../packs/schema/council-pack';
import { addPeriod, londonDate, momentOn, startOfLondonDay } from './civil-date';
import { DESK_CEILING } from './retention';

/** Whether this council's desk keeps a list of visitors. */
export function keepsVisitors({ visitors, modules }: CouncilPack): boolean {
  return visitors.enabled && modules.visitors;
}

/** The notice that visitors read. */
export function visitNoticeId({ visitors, defaultNoticeId }: CouncilPack): string {
  return visitors.noticeId ?? defaultNoticeId;
}

/** How long a visit is kept at this desk, as an ISO 8601 period from its day; never longer than a month (S3:6, S3:50). */
export function visitPeriod({ retention }: CouncilPack): string {
  const rule = retention.find(({ record, where }) => record === 'visit' && where === 'desk');
  return rule?.period ?? DESK_CEILING;
}

/** The civil date from whose first moment a visit of that day is unreadable. */
export function visitGoneOn(pack: CouncilPack, day: string): string {
  const on = addPeriod(day, visitPeriod(pack));
  const latest = addPeriod(day, DESK_CEILING);
  return on < latest ? on : latest;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When the building closes on a civil date, `HH:MM` in London; null where it does not open, or the pack is silent. */
function closingOn({ calendar }: CouncilPack, day: string): string | null {
  const { hours = [], bankHolidays, closed } = calendar;
  if (bankHolidays.includes(day) || closed.some(({ on }) => on === day)) return null;
  const weekday = weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1];
  return hours.find((one) => one.day === weekday)?.closes ?? null;
}

/**
 * When somebody who is in the building since a moment (ms since 1970) is signed out by the clock: at closing; who came
 * after it, or on a day on which it does not open, at the end of that day (London).
 */
export function closingAfter(pack: CouncilPack, inSince: number): number {
  const day = londonDate(inSince);
  const closes = closingOn(pack, day);
  const at = closes === null ? null : momentOn(day, closes);
  return at !== null && at > inSince ? at : startOfLondonDay(addPeriod(day, 'P1D'));
}

/** The lowest badge that is not worn. */
export function freeBadge(worn: readonly number[]): number {
  let badge = 1;
  while (worn.includes(badge)) badge += 1;
  return badge;
}
