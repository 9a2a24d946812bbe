import type { Channel } from '../domain/primitives';
import { deskRule, handOffRule } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { RetentionRule } from '../packs/schema/keeping';
import { addPeriod, londonDate } from './civil-date';

/** What is known of when the desk's copy becomes unreadable (retention rule, with its source). */
export type PurgePlan = {
  /** Civil date; an estimate until the enquiry has been passed. */
  on: string;
  estimated: boolean;
  /** e.g. "P1M after passed" in data form: words are the desk's. */
  period: string;
  source: string;
  assumed: boolean;
  /** The rule is the one for what reception passes to a team (S3:50). */
  handOff: boolean;
};

/**
 * How an enquiry was or will be passed on. Moments are milliseconds since 1970: when the CRM took it, and when the first
 * mail server did (or a person took it to their own mail program); null while neither has.
 */
export type Passing = {
  channel: Channel | null;
  /** It ended with being passed to a team. */
  toTeam: boolean;
  /** It is passed on by e-mail, sent or not. */
  byEmail: boolean;
  crmAt: number | null;
  emailAt: number | null;
};

/** Something that goes to the CRM alone, and has not got there. */
export const notPassed: Passing = {
  channel: null,
  toTeam: false,
  byEmail: false,
  crmAt: null,
  emailAt: null,
};

/** How long the audit log is kept: a year shows what a complaint of last year asks about. Nothing personal is in it. */
export const AUDIT_PERIOD = 'P1Y';

/** The longest that a desk keeps its copy where the pack is silent or leaves it to somebody else (S3:50 as a ceiling). */
export const DESK_CEILING = 'P1M';

type Clocked = { rule: RetentionRule | null; from: number | null };

/** The moment at which somebody first had it: the CRM or a mail server. */
function passedAt({ crmAt, emailAt }: Passing): number | null {
  if (crmAt === null || emailAt === null) return crmAt ?? emailAt;
  return Math.min(crmAt, emailAt);
}

/** Each rule that holds for it, and the moment from which its period counts; null: not yet. */
function rulesFor(pack: CouncilPack, passing: Passing): Clocked[] {
  const passed = passedAt(passing);
  const rules: Clocked[] = [{ rule: deskRule(pack), from: passed }];
  const handOff = handOffRule(pack);
  if (!handOff || passing.channel !== 'in-person') return rules;
  if (handOff.covers === 'email') {
    if (passing.byEmail) rules.push({ rule: handOff, from: passing.emailAt });
  } else if (passing.toTeam || passing.byEmail) rules.push({ rule: handOff, from: passed });
  return rules;
}

/**
 * When the desk's copy becomes unreadable. A period starts when the enquiry was passed, that is when the CRM or the mail
 * server took it; before that the date is an estimate from `now`. Where two rules hold, the earlier day counts, and on
 * the same day the one for hand-offs is named, for it is the narrower.
 */
export function purgePlan(pack: CouncilPack, passing: Passing, now: number): PurgePlan {
  const plans = rulesFor(pack, passing).map(({ rule, from }): PurgePlan => {
    const period = rule?.period ?? DESK_CEILING;
    return {
      on: addPeriod(londonDate(from ?? now), period),
      estimated: from === null,
      period,
      source: rule?.source ?? 'S3:50',
      assumed: rule?.assumed ?? true,
      handOff: rule?.record === 'reception-handoff',
    };
  });
  return plans.reduce((first, next) => (next.on <= first.on ? next : first));
}

/** How long the desk's copy of an enquiry is kept at most after it was passed, as an ISO 8601 period. */
export function deskPeriod(pack: CouncilPack): string {
  return deskRule(pack)?.period ?? DESK_CEILING;
}
