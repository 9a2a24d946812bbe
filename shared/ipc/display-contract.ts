import { z } from 'zod';
import { civilDate, id, instant, language } from '../domain/primitives';
import { line, period, text } from '../packs/schema/text';

const languages = z.array(language).min(1).max(2);

/** Between visits, and whenever it is not certain what may be shown: nobody's data. */
export const idleDisplay = z.strictObject({
  state: z.literal('idle'),
  /** null until the desk has said which council this is. */
  council: line.nullable(),
  languages,
});

/**
 * The notice of one interaction, as the customer reads it: texts of the council pack and when the desk's copy goes. There
 * is no place in it for anything about a person, and the door takes nothing else.
 */
export const noticeDisplay = z.strictObject({
  state: z.literal('notice'),
  /** Made for this showing alone; an answer counts only for the one that is shown. */
  showId: id,
  council: line,
  /** The first one is shown first. */
  languages,
  parts: z
    .array(z.strictObject({ heading: text, body: text }))
    .min(1)
    .max(20),
  /** Where the whole notice stands. */
  link: line,
  /** When the copy at the desk goes, and from what it counts: until it is passed on that day is an estimate. */
  kept: z.strictObject({ on: civilDate, period, from: z.enum(['passed', 'visited']) }),
  /** Whether the right to object is shown, on a page of its own (UK GDPR Art 21(4)). */
  objection: z.boolean(),
});
/** The notice as it is shown. */
export type NoticeDisplay = z.infer<typeof noticeDisplay>;

/** desk → main → display: what the customer's screen shows now. Said again every two seconds: silence means idle. */
export const displayShown = z.discriminatedUnion('state', [idleDisplay, noticeDisplay]);
export type DisplayShown = z.infer<typeof displayShown>;

/** display → main: what the customer touched. Nothing that is typed, and nothing about them. */
export const displayAnswer = z.strictObject({
  showId: id,
  answer: z.enum(['read', 'talk']),
  /** The language that was on the screen. */
  language,
});
export type DisplayAnswer = z.infer<typeof displayAnswer>;

/** main → desk: that answer, with the moment at which it came. */
export const displayAnswered = z.strictObject({ ...displayAnswer.shape, at: instant });
export type DisplayAnswered = z.infer<typeof displayAnswered>;

/** Where the customer's screen is: `window` where this PC has no second monitor. */
export const displayPlace = z.enum(['off', 'window', 'second-monitor']);
export type DisplayPlace = z.infer<typeof displayPlace>;

/** How often the desk says what is shown, and after how long a silence main and the screen itself go idle. */
export const SAID_EVERY_MS = 2_000;
export const SILENT_AFTER_MS = 6_000;
