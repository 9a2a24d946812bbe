import { z } from 'zod';
import { slug } from '../packs/schema/text';
import { roleAct } from '../policy/role-policy';

/** Somebody of a named role, at the desk with the code that they alone know. */
export const roleConfirm = z.strictObject({ roleId: slug, code: z.string().min(1).max(200) });
export type RoleConfirm = z.infer<typeof roleConfirm>;

/** Who confirmed something, as it is remembered. */
export const confirmedRole = z.strictObject({
  id: slug,
  title: z.string().max(80),
  person: z.string().max(120),
});
export type ConfirmedRole = z.infer<typeof confirmedRole>;

export const listedRole = z.strictObject({ ...confirmedRole.shape, may: z.array(roleAct) });
export type ListedRole = z.infer<typeof listedRole>;

/** What main says to a role and its code. */
export const roleAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), role: confirmedRole }),
  z.strictObject({
    ok: z.literal(false),
    why: z.enum(['no-such-role', 'may-not', 'wrong-code', 'wait']),
    /** Seconds until the role may be tried again; null: at once. */
    waitSeconds: z.number().int().min(1).nullable(),
  }),
]);
export type RoleAnswer = z.infer<typeof roleAnswer>;
