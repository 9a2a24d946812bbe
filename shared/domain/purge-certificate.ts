import { z } from 'zod';
import { civilDate, instant } from './primitives';

const count = z.number().int().min(0);

/**
 * That data became unreadable at a desk for good, as the CRM gets to know it: counts, days, names of keys and the rule,
 * nothing of anybody.
 */
export const purgeCertificate = z.strictObject({
  /**
   * `desk-rule`: their time at the desk was up. `destroyed`: never sent, and a second person confirmed it. The others: the
   * CRM said so, for this reason.
   */
  why: z.enum(['desk-rule', 'erasure', 'merged', 'crm-retention', 'destroyed']),
  /** The day on which it had to be done (London). */
  day: civilDate,
  /** From here on nothing opened it. */
  burnedAt: instant,
  /** The keys that were destroyed, by the days that they were named after. */
  keys: z
    .array(z.string().regex(/^((open|due)\/\d{4}-\d{2}-\d{2}|held\/[0-9a-f-]{36})(~\d{1,6})?$/))
    .max(400),
  records: count,
  /** Copies of what was or would have been sent. */
  mutations: count,
  /** The council's rule for what lies at a desk, of the pack that the mutation names; null where the CRM asked. */
  rule: z.strictObject({ period: z.string().min(2).max(20), source: z.string().min(1).max(300) }).nullable(),
});
export type PurgeCertificate = z.infer<typeof purgeCertificate>;

/** What a certificate is called: `PURGE-2026-12-23`. */
export const certificateName = (day: string): string => `PURGE-${day}`;
