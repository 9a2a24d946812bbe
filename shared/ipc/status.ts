import { z } from 'zod';
import { packFinding } from '../packs/pack-refusal';
import { mailFaultKind } from '../sync/mail-answer';

export const officer = z.strictObject({ id: z.string(), name: z.string(), demonstration: z.boolean() });
export type Officer = z.infer<typeof officer>;

/** What the status line is drawn from: facts only, the words are the desk's. */
export const deskStatus = z.strictObject({
  connectivity: z.strictObject({
    state: z.enum(['checking', 'online', 'offline', 'signed-out', 'not-enrolled', 'no-crm', 'not-allowed']),
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
    aside: z.number().int(),
    oldestUnsentAt: z.string().nullable(),
    /** How many have waited longer than IT's policy lets pass in silence (`maxUnsentAge`, an ISO period). */
    overdue: z.strictObject({ count: z.number().int(), after: z.string() }).nullable(),
  }),
  /** IT policy: how long something may wait to be sent before the screen asks for help, as an ISO period. */
  maxUnsentAge: z.string(),
  /** E-mails, which are counted in `outbox` as well. */
  mail: z.strictObject({
    /** How an enquiry can be passed to a team from this PC, by IT's policy and the pack; null: not at all. */
    way: z.enum(['email', 'file']).nullable(),
    waiting: z.number().int(),
    parked: z.number().int(),
    /** Why none goes just now, and when the next is tried. */
    fault: z.strictObject({ kind: mailFaultKind, retryAt: z.string() }).nullable(),
  }),
  /** Desk minus CRM, in milliseconds; null until the CRM has answered once. */
  clockAheadMs: z.number().nullable(),
  pack: z.strictObject({
    version: z.string(),
    status: z.enum(['demonstration', 'production']),
    council: z.string(),
    from: z.enum(['built-in', 'signed', 'trial']),
    /** Whose signature it bears; null where it bears none. */
    keyId: z.string().nullable(),
    /** From when on this desk could use it; null for the built-in one. */
    since: z.string().nullable(),
    expires: z.string(),
    /** It is still used: a desk without any pack could take no call. */
    expired: z.boolean(),
    /** Kept already, and used from its moment on. */
    next: z.strictObject({ version: z.string(), notBefore: z.string() }).nullable(),
    /** Sentences when a pack was refused: what happened, and that the one in use stays. */
    trouble: z.string().nullable(),
    /** What the gate has against the packs that were refused, each as one can mend it. */
    findings: z.array(packFinding),
  }),
  /** The next day on which keys are burned, and how many records go with them. */
  nextPurge: z.strictObject({ on: z.string(), records: z.number().int() }).nullable(),
  storage: z.strictObject({ persistent: z.boolean(), full: z.boolean() }),
  desk: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  officer,
});
export type DeskStatus = z.infer<typeof deskStatus>;
