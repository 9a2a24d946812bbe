import { z } from 'zod';
import { instant } from './primitives';

/** How far one script was gone through in this interaction: what was said and answered, in order. */
export const scriptTrail = z.strictObject({
  scriptId: z.string().min(1).max(60),
  /** What it is about: a notice, an enquiry, a field, a purpose, by id; the same script may be gone through for several. */
  about: z.string().max(120),
  steps: z
    .array(
      z.strictObject({
        stepId: z.string().min(1).max(60),
        /** For a question: the answer's id. For a branch: the way it took then, `yes` or `no`, whatever has changed since. */
        answer: z.string().min(1).max(60).nullable(),
        at: instant,
      }),
    )
    .max(60),
});
export type ScriptTrail = z.infer<typeof scriptTrail>;
