import { z } from 'zod';
import { consentEvent } from '../domain/consent-event';
import { directEntry } from '../domain/direct-entry';
import { enquiryBody } from '../domain/enquiry';
import { id, instant, NOTE_MAX } from '../domain/primitives';
import { purgeCertificate } from '../domain/purge-certificate';
import { ticketFacts } from '../domain/queue-ticket';
import { ticketEvent } from '../domain/ticket-event';

const common = {
  /** UUIDv7; the idempotency key. */
  opId: id,
  entityId: id,
  deviceId: id,
  deviceSeq: z.number().int().min(1),
  baseVersion: z.number().int().nullable(),
  capturedAt: instant,
  actor: z.strictObject({ id: z.string().min(1).max(80), name: z.string().min(1).max(120) }),
  noticePackVersion: z.string().min(1).max(40),
  reference: z.string().min(1).max(20),
  /** Lowercase hex SHA-256 of RFC 8785 canonical JSON of `{op, entityId, baseVersion, body}`. */
  payloadHash: z.string().regex(/^[0-9a-f]{64}$/),
};

/** One change on its way to the CRM, as `crm-api/openapi.yaml` has it. */
export const mutation = z.discriminatedUnion('op', [
  z.strictObject({ ...common, op: z.literal('enquiry.create'), body: enquiryBody }),
  z.strictObject({
    ...common,
    op: z.literal('note.add'),
    body: z.strictObject({
      text: z.string().min(1).max(NOTE_MAX),
      at: instant,
      by: z.string().min(1).max(80),
    }),
  }),
  z.strictObject({ ...common, op: z.literal('consent.add'), body: consentEvent }),
  z.strictObject({ ...common, op: z.literal('reference.add'), body: directEntry }),
  z.strictObject({ ...common, op: z.literal('ticket.open'), body: ticketFacts }),
  z.strictObject({ ...common, op: z.literal('ticket.move'), body: ticketEvent }),
  /** `entityId` and `opId` are one and the same. */
  z.strictObject({ ...common, op: z.literal('certificate.add'), body: purgeCertificate }),
]);
export type Mutation = z.infer<typeof mutation>;

/** RFC 9457. */
export const problemDetails = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  status: z.number().optional(),
  detail: z.string().optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

/** What the CRM says of one item; a 200 that holds rejections is not success. */
export const mutationResult = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('applied'),
    opId: id,
    version: z.number().int(),
    reference: z.string(),
    /** Kept in clear beside the delivery state, so only something of a reference's length. */
    crmReference: z.string().max(40).nullish().catch(null),
    replayed: z.boolean(),
  }),
  z.strictObject({
    result: z.literal('conflict'),
    opId: id,
    current: z.record(z.string(), z.unknown()),
    currentVersion: z.number().int(),
    problem: problemDetails,
  }),
  z.strictObject({ result: z.literal('rejected'), opId: id, problem: problemDetails }),
  z.strictObject({ result: z.literal('retry'), opId: id, retryAfter: z.number(), problem: problemDetails }),
  z.strictObject({ result: z.literal('blocked'), opId: id, blockedBy: id }),
]);
export type MutationResult = z.infer<typeof mutationResult>;
