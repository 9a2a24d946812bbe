import { z } from 'zod';
import { mailOpId } from '../sync/mail-op';
import { id, instant } from './primitives';

/** Shown whole by any mail program, and far below what RFC 5322 2.1.1 lets a line be. */
export const MAIL_SUBJECT_MAX = 150;
/** A note of the greatest length with every answer around it. */
export const MAIL_TEXT_MAX = 120_000;
export const MAIL_ADDRESS_MAX = 254;

/** One line: nothing in it can begin a header of its own (RFC 5322 2.2). */
const oneLine = z.string().regex(/^[^\p{Cc}\u2028\u2029]*$/u);

/** Somebody's address as mail servers take it without extensions. */
export const mailAddress = z.email().max(MAIL_ADDRESS_MAX);

/**
 * One e-mail on its way, as it lies sealed in the outbox: the same each time it is tried. Who it is from is IT's policy,
 * filled in by main. `messageId` is fixed when it is written, so that a copy can be known as one (RFC 5322 3.6.4).
 */
export const mailMessage = z.strictObject({
  v: z.literal(1),
  opId: mailOpId,
  /** What it belongs to, and is erased with: an enquiry, a visit. */
  entityId: id,
  deviceSeq: z.number().int().min(1),
  messageId: z.string().regex(/^<[0-9a-f-]{36}@[A-Za-z0-9.-]{1,200}>$/),
  date: instant,
  to: z.strictObject({ name: oneLine.max(120), address: mailAddress }),
  subject: oneLine.min(1).max(MAIL_SUBJECT_MAX),
  text: z.string().min(1).max(MAIL_TEXT_MAX),
});
export type MailMessage = z.infer<typeof mailMessage>;
