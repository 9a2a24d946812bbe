import { z } from 'zod';
import { line, period, slug, text } from './text';

export const controller = z.strictObject({
  name: line,
  shortName: line,
  addresses: z
    .array(z.strictObject({ use: line, address: line }))
    .min(1)
    .max(6),
});

export const dpo = z.strictObject({ label: line, address: line, email: line, phone: line });
export const regulator = z.strictObject({ name: line, url: line });

/** Somebody to whom details may go; a person decides each time, nothing goes by default (S2:26-38). */
export const recipient = z.strictObject({
  id: slug,
  name: line,
  role: z.enum(['internal', 'processor', 'controller', 'statutory']),
  what: text,
  purposeIds: z.array(slug).min(1).max(40),
  /** Where it is kept, e.g. "UK", "EEA". */
  territory: line,
  electedMember: z.boolean(),
  source: line,
});

/** Who may speak for somebody, and what has to be seen for it (law 2.12: evidence is theirs to bring). */
export const representatives = z.strictObject({
  types: z
    .array(z.strictObject({ id: slug, name: line, proof: z.array(line).min(1).max(10), scope: line }))
    .min(1)
    .max(20),
  /** How long an authority counts that names no end of its own. */
  expiresAfter: period,
  letsPersonKnow: z.boolean(),
});

/** How a request for one's own information is handled; its clock is the law's, not the pack's. */
export const subjectAccess = z.strictObject({
  contact: line,
  acceptedId: z.array(line).max(12),
  proofOfAddress: z.array(line).max(12),
  proofOfAddressMaxAge: period.nullable(),
  noticeId: slug.nullable(),
  source: line,
});
