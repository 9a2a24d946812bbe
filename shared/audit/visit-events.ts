import { z } from 'zod';
import { id } from '../domain/primitives';

const officerId = z.string().max(80);

/** Of visitors: ids, counts and moments, never a name. */
export const visitEvents = [
  z.strictObject({
    what: z.literal('visitor-signed-in'),
    visitId: id,
    officerId,
    packVersion: z.string().max(40),
    noticeId: z.string().max(80),
    noticeVersion: z.string().max(40),
  }),
  /** `closing`: by the clock, when the building closed; then nobody did it. */
  z.strictObject({
    what: z.literal('visitors-signed-out'),
    visitIds: z.array(id).max(500),
    how: z.enum(['desk', 'closing']),
    officerId: officerId.nullable(),
  }),
  z.strictObject({ what: z.literal('visitor-still-here'), visitId: id, officerId }),
  z.strictObject({ what: z.literal('host-told'), visitId: id, officerId }),
  /** Handed to the printer: paper is outside the purge. */
  z.strictObject({ what: z.literal('badge-printed'), visitId: id, officerId }),
  z.strictObject({ what: z.literal('roll-printed'), visitors: z.number().int().min(0), officerId }),
] as const;
