import { z } from 'zod';

/** Answers and hashes are kept by id in plain objects, where some names stand for something else already. */
const taken = (id: string): boolean => id in {};

export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .refine((id) => !taken(id), 'is a name that cannot be used');
/** The id of a field: a name that code could have. */
export const fieldId = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
  .refine((id) => !taken(id), 'is a name that cannot be used');
/**
 * What cannot be seen and yet changes what is: controls, marks that turn the direction of writing, fillers. A label
 * could say one thing on the screen and another in the proof. A soft hyphen does no harm.
 */
const unseen = /(?![\n\u00AD])[\p{Cc}\p{Cf}\u2028\u2029]/u;
const isVisible = (words: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(words);
const seen = (schema: z.ZodString): z.ZodString =>
  schema.refine((words) => !unseen.test(words), 'holds signs that nobody can see');

export const line = seen(z.string().min(1).max(300))
  .refine(isVisible, 'is blank')
  .refine((words) => !words.includes('\n'), 'is more than one line');
const paragraph = seen(z.string().min(1).max(2000));

/** Words for the public. English always; Welsh where the pack has it. */
export const text = z.strictObject({ en: paragraph, cy: paragraph.optional() });
export type Text = z.infer<typeof text>;

/** ISO 8601 period in whole days, weeks, months or years. */
export const period = z.string().regex(/^P\d{1,3}[DWMY]$/);
export const packVersion = z.string().regex(/^\d{4}\.\d{1,2}(\.\d{1,4})?$/);
