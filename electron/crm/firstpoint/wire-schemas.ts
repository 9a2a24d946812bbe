import { z } from 'zod';

/** What the adapter reads of each answer; fields it has no use for may be there and are dropped. */

export const healthWire = z.object({ status: z.literal('ok'), contract: z.number().int() });

export const enrolmentWire = z.object({
  token: z.string().min(1).max(8192),
  deskCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{3}$/),
  deskName: z.string().max(200),
  ticketPrefix: z
    .string()
    .regex(/^[0-9A-Z]{1,3}$/)
    .optional(),
  controllerId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  nextReferenceNumber: z.number().int().min(1),
});
export type EnrolmentWire = z.infer<typeof enrolmentWire>;

/** Each result is read by itself (`read-results.ts`): one that is odd must not take the others with it. */
export const batchWire = z.object({ results: z.array(z.unknown()).max(100) });

/** Each change is read by itself, too (`read-change.ts`). */
export const changesWire = z.object({
  changes: z.array(z.unknown()).max(500),
  next: z.string().min(1).max(400),
  more: z.boolean(),
  reset: z.boolean().optional(),
});
export const desksWire = z.object({
  desks: z.array(z.object({ id: z.uuid(), name: z.string().min(1).max(200) })).max(200),
});

export const searchWire = z.object({
  items: z
    .array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        crmReference: z.string(),
        service: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        postcode: z.string().nullable(),
        receivedAt: z.string(),
      }),
    )
    .max(50),
});
