import { z } from 'zod';
import { civilDate, instant } from './primitives';

/**
 * Somebody who speaks for the person. Listening needs nothing; `proof` tells the kind of what was seen before anything
 * was told, never a copy or a number of it (S3:19, ICO: the evidence is theirs to bring).
 */
export const representative = z.strictObject({
  /** One of the pack's types. */
  typeId: z.string().min(1).max(60),
  name: z.string().max(300),
  /** null: nothing was shown, so nothing may be told. */
  proof: z.string().min(1).max(300).nullable(),
  scope: z.string().max(300),
  expiresOn: civilDate.nullable(),
  at: instant,
  by: z.string().min(1).max(80),
});
export type Representative = z.infer<typeof representative>;
