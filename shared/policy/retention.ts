import type { CouncilPack } from '../packs/schema/council-pack';
import { deskRule } from '../packs/lookup';
import { addPeriod, londonDate } from './civil-date';

/** What is known of when the desk's copy becomes unreadable (retention rule, with its source). */
export type PurgePlan = {
  /** Civil date; an estimate until the enquiry has been taken by the CRM. */
  on: string;
  estimated: boolean;
  /** e.g. "P1M after passed" in data form: words are the desk's. */
  period: string;
  source: string;
  assumed: boolean;
};

/**
 * When the desk's copy becomes unreadable. The period starts when the enquiry was passed, that is when the CRM took
 * it (`passedAt`, ms); before that the date is an estimate from `now` (S3:50 read as a ceiling for every council).
 */
export function purgePlan(pack: CouncilPack, passedAt: number | null, now: number): PurgePlan {
  const rule = deskRule(pack);
  const period = deskPeriod(pack);
  return {
    on: addPeriod(londonDate(passedAt ?? now), period),
    estimated: passedAt === null,
    period,
    source: rule?.source ?? 'S3:50',
    assumed: rule?.assumed ?? true,
  };
}

/** How long the audit log is kept: a year shows what a complaint of last year asks about. Nothing personal is in it. */
export const AUDIT_PERIOD = 'P1Y';

/** The longest that a desk keeps its copy where the pack is silent or leaves it to somebody else (S3:50 as a ceiling). */
const CEILING = 'P1M';

/** How long the desk's copy is kept after it was passed, as an ISO 8601 period. */
export function deskPeriod(pack: CouncilPack): string {
  return deskRule(pack)?.period ?? CEILING;
}
