import { z } from 'zod';
import { dayCheck, dayPart } from '../domain/day-check';
import { civilDate, id } from '../domain/primitives';
import { holdEvents } from './hold-events';
import { unsentEvents } from './unsent-events';
import { visitEvents } from './visit-events';

const keyNames = z.array(z.string().max(80)).max(400);
const count = z.number().int().min(0);

/**
 * What is remembered of what happened, without anything personal: ids, counts, days, names of keys and states. A reason
 * that somebody typed is personal text and lives sealed in a record, never here.
 */
export const auditEvent = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('call-saved'),
    callId: id,
    officerId: z.string().max(80),
    packVersion: z.string().max(40),
    enquiries: z.array(z.strictObject({ enquiryId: id, opId: id, anonymous: z.boolean() })).max(20),
    receipts: z
      .array(
        z.strictObject({
          noticeId: z.string().max(80),
          version: z.string().max(40),
          status: z.enum(['given', 'already-given', 'deferred']),
        }),
      )
      .max(20),
    /** The mutation that a correction takes the place of. */
    replaces: id.nullable(),
  }),
  /** Of every enquiry of the interaction in which the consent was given. */
  z.strictObject({
    what: z.literal('consent-withdrawn'),
    purposeId: z.string().max(60),
    /** `opId`: null where it was handed over on paper and nothing goes to the CRM. */
    enquiries: z.array(z.strictObject({ enquiryId: id, opId: id.nullable() })).max(20),
    officerId: z.string().max(80),
  }),
  z.strictObject({ what: z.literal('call-discarded'), callId: id, officerId: z.string().max(80) }),
  z.strictObject({ what: z.literal('drafts-abandoned'), callIds: z.array(id).max(500) }),
  z.strictObject({
    what: z.literal('parked-decided'),
    opId: id,
    enquiryId: id,
    decision: z.enum(['try-again', 'correct', 'accept-crm']),
    officerId: z.string().max(80),
  }),
  /** The desk was looked over, and this was not as it should be. */
  z.strictObject({
    what: z.literal('day-checked'),
    part: dayPart,
    attention: z.array(dayCheck).max(20),
    officerId: z.string().max(80),
  }),
  /** Somebody asked to see what is sealed apart. */
  z.strictObject({ what: z.literal('sensitive-shown'), enquiryId: id, officerId: z.string().max(80) }),
  /** It was entered into the service's own system, and what waited for that is gone from here. */
  z.strictObject({
    what: z.literal('reference-added'),
    enquiryId: id,
    /** null where it was handed over on paper and nothing goes to the CRM. */
    opId: id.nullable(),
    officerId: z.string().max(80),
  }),
  /** Somebody was checked in; the notice is what they were shown before their name was typed, if it was. */
  z.strictObject({
    what: z.literal('ticket-checked-in'),
    ticketId: id,
    officerId: z.string().max(80),
    notice: z.strictObject({ noticeId: z.string().max(80), version: z.string().max(40) }).nullable(),
  }),
  /** A ticket was taken over from another desk. */
  z.strictObject({ what: z.literal('ticket-taken-over'), ticketId: id, officerId: z.string().max(80) }),
  /** Rows were resealed elsewhere and the key they came from was burned. */
  z.strictObject({
    what: z.literal('key-emptied'),
    key: z.string().max(80),
    why: z.enum(['night', 'erasure', 'hold-lifted']),
    moved: count,
    /** Their time was up before they were moved. */
    expired: count,
    unreadable: count,
  }),
  /** The certificate of a purge: from `burnedAt` nothing opened those rows; then they were dropped. */
  z.strictObject({
    what: z.literal('purged'),
    day: civilDate,
    keys: keyNames,
    burnedAt: z.string(),
    records: count,
    mutations: count,
    /** The council's rule for what lies at a desk, the longest of all; events of earlier programs have none. */
    rule: z.strictObject({ period: z.string().max(20), source: z.string().max(300) }).optional(),
  }),
  /** Passed to a team by e-mail, or as a file for the person's own mail program, which is outside the purge. */
  z.strictObject({
    what: z.enum(['hand-off-queued', 'hand-off-exported']),
    handOffId: id,
    enquiryId: id,
    /** Whether the address stands in the pack's directory or was typed. */
    recipient: z.enum(['directory', 'typed']),
    /** Whether what is kept apart as sensitive went into it. */
    sensitive: z.boolean(),
    officerId: z.string().max(80),
  }),
  z.strictObject({
    what: z.enum(['hand-off-recalled', 'hand-off-given-up', 'hand-off-tried-again', 'hand-off-came-back']),
    handOffId: id,
    enquiryId: id,
    officerId: z.string().max(80),
  }),
  /** Any e-mail of this desk: the mail server took it, or refused it and a person has to look. */
  z.strictObject({
    what: z.enum(['mail-sent', 'mail-parked']),
    mailId: id,
    entityId: id,
  }),
  z.strictObject({
    what: z.literal('erased'),
    enquiryIds: z.array(id).max(500),
    /** `destroyed`: it was not sent, and a second person confirmed that it goes. */
    reason: z.enum(['retention', 'erasure', 'merged', 'destroyed']),
    keys: keyNames,
    /** Rows that went, where the program counted them. */
    records: count.optional(),
    mutations: count.optional(),
  }),
  ...holdEvents,
  ...visitEvents,
  ...unsentEvents,
]);
export type AuditEvent = z.infer<typeof auditEvent>;
