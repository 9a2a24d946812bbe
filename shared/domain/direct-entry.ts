import { z } from 'zod';

/** A case that lives in a service's own system: only where, and under which reference (S0:31). */
export const directEntry = z.strictObject({
  system: z.string().min(1).max(300),
  /** null: that system could not be reached; what is to be entered waits on the desk alone. */
  reference: z.string().min(1).max(80).nullable(),
});
