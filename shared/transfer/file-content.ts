import { z } from 'zod';
import { mutation, type Mutation } from '../sync/mutation';

/** Of an enquiry no more waits than this. */
const MOST_MUTATIONS = 50;

/** Queue tickets are the day's and no business of another's; a purge certificate is this desk's own. */
const opsOfEnquiry: ReadonlySet<Mutation['op']> = new Set<Mutation['op']>([
  'enquiry.create',
  'note.add',
  'consent.add',
  'reference.add',
]);

/** What is sealed in the file: for each enquiry what was not sent of it, as it is sent, in its order. */
export const fileContent = z.strictObject({
  items: z
    .array(
      z
        .array(mutation)
        .min(1)
        .max(MOST_MUTATIONS)
        .refine((list) => list.every((one) => opsOfEnquiry.has(one.op)))
        .refine((list) => list.every((one) => one.entityId === list[0]?.entityId))
        .refine((list) => list.every((one) => one.reference === list[0]?.reference))
        .refine((list) => new Set(list.map((one) => one.opId)).size === list.length),
    )
    .min(1)
    .max(200),
});
export type FileContent = { items: Mutation[][] };
