import { z } from 'zod';
import { instant } from './primitives';

/** The most characters of one delicate detail; the CRM's contract says the same. */
export const SENSITIVE_MAX = 2000;

/** That the reason was said before a delicate field opened (S4:28); `reasonId` where one of several was picked. */
export const reasonGiven = z.strictObject({
  fieldId: z.string().min(1).max(80),
  reasonId: z.string().min(1).max(60).nullable(),
  at: instant,
});

/** That something was asked for and not given: nothing else about it is written down (S0:39). */
export const refusal = z.strictObject({
  /** A field's id, or `details` for all that is personal. */
  item: z.string().min(1).max(80),
  at: instant,
});

/**
 * A delicate detail that somebody told by themselves and that the team needs to act, or that was asked for with its
 * reason. Sealed apart on the desk, and in no list, search, subject line, survey or on the customer's screen (law 2.4).
 */
export const sensitiveDetail = z.strictObject({
  /** One of the pack's tags. */
  tag: z.string().min(1).max(60),
  text: z.string().min(1).max(SENSITIVE_MAX),
  /** The field that asked for it; left out where it was volunteered. */
  fieldId: z.string().min(1).max(80).optional(),
});
export type SensitiveDetail = z.infer<typeof sensitiveDetail>;
