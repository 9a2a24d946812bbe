import { Temporal } from 'temporal-polyfill';
import { addPeriod, londonDate, startOfLondonDay } from '../../../shared/policy/civil-date';
import { dueKey, keyBase, openKey, parseKeyName } from '../../../shared/crypto/key-names';
import { deskPeriod, purgePlan } from '../../../shared/policy/retention';
import { visitGoneOn } from '../../../shared/policy/visits';
import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import type { Bodies } from '../data/opened-record';
import { passingOf } from '../data/outbox-row';
import { burnKeys } from './burn-keys';
import { momentOf } from '../data/rows';
import { countsName, moveRows, type Chooser, type Destination } from './move-rows';
import { ruleOf } from './purge';
import { countNightsLain } from './nights-lain';
import type { RetentionParts } from './retention-parts';

/**
 * Moves everything out of the `open` keys of days gone by: what the CRM has taken to the `due` key of the day it must be
 * gone, the rest to today's `open` key. Then burns them, so that old blocks of the database's log outlive no day.
 */
export async function moveOutOfPastDays(parts: RetentionParts): Promise<Answer<null>> {
  const { store } = parts;
  const today = store.clock.today();
  const past = store.ring.names().filter((name) => {
    const { use, of } = parseKeyName(name);
    // A day ahead can only be one that a wrong clock once showed.
    return use === 'open' && of !== today;
  });
  if (past.length === 0) return { ok: true, value: null };
  const lain = await countNightsLain(parts);
  if (!lain.ok) return lain;
  const choose = chooserFor(parts, today, lain.value);
  const events: AuditEvent[] = [];
  let records = 0;
  let mutations = 0;
  for (const keyName of past) {
    const done = await moveRows(parts, keyName, choose, openKey(today));
    if (!done.ok) return done;
    const { copies, ...moved } = done.value;
    events.push({ what: 'key-emptied', key: keyBase(keyName), why: 'night', ...moved });
    records += moved.expired;
    mutations += copies;
  }
  // What had its day while it lay here, such as after three months off, and yesterday's tickets.
  if (records > 0)
    events.push({
      what: 'purged',
      day: today,
      keys: past,
      burnedAt: '',
      records,
      mutations,
      rule: ruleOf(parts),
    });
  return burnKeys(parts, past, events, { closes: past.map(countsName) });
}

/** Of seven days that pass, a desk that keeps office hours is there on five. */
const OFFICE_DAYS_OF_A_WEEK = 5;

/** How often a draft must have lain over night before its period can be believed to have passed. */
function nightsIn(period: string, today: string): number {
  const days = Temporal.PlainDate.from(today).until(addPeriod(today, period)).days;
  return Math.ceil((days * OFFICE_DAYS_OF_A_WEEK) / 7);
}

/** Where a record goes by the rule, as of `today`; `lain`: the nights that drafts have lain untouched. */
export function chooserFor(
  { pack }: RetentionParts,
  today: string,
  lain: ReadonlyMap<string, number>,
): Chooser {
  const inUse = pack();
  const desk = deskPeriod(inUse);
  const { abandonedAfter } = inUse.drafts;
  const nights = nightsIn(abandonedAfter, today);
  const startOfToday = startOfLondonDay(today);
  /** A moment that lies ahead was taken from a clock that has been put right since. */
  const notAhead = (epochMs: number): number => (londonDate(epochMs) > today ? startOfToday : epochMs);
  const dayOf = (epochMs: number): string => londonDate(notAhead(epochMs));
  const dueOn = (day: string): Destination => (day <= today ? { drop: 'expired' } : { to: dueKey(day) });

  return ({ id, kind, timeKey }, body, outbox) => {
    if (kind === 'call') {
      // One that this program can't read is nobody's to give up: it waits for the program that can.
      const call = body as Bodies['call'] | null;
      const isOld = call !== null && addPeriod(dayOf(call.touchedAt), abandonedAfter) <= today;
      return isOld && (lain.get(id) ?? 0) >= nights ? { drop: 'abandoned' } : { to: openKey(today) };
    }
    // A ticket is the day's, sent or not: nobody waits in yesterday's queue, and its words were promised to go.
    if (kind === 'ticket') {
      const day = (body as Bodies['ticket'] | null)?.base.facts.day ?? dayOf(momentOf(timeKey));
      return day < today ? { drop: 'expired' } : { to: openKey(today) };
    }
    if (kind === 'discard') return dueOn(addPeriod(dayOf(momentOf(timeKey)), desk));
    // Its day is known from the first moment on: it counts from the visit (S3:6).
    if (kind === 'visit') return dueOn(visitGoneOn(inUse, dayOf(momentOf(timeKey))));
    // Nothing but the hold that was lifted kept it.
    if (kind === 'to-enter' && (body as Bodies['to-enter'] | null)?.entered) return { drop: 'expired' };
    // Nothing of it is anywhere else: it stays until its reference is recorded.
    if (kind === 'to-enter') return { to: openKey(today) };
    // Only what the CRM has taken, or a person has settled, is ever given a day.
    if (outbox.some(({ delivery }) => delivery.state !== 'applied')) return { to: openKey(today) };
    const passing = passingOf(kind === 'enquiry' ? (body as Bodies['enquiry'] | null) : null, outbox);
    if (passing.crmAt === null) return { to: openKey(today) };
    const { crmAt, emailAt } = passing;
    const known = {
      ...passing,
      crmAt: notAhead(crmAt),
      emailAt: emailAt === null ? null : notAhead(emailAt),
    };
    return dueOn(purgePlan(inUse, known, startOfToday).on);
  };
}
