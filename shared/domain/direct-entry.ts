import { z } from 'zod';

/** The most characters of a reference that another system gave; the CRM's contract says the same. */
export const SYSTEM_REFERENCE_MAX = 80;

/** A case that lives in a service's own system: only where, and under which reference (S0:31). */
export const directEntry = z.strictObject({
  system: z.string().min(1).max(300),
  /** null: that system could not be reached; what is to be entered waits on the desk alone. */
  reference: z.string().min(1).max(SYSTEM_REFERENCE_MAX).nullable(),
});
