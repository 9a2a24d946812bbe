import { z } from 'zod';
import { channel, civilDate, id, instant, language, NOTE_MAX } from './primitives';
import { noticeReceipt } from './notice-receipt';

const line = z.string().min(1).max(300);

/** Who asked. Every part is optional: a service decides what it needs. */
export const person = z.strictObject({
  name: line.optional(),
  /** E.164 where the number could be read, else as typed. */
  phone: z.string().min(1).max(40).optional(),
  email: z.string().min(1).max(254).optional(),
  address: z.string().min(1).max(500).optional(),
  postcode: z.string().min(1).max(12).optional(),
});
export type Person = z.infer<typeof person>;
export const personFieldIds = ['name', 'phone', 'email', 'address', 'postcode'] as const;

export const outcomeKind = z.enum(['resolved', 'passed', 'signposted', 'call-back']);
export type OutcomeKind = z.infer<typeof outcomeKind>;

export const outcome = z.strictObject({
  kind: outcomeKind,
  detail: z.string().max(1000),
  team: z.string().max(120).nullable(),
  /** The day by which somebody answers or calls back. */
  by: civilDate.nullable(),
});
export type Outcome = z.infer<typeof outcome>;

/** What the CRM receives with `enquiry.create`, and what the desk keeps sealed: one and the same body. */
export const enquiryBody = z.strictObject({
  interaction: z.strictObject({ id, channel, language, startedAt: instant, endedAt: instant }),
  receipts: z.array(noticeReceipt).max(20),
  service: z.strictObject({ id: line, lgsl: z.number().int().nullable(), name: line }),
  anonymous: z.boolean(),
  person: person.nullable(),
  fields: z.record(z.string().max(80), z.string().max(2000)),
  note: z.string().max(NOTE_MAX),
  outcome,
});
export type EnquiryBody = z.infer<typeof enquiryBody>;

/** One enquiry as the desk keeps it, sealed in the records table. */
export const enquiryRecord = z.strictObject({
  v: z.literal(1),
  id,
  reference: z.string().min(1).max(20),
  capturedAt: instant,
  officer: z.strictObject({ id: z.string(), name: z.string() }),
  packVersion: z.string(),
  body: enquiryBody,
});
export type EnquiryRecord = z.infer<typeof enquiryRecord>;
