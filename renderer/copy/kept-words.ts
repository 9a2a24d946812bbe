import type { KeptCounts, KeptHere } from '../../shared/ipc/kept';
import { dateOf, momentWords, numberWords, periodWords, shortDayWords } from './dates';
import { heldWords } from './hold-words';

const kinds: Record<string, [one: string, many: string]> = {
  enquiry: ['saved enquiry', 'saved enquiries'],
  call: ['call not finished', 'calls not finished'],
  discard: ['reason for a discarded call', 'reasons for discarded calls'],
  sensitive: ['note of sensitive details', 'notes of sensitive details'],
  'to-enter': ['note to enter elsewhere', 'notes to enter elsewhere'],
  'hand-off': ['note of whom it was passed to', 'notes of whom they were passed to'],
  hold: ['legal hold', 'legal holds'],
  'other-way': ['note of a paper or a file', 'notes of papers or files'],
  visit: ['visit', 'visits'],
  ticket: ['ticket of the queue', 'tickets of the queue'],
};

/** "3 saved enquiries, 1 call not finished". */
export function countWords(counts: KeptCounts): string {
  const parts = Object.entries(counts).map(([kind, n]) => {
    const [one, many] = kinds[kind] ?? [kind, kind];
    return `${numberWords(n)} ${n === 1 ? one : many}`;
  });
  return parts.length === 0 ? keptWords.nothing : parts.join(', ');
}

export type KeptRow = { what: string; until: string; why: string; alarm?: true };

/** What is kept, soonest to go first: what is late, what is worked on, then day by day. */
export function keptRows(kept: KeptHere, today: string): KeptRow[] {
  const { unsent, rule } = kept;
  const rows: KeptRow[] = kept.overdue.map(({ on, counts }) => ({
    what: countWords(counts),
    until: `since ${shortDayWords(on, today)}`,
    why: keptWords.late,
    alarm: true,
  }));
  const { ticket, visit, discard, ...open } = kept.open;
  if (ticket) rows.push({ what: countWords({ ticket }), until: keptWords.endOfToday, why: keptWords.ticket });
  const ofToday = { ...(visit && { visit }), ...(discard && { discard }) };
  if (Object.keys(ofToday).length > 0)
    rows.push({ what: countWords(ofToday), until: keptWords.dayTonight, why: keptWords.ofToday });
  if (Object.keys(open).length > 0)
    rows.push({ what: countWords(open), until: keptWords.noDayYet, why: keptWords.open(rule.period) });
  if (unsent.count > 0 && unsent.since) {
    const since = shortDayWords(dateOf(unsent.since), today);
    rows.push({
      what: keptWords.unsent(unsent.count),
      until: keptWords.untilSent,
      why: unsent.overdue ? keptWords.unsentLong(since) : keptWords.unsentWhy(since),
      ...(unsent.overdue ? { alarm: true } : {}),
    });
  }
  for (const { on, counts } of kept.days)
    rows.push({ what: countWords(counts), until: `until ${shortDayWords(on, today)}`, why: keptWords.due });
  for (const one of kept.held) rows.push({ what: countWords(one.counts), ...heldWords(one, today) });
  return rows;
}

export const certificateWords = (
  { burnedAt, records, mutations }: KeptHere['purged'][number],
  today: string,
): string =>
  `${momentWords(burnedAt, today)}: ${numberWords(records)} ${records === 1 ? 'record' : 'records'} and ${numberWords(mutations)} sent ${mutations === 1 ? 'copy' : 'copies'} made unreadable`;

export const keptWords = {
  title: 'What is kept on this PC',
  what: 'What',
  until: 'Until when',
  why: 'Why',
  nothing: 'nothing',
  empty: 'Nothing about anybody is kept on this PC.',
  rule: (period: string, source: string) =>
    `The council’s rule: ${periodWords(period)} after it is passed on. Source: ${source}.`,
  noDayYet: 'gets its day tonight, or once it is sent',
  endOfToday: 'until the end of today',
  ticket: 'A ticket goes with its day, sent or not.',
  dayTonight: 'gets its day tonight',
  ofToday: 'Written down today. It is sent nowhere, and its time counts from today.',
  untilSent: 'until the CRM has it',
  open: (period: string) =>
    `Worked on or sent today. Its ${periodWords(period)} counts from the day it is passed on.`,
  unsent: (n: number) => `${numberWords(n)} of these not sent yet`,
  unsentWhy: (since: string) => `The oldest waits since ${since}. It is never removed before it is sent.`,
  unsentLong: (since: string) =>
    `The oldest waits since ${since}: too long. Tell your supervisor. It is never removed before it is sent.`,
  due: 'The day’s key is destroyed at the first minute of that day.',
  late: 'Its day has come, but its key could not be destroyed yet. It is tried again by itself; tell IT if this stays.',
  purged: 'Purged lately',
  noneYet: 'Nothing has been purged on this PC yet.',
  toCrm: (waiting: number) =>
    waiting === 0
      ? 'The CRM has the certificates too.'
      : `${numberWords(waiting)} of the certificates ${waiting === 1 ? 'is' : 'are'} not with the CRM yet. ${waiting === 1 ? 'It goes' : 'They go'} by ${waiting === 1 ? 'itself' : 'themselves'}; nothing is to be done.`,
  storeCopy: (madeOn: string, goneOn: string, today: string) =>
    `A copy of the store as it was found damaged on ${shortDayWords(madeOn, today)} lies here for IT, still sealed. It is removed on ${shortDayWords(goneOn, today)}, when the last of its days’ keys is destroyed.`,
  audit: (period: string) =>
    `What was done here, without anything about anybody, is kept for ${periodWords(period)}: these certificates too.`,
} as const;
