import { z } from 'zod';
import { outcomeKind, TEAM_MAX } from '../../domain/enquiry';
import { fieldId, line, slug, text } from './text';

const requirement = z.enum(['required', 'optional', 'hidden']);

/** A field that is asked only when another one was answered with one of these choices. */
const condition = z.strictObject({ fieldId, isOneOf: z.array(slug).min(1).max(40) });

export const packField = z.strictObject({
  id: fieldId,
  kind: z.enum(['text', 'choice', 'date', 'name', 'phone', 'email', 'address', 'postcode']),
  label: line,
  /** Why the service asks, in words to be read out; shown on request (UK GDPR Art 13(2)(e)). */
  reason: text,
  /** Whether it can tell who somebody is; such a field opens only after a notice receipt. */
  personal: z.boolean(),
  /** Asked about only after the reason was given aloud (S4:28); `health` only where the pack may ask for it. */
  delicate: z.enum(['birth', 'financial', 'health', 'criminal']).optional(),
  ask: z.strictObject({ phone: requirement, 'in-person': requirement }),
  when: condition.optional(),
  choices: z
    .array(z.strictObject({ id: slug, label: line }))
    .max(40)
    .optional(),
  /** For a date: the day that is filled in beforehand, to be changed when it was another. */
  usually: z.enum(['today', 'yesterday']).optional(),
  /** What a text must look like to be useful: warned about, never refused. A pattern of `RegExp` with the `v` flag. */
  looksLike: z.strictObject({ pattern: z.string().min(1).max(200), hint: line }).optional(),
});
export type PackField = z.infer<typeof packField>;

export const packService = z.strictObject({
  id: slug,
  /** Number in the Local Government Services List, where it has one. */
  lgsl: z.number().int().positive().nullable(),
  name: line,
  /** Other words people use for it, for the picker. */
  aliases: z.array(line).max(20),
  areaId: slug,
  team: line.max(TEAM_MAX),
  noticeId: slug,
  purposeId: slug,
  /** `direct-entry`: the case lives in the service's own system, and only its reference is kept here (S0:31). */
  route: z.enum(['crm', 'direct-entry', 'handoff']),
  /** The service's own system, for `direct-entry`. */
  system: line.nullable(),
  /** Whether it can be asked without saying who one is. */
  anonymous: z.boolean(),
  fields: z.array(packField).max(30),
  /** What cannot be done without the details, and what can be done instead (S0:39). */
  refusal: z.strictObject({ consequence: text, alternative: text }).nullable(),
  /** The outcome that is most often right, chosen beforehand. */
  usualOutcome: outcomeKind,
  /** Working days in which the team answers; null: not promised. */
  answersWithinDays: z.number().int().min(0).max(60).nullable(),
  /** Where people are pointed to when it is not ours. */
  signposts: z.array(line).max(10),
});
export type PackService = z.infer<typeof packService>;

/** Part of the council that services belong to; it may have a notice and a period of its own (S2:5, S2:7). */
export const serviceArea = z.strictObject({
  id: slug,
  name: line,
  noticeId: slug,
  /** The rule for what the area keeps; null: its notice leaves it to the area's own schedule. */
  retentionRuleId: slug.nullable(),
});
