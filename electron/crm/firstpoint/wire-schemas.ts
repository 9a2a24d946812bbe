import { z } from 'zod';
import { mutationResult } from '../../../shared/sync/mutation';

/** What the adapter reads of each answer; fields it has no use for may be there and are dropped. */

export const healthWire = z.object({ status: z.literal('ok'), contract: z.number().int() });

export const enrolmentWire = z.object({
  token: z.string().min(1).max(8192),
  deskCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{3}$/),
  deskName: z.string().max(200),
  controllerId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  nextReferenceNumber: z.number().int().min(1),
});
export type EnrolmentWire = z.infer<typeof enrolmentWire>;

export const batchWire = z.object({ results: z.array(mutationResult).max(100) });

const enquiryChange = z.object({
  kind: z.literal('enquiry'),
  id: z.uuid(),
  version: z.number().int(),
  data: z
    .object({ reference: z.string(), crmReference: z.string(), status: z.enum(['open', 'closed']) })
    .nullish(),
  tombstone: z.object({ reason: z.enum(['retention', 'erasure', 'merged']) }).nullish(),
});
/** A newer CRM may tell of things that this version does not keep; they are passed over, not choked on. */
const otherChange = z.object({ kind: z.string().refine((kind) => kind !== 'enquiry') });

export const changesWire = z.object({
  changes: z.array(z.union([enquiryChange, otherChange])).max(500),
  next: z.string().min(1).max(400),
  more: z.boolean(),
  reset: z.boolean().optional(),
});
export const isEnquiryChange = (
  change: z.output<typeof changesWire>['changes'][number],
): change is z.output<typeof enquiryChange> => change.kind === 'enquiry';

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
