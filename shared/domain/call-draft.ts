import { z } from 'zod';
import { channel, civilDate, id, instant, language } from './primitives';
import { reasonGiven, refusal } from './asked-about';
import { consentEvent } from './consent-event';
import { noticeReceipt } from './notice-receipt';
import { representative } from './representative';
import { scriptTrail } from './script-trail';
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
  reasons: z.array(reasonGiven).max(30),
  refusals: z.array(refusal).max(30),
  /** As `SensitiveDetail`, while it is written. */
  sensitive: z.array(z.strictObject({ tag: z.string().max(60), text: z.string().max(4_000_000) })).max(20),
  /** The reference that a service's own system gave; empty until it did. */
  systemReference: z.string().max(4_000_000),
  /** That system does not answer: what is to be entered there is written down here for later. */
  toEnter: z.boolean(),
});
export type EnquiryDraft = z.infer<typeof enquiryDraft>;

/** One interaction while it is open: what was said so far and the enquiries in it. Sealed like any record. */
export const callDraft = z.strictObject({
  v: z.literal(2),
  id,
  channel,
  /** The one spoken now. */
  language,
  /** Every language of the interaction from the start on, with the moment. */
  languages: z
    .array(z.strictObject({ language, at: instant }))
    .min(1)
    .max(50),
  startedAt: instant,
  /** The pack version in force when the interaction began; it keeps it to the end. */
  packVersion: z.string().regex(/^\d{4}\.\d{1,2}(\.\d{1,4})?$/),
  /** Script steps marked said, by step id, with the moment. */
  said: z.record(z.string().max(40), instant),
  receipts: z.array(noticeReceipt).max(20),
  enquiries: z.array(enquiryDraft).min(1).max(20),
  /** Set when the draft came back from a parked enquiry that is being corrected. */
  corrects: id.nullable(),
  trails: z.array(scriptTrail).max(200),
  representative: representative.nullable(),
  consents: z.array(consentEvent).max(40),
});
export type CallDraft = z.infer<typeof callDraft>;
