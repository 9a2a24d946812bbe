import { z } from 'zod';
import { channel, civilDate, instant, language } from './primitives';

const common = {
  noticeId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  version: z.string().min(1).max(40),
  /** Lowercase hex SHA-256 of the RFC 8785 form of the notice and script that were in force. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: instant,
  by: z.string().min(1).max(80),
};

const deferralReason = z.string().min(3).max(300);

/**
 * Proof of what a person was told about their data, fixed to one interaction and one notice.
 * `already-given` and `deferred` are the two recorded ways around saying it now
 * (UK GDPR Art 13(4); ICO on emergencies).
 */
export const noticeReceipt = z.discriminatedUnion('status', [
  z.strictObject({
    ...common,
    status: z.literal('given'),
    language,
    channel,
    layer: z.literal('first'),
    manner: z.enum(['spoken', 'displayed']),
    /** True only when the right to object was said as its own step (Art 21(4)). */
    objectionSaid: z.boolean(),
    secondLayerOffered: z.enum(['leaflet', 'link', 'post']).nullable(),
    /** Said only after personal details were written down, because there was no time: who decided so, when and why. */
    deferredFirst: z.strictObject({ at: instant, by: common.by, reason: deferralReason }).optional(),
  }),
  z.strictObject({
    ...common,
    status: z.literal('already-given'),
    givenVersion: z.string().min(1).max(40),
    givenOn: civilDate,
  }),
  z.strictObject({ ...common, status: z.literal('deferred'), reason: deferralReason }),
]);
export type NoticeReceipt = z.infer<typeof noticeReceipt>;
