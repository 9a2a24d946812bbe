import { z } from 'zod';
import { line, period, slug } from './text';

export const retentionPlaces = ['desk', 'crm', 'service', 'recorder'] as const;
/** The moment from which a period counts. */
export const retentionTriggers = [
  'passed',
  'completed',
  'received',
  'recorded',
  'closed',
  'visited',
] as const;

/** How long one kind of record is kept in one place. Only `desk` is carried out here; the rest answers "how long?". */
export const retentionRule = z.strictObject({
  id: slug,
  record: z.enum([
    'enquiry',
    'reception-handoff',
    'email',
    'call-recording',
    'subject-access-file',
    'visit',
    'survey-answer',
    'service-record',
    'payment-record',
  ]),
  where: z.enum(retentionPlaces),
  /** null: whoever `decidedBy` names decides; the screen then says so instead of a date. */
  period: period.nullable(),
  decidedBy: line.nullable(),
  trigger: z.enum(retentionTriggers),
  /**
   * For `reception-handoff` alone: which hand-offs it is about. S3:50 speaks of e-mail; left out, it counts for those
   * through the CRM as well, as a ceiling.
   */
  covers: z.enum(['email', 'email-and-crm']).optional(),
  source: line,
  assumed: z.boolean(),
});
export type RetentionRule = z.infer<typeof retentionRule>;
