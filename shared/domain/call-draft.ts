import { z } from 'zod';
import { channel, civilDate, id, instant, language } from './primitives';
import { noticeReceipt } from './notice-receipt';
import { outcomeKind, TEAM_MAX } from './enquiry';

/** One enquiry while it is being written. Text is kept as typed: a draft never refuses a keystroke. */
export const enquiryDraft = z.strictObject({
  id,
  reference: z.string().min(1).max(20),
  /** null until the advisor has answered "does this need personal details at all?" */
  needsPersonalDetails: z.boolean().nullable(),
  serviceId: z.string().nullable(),
  /** Answers by field id, personal ones included. */
  values: z.record(z.string().max(80), z.string().max(4_000_000)),
  note: z.string().max(4_000_000),
  outcome: z.strictObject({
    kind: outcomeKind.nullable(),
    detail: z.string().max(4_000_000),
    team: z.string().max(TEAM_MAX).nullable(),
    by: civilDate.nullable(),
  }),
});
export type EnquiryDraft = z.infer<typeof enquiryDraft>;

/** One interaction while it is open: what was said so far and the enquiries in it. Sealed like any record. */
export const callDraft = z.strictObject({
  v: z.literal(1),
  id,
  channel,
  language,
  startedAt: instant,
  /** The pack version in force when the interaction began; it keeps it to the end. */
  packVersion: z.string().regex(/^\d{4}\.\d{1,2}(\.\d{1,4})?$/),
  /** Script steps marked said, by step id, with the moment. */
  said: z.record(z.string(), instant),
  receipts: z.array(noticeReceipt).max(20),
  enquiries: z.array(enquiryDraft).min(1).max(20),
  /** Set when the draft came back from a parked enquiry that is being corrected. */
  corrects: id.nullable(),
});
export type CallDraft = z.infer<typeof callDraft>;
