import { z } from 'zod';

/** What travels over a MessagePort between two of Firstpoint's processes; both ends use the same three shapes. */
export const portMessage = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('ask'),
    n: z.number().int(),
    method: z.string().max(60),
    input: z.unknown(),
  }),
  z.strictObject({ t: z.literal('answer'), n: z.number().int(), ok: z.boolean(), value: z.unknown() }),
  z.strictObject({ t: z.literal('tell'), topic: z.string().max(60), value: z.unknown() }),
]);
export type PortMessage = z.infer<typeof portMessage>;

/** Why an ask failed, as a value: `kind` for code, `say` for a person, never an exception's text. */
export const problem = z.strictObject({
  kind: z.string(),
  say: z.string(),
  missing: z.array(z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };
