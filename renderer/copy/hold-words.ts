import type { ErasureAsked } from '../../shared/domain/legal-hold';
import type { HoldView } from '../../shared/ipc/hold-contract';
import type { EnquiryView } from '../../shared/ipc/vault-contract';
import type { HeldUntil } from '../../shared/ipc/kept';
import { dateOf, momentWords, numberWords, shortDayWords } from './dates';

const until = (on: string, today: string): string => `held until reviewed on ${shortDayWords(on, today)}`;

/** "Held until reviewed on 28 Feb."; late, it says so. */
export function heldSentence(reviewOn: string, today: string): string {
  const day = shortDayWords(reviewOn, today);
  if (reviewOn > today) return `Held until reviewed on ${day}.`;
  return reviewOn === today
    ? 'Held. It is to be reviewed today.'
    : `Held. Its review was due on ${day}: please look whether it is still needed.`;
}

const askedWords: Record<ErasureAsked['reason'], (day: string) => string> = {
  erasure: (day) => `Its erasure was asked for on ${day}. It is carried out as soon as the hold is lifted.`,
  merged: (day) =>
    `The CRM merged its copy into another on ${day}. This one is erased as soon as the hold is lifted.`,
  retention: (day) =>
    `The CRM’s copy came to its end on ${day}. This one is erased as soon as the hold is lifted.`,
};

export const erasureAskedSentence = ({ at, reason }: ErasureAsked, today: string): string =>
  askedWords[reason](shortDayWords(dateOf(at), today));

export const liftedSentence = ({ lifted }: HoldView, today: string): string =>
  lifted
    ? `It was under a legal hold until ${momentWords(lifted.at, today)}. ${lifted.role.person}, ${lifted.role.title}, lifted it: ${lifted.reason}`
    : '';

/** What becomes of it when its hold is lifted. */
export function liftText({ hold, purge }: Pick<EnquiryView, 'hold' | 'purge'>, today: string): string {
  const asked = hold?.erasureAsked?.reason;
  if (asked === 'erasure')
    return 'Its erasure was asked for meanwhile: it is gone from this PC at once, and nothing brings it back.';
  if (asked)
    return 'The CRM’s copy went meanwhile: this one is gone from this PC at once, unless something of it is still to be sent.';
  if (purge.estimated)
    return 'It is not passed on yet, so it gets its day once it is, as every enquiry does.';
  return purge.on <= today
    ? 'Its day has passed: it is gone from this PC at once, and nothing brings it back.'
    : `It then stays until ${shortDayWords(purge.on, today)}, the day that the council’s rule gives it.`;
}

export type HeldWords = { until: string; why: string; alarm?: true };

/** A row of what is kept: nothing of anybody, so no reason either. */
export function heldWords({ reviewOn }: HeldUntil, today: string): HeldWords {
  if (reviewOn === null) return { until: 'until its hold is lifted', why: 'A legal hold.' };
  if (reviewOn > today) return { until: until(reviewOn, today), why: 'A legal hold.' };
  return {
    until: until(reviewOn, today),
    why: 'A legal hold whose review is due. Find it, and let the person who answers for it decide.',
    alarm: true,
  };
}

const enquiries = (all: readonly HeldUntil[]): number =>
  all.reduce((sum, { counts }) => sum + (counts['enquiry'] ?? 0), 0);

/** The day sheet's line. */
export function holdsLine(held: readonly HeldUntil[], today: string): { fine: boolean; says: string } {
  const due = held.filter(({ reviewOn }) => reviewOn !== null && reviewOn <= today);
  const n = enquiries(due);
  const first = due[0]?.reviewOn;
  if (n > 0 && first) {
    const since = first < today ? `, the oldest since ${shortDayWords(first, today)}` : '';
    return {
      fine: false,
      says: `${numberWords(n)} ${n === 1 ? 'is' : 'are'} due for review${since}. Tell the person who answers for ${n === 1 ? 'it' : 'them'}.`,
    };
  }
  const next = held.find(({ reviewOn }) => reviewOn !== null)?.reviewOn;
  const then = next ? ` Next review: ${shortDayWords(next, today)}.` : '';
  return { fine: true, says: `${numberWords(enquiries(held))} held.${then}` };
}

export const holdWords = {
  start: 'Keep for a legal reason…',
  longer: 'Keep it longer…',
  lift: 'Lift the hold…',
  by: 'Held by',
  since: 'Since',
  reason: 'Why',
  dialog: {
    place: {
      title: (reference: string) => `Keep ${reference} for a legal reason`,
      text: 'It then stays on this PC past its day, and is not erased or corrected, until the hold is lifted. Sending it goes on.',
      go: 'Keep it',
      done: 'It is kept. Its day no longer counts.',
    },
    review: {
      title: (reference: string) => `Keep ${reference} longer`,
      text: 'Somebody has looked whether it is still needed. It goes on being kept, with the reason as it is now.',
      go: 'Keep it longer',
      done: 'It goes on being kept.',
    },
    lift: {
      title: (reference: string) => `Lift the hold on ${reference}`,
      go: 'Lift the hold',
      done: 'The hold is lifted.',
    },
  },
  reasonLabel: 'Why must it be kept?',
  liftReasonLabel: 'Why is it no longer needed?',
  reasonHint: 'The request or case it is for, in a few words without names',
  liftReasonHint: 'A few words without names',
  reviewOn: 'Look at it again on',
  reviewHint: 'Within a year',
  notThisDay: 'Choose a day from tomorrow on, within a year.',
  cancel: 'Leave it as it is',
} as const;
