import { z } from 'zod';
import { reasonGiven, refusal, sensitiveDetail } from './asked-about';
import { consentEvent } from './consent-event';
import { directEntry } from './direct-entry';
import { channel, civilDate, id, instant, language, NOTE_MAX } from './primitives';
import { noticeReceipt } from './notice-receipt';
import { representative } from './representative';

const line = z.string().min(1).max(300);

/** The most characters that each part of a person may hold; the CRM's contract says the same. */
export const personMax = { name: 300, phone: 40, email: 254, address: 500, postcode: 12 } as const;
/** The same for any other answer, and for the words of an outcome. */
export const FIELD_MAX = 2000;
export const OUTCOME_DETAIL_MAX = 1000;
export const TEAM_MAX = 120;

/** Who asked. Every part is optional: a service decides what it needs. */
export const person = z.strictObject({
  name: z.string().min(1).max(personMax.name).optional(),
  /** E.164 where the number could be read, else as typed. */
  phone: z.string().min(1).max(personMax.phone).optional(),
  email: z.string().min(1).max(personMax.email).optional(),
  address: z.string().min(1).max(personMax.address).optional(),
  postcode: z.string().min(1).max(personMax.postcode).optional(),
});
export type Person = z.infer<typeof person>;
export type PersonFieldId = keyof Person;
/** Whether the answer to a field is a part of the person, by its id; all others are fields of the service. */
export function isPersonField(fieldId: string): fieldId is PersonFieldId {
  return Object.hasOwn(personMax, fieldId);
}

export const outcomeKind = z.enum(['resolved', 'passed', 'signposted', 'call-back']);
export type OutcomeKind = z.infer<typeof outcomeKind>;

export const outcome = z.strictObject({
  kind: outcomeKind,
  detail: z.string().max(OUTCOME_DETAIL_MAX),
  team: z.string().max(TEAM_MAX).nullable(),
  /** The day by which somebody answers or calls back. */
  by: civilDate.nullable(),
});
export type Outcome = z.infer<typeof outcome>;

/** What the CRM receives with `enquiry.create`, and what the desk keeps sealed: one and the same body. */
export const enquiryBody = z.strictObject({
  interaction: z.strictObject({
    id,
    channel,
    language,
    startedAt: instant,
    endedAt: instant,
    /** Where it changed on the way. */
    languages: z
      .array(z.strictObject({ language, at: instant }))
      .min(1)
      .max(50)
      .optional(),
  }),
  receipts: z.array(noticeReceipt).max(20),
  service: z.strictObject({ id: line, lgsl: z.number().int().nullable(), name: line }),
  anonymous: z.boolean(),
  person: person.nullable(),
  fields: z.record(z.string().max(80), z.string().max(FIELD_MAX)),
  note: z.string().max(NOTE_MAX),
  outcome,
  // Left out where there is nothing of the kind.
  representative: representative.optional(),
  reasonsGiven: z.array(reasonGiven).max(30).optional(),
  refusals: z.array(refusal).max(30).optional(),
  sensitive: z.array(sensitiveDetail).max(50).optional(),
  consents: z.array(consentEvent).max(40).optional(),
  directEntry: directEntry.optional(),
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
