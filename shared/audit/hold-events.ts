import { z } from 'zod';
import { civilDate, id } from '../domain/primitives';

const role = z.strictObject({ id: z.string().max(80), title: z.string().max(120) });
const about = { holdId: id, enquiryId: id, role, officerId: z.string().max(80) };

/** A legal hold: who answers for it and when it is looked at again. Why is sealed in its record. */
export const holdEvents = [
  z.strictObject({
    what: z.enum(['hold-placed', 'hold-reviewed']),
    ...about,
    reviewOn: civilDate,
  }),
  /** `erases`: an erasure had been asked for meanwhile, and follows. */
  z.strictObject({ what: z.literal('hold-lifted'), ...about, erases: z.boolean() }),
  /** The CRM asked for it while the enquiry was held: it is done when the hold is lifted. */
  z.strictObject({
    what: z.literal('erasure-deferred'),
    holdId: id,
    enquiryId: id,
    reason: z.enum(['retention', 'erasure', 'merged']),
  }),
] as const;
