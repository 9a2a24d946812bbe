import type { Supervision, UnsentReason } from '../../shared/ipc/unsent-contract';
import { dateOf, numberWords, shortDayWords } from './dates';

const reasons: Record<UnsentReason, string> = {
  waits: 'Waits for the CRM',
  aside: 'Set aside for paper',
  mail: 'Waits for the mail server',
  'parked-rejected': 'The CRM refused it',
  'parked-conflict': 'It differs from the CRM’s copy',
  'parked-too-many-tries': 'The CRM did not take it in many tries',
  'parked-erased': 'The CRM has erased the record',
  'parked-too-large': 'Too long for the CRM',
};

export const superviseWords = {
  title: 'Supervisor’s view',
  command: 'Supervisor’s view: what is stuck on this desk',
  text: 'How much is not sent, since when and why. Counts and ages, nothing about anybody. That it was looked at is recorded.',
  show: 'Show it',
  here: 'This desk',
  reason: 'Why',
  count: 'How many',
  old: 'Too long',
  oldest: 'Oldest since',
  nothing: 'Nothing is stuck on this desk.',
  exported: 'Of these exported for another desk',
  drafts: 'Calls not finished',
  others: 'Other desks',
  othersUnknown:
    'This PC knows only what it holds itself, and the CRM is not told how much waits on a desk. Please look at each desk.',
} as const;

/** One row of the supervisor's table: why, how many, how many of them too long, since when. */
export function supervisionRows(seen: Supervision, today: string): [string, string, string, string][] {
  const rows = seen.byReason.map(({ reason, count, old, oldest }): [string, string, string, string] => [
    reasons[reason],
    numberWords(count),
    numberWords(old),
    shortDayWords(dateOf(oldest), today),
  ]);
  const { exported, drafts } = seen;
  if (exported)
    rows.push([
      superviseWords.exported,
      numberWords(exported.count),
      '',
      shortDayWords(dateOf(exported.oldest), today),
    ]);
  if (drafts)
    rows.push([
      superviseWords.drafts,
      numberWords(drafts.count),
      '',
      shortDayWords(dateOf(drafts.oldest), today),
    ]);
  return rows;
}
