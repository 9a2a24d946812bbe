import type { CouncilPack } from '../packs/schema';
import { addPeriod, londonDate } from './civil-date';

/** What is known of when the desk's copy becomes unreadable (retention rule, with its source). */
export type PurgePlan = {
  /** Civil date; an estimate until the enquiry has been taken by the CRM. */
  on: string;
  estimated: boolean;
  /** e.g. "P1M after passed" in data form: words are the desk's. */
  period: string;
  trigger: 'passed';
  source: string;
  assumed: boolean;
};

/**
 * When the desk's copy becomes unreadable. The period starts when the enquiry was passed, that is when the CRM took
 * it (`passedAt`, ms); before that the date is an estimate from `now` (S3:50 read as a ceiling for every council).
 */
export function purgePlan(pack: CouncilPack, passedAt: number | null, now: number): PurgePlan {
  const rule = pack.retention.desk;
  return {
    on: addPeriod(londonDate(passedAt ?? now), rule.period),
    estimated: passedAt === null,
    period: rule.period,
    trigger: rule.trigger,
    source: rule.source,
    assumed: rule.assumed,
  };
}
