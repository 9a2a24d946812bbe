import { z } from 'zod';

export const officer = z.strictObject({ id: z.string(), name: z.string(), demonstration: z.boolean() });
export type Officer = z.infer<typeof officer>;

/** What the status line is drawn from: facts only, the words are the desk's. */
export const deskStatus = z.strictObject({
  connectivity: z.strictObject({
    state: z.enum(['checking', 'online', 'offline', 'signed-out', 'not-enrolled', 'no-crm']),
    since: z.string(),
    /** Why the last try failed, when it did. */
    trouble: z.enum(['no-answer', 'not-a-crm', 'busy', 'refused']).nullable(),
    retryAt: z.string().nullable(),
    lastSentAt: z.string().nullable(),
  }),
  outbox: z.strictObject({
    queued: z.number().int(),
    sending: z.number().int(),
    parked: z.number().int(),
    oldestUnsentAt: z.string().nullable(),
    /** How many have waited longer than IT's policy lets pass in silence (`maxUnsentAge`, an ISO period). */
    overdue: z.strictObject({ count: z.number().int(), after: z.string() }).nullable(),
  }),
  /** Desk minus CRM, in milliseconds; null until the CRM has answered once. */
  clockAheadMs: z.number().nullable(),
  pack: z.strictObject({
    version: z.string(),
    status: z.enum(['demonstration', 'production']),
    council: z.string(),
    /** A sentence when a pack that was delivered could not be used. */
    trouble: z.string().nullable(),
  }),
  /** The next day on which keys are burned, and how many records go with them. */
  nextPurge: z.strictObject({ on: z.string(), records: z.number().int() }).nullable(),
  storage: z.strictObject({ persistent: z.boolean(), full: z.boolean() }),
  desk: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  officer,
});
export type DeskStatus = z.infer<typeof deskStatus>;
