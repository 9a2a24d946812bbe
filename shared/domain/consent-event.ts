import { z } from 'zod';
import { channel, civilDate, instant, language } from './primitives';

/**
 * An answer about one optional purpose: append-only, the last one counts, and a withdrawal wins a tie. It has no
 * effect on the enquiry (law 2.2, 2.3).
 */
export const consentEvent = z.strictObject({
  purposeId: z.string().min(1).max(60),
  answer: z.enum(['given', 'refused', 'withdrawn']),
  at: instant,
  by: z.string().min(1).max(80),
  channel,
  language,
  scriptId: z.string().min(1).max(60),
  packVersion: z.string().min(1).max(40),
  /** Lowercase hex SHA-256 of the RFC 8785 form of the script that was read out. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  expiresOn: civilDate.nullable(),
});
export type ConsentEvent = z.infer<typeof consentEvent>;
