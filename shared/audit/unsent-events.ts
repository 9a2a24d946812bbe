import { z } from 'zod';
import { deskCode } from '../domain/other-way';
import { id } from '../domain/primitives';

const officerId = z.string().max(80);
/** Who confirmed it; the person is IT's to know. */
const role = z.strictObject({ id: z.string().max(80), title: z.string().max(80) });
const enquiries = z.array(z.strictObject({ enquiryId: id, opIds: z.array(id).max(50) })).max(200);

/**
 * Why an unsent enquiry may be destroyed. Chosen, never typed: it goes into the audit log, and that holds nothing about
 * anybody.
 */
export const destroyGrounds = [
  'entered-elsewhere',
  'recorded-twice',
  'not-a-real-enquiry',
  'asked-to-withdraw',
  'no-longer-needed',
] as const;
export const destroyGround = z.enum(destroyGrounds);
export type DestroyGround = z.infer<typeof destroyGround>;

/** What was done about what could not be sent. */
export const unsentEvents = [
  z.strictObject({ what: z.literal('unsent-exported'), fileId: id, toDesk: deskCode, enquiries, officerId }),
  z.strictObject({
    what: z.literal('unsent-taken-in'),
    fileId: id,
    fromDesk: deskCode,
    enquiries,
    officerId,
  }),
  /** Paper is outside the purge; to whom it went lies sealed beside the enquiry. */
  z.strictObject({
    what: z.enum(['unsent-set-aside', 'unsent-printed', 'unsent-taken-back', 'unsent-sent-again']),
    enquiryId: id,
    officerId,
  }),
  z.strictObject({
    what: z.literal('unsent-handed-over'),
    enquiryId: id,
    alsoSent: z.boolean(),
    officerId,
  }),
  /** Certified together with the erasure that carried it out. */
  z.strictObject({
    what: z.literal('unsent-destroyed'),
    enquiryId: id,
    reference: z.string().max(20),
    ground: destroyGround,
    officerId,
    role,
  }),
  z.strictObject({ what: z.literal('unsent-supervised'), role, officerId }),
] as const;
