import { z } from 'zod';
import { line, slug, text } from './text';

/** A kind of detail that is written down apart, sealed by itself and shown only when it is asked for. */
const sensitiveTag = z.strictObject({
  id: slug,
  label: line,
  /** `special`: Art 9. `criminal`: Art 10. `handled-alike`: neither in law, kept like it (S3:35). */
  law: z.enum(['special', 'criminal', 'handled-alike']),
});

const condition = z.strictObject({
  article: line,
  schedule: line.nullable(),
  assumed: z.boolean(),
  source: line,
});

export const sensitiveMode = z.enum(['never', 'volunteered-only', 'ask-with-reason']);

export const specialCategory = z.strictObject({
  mode: sensitiveMode,
  condition: condition.nullable(),
  /** The appropriate policy document (DPA 2018 Sch 1 para 39); the gate wants one for `ask-with-reason`. */
  apdRef: line.nullable(),
  tags: z.array(sensitiveTag).max(20),
  source: line,
});

export const criminalData = z.strictObject({
  mode: sensitiveMode,
  condition: condition.nullable(),
  source: line,
});

/** Date of birth: `on-reason` stays hidden until one of the reasons is picked (S2:21). */
export const dateOfBirth = z.strictObject({
  mode: z.enum(['hidden', 'on-reason', 'shown']),
  reasons: z.array(z.strictObject({ id: slug, label: line, said: text })).max(12),
  source: line,
});
