import { z } from 'zod';
import { channel } from '../../domain/primitives';
import { line, slug, text } from './text';

/** What a script is for. The conversation decides which one is in front; the script decides what is said in it. */
export const scriptRoles = [
  'opening',
  'objection',
  'electoral',
  'reason',
  'volunteered',
  'refusal',
  'representative',
  'consent',
  'payment',
  'closing',
  'anonymous-closing',
] as const;
export type ScriptRole = (typeof scriptRoles)[number];

/** What a branch may ask. The conversation knows the answer to each at any moment; none is about the person. */
export const scriptFacts = [
  'recorded',
  'objection-due',
  'told-another-notice',
  'several-enquiries',
  'survey',
] as const;
export type ScriptFact = (typeof scriptFacts)[number];
/** What a branch's questions are answered with. */
export type ScriptFacts = Readonly<Record<ScriptFact, boolean>>;

/** What a script may have the desk do. Which of them a role must or may reach is `roleRules` of the publish gate. */
export const scriptActs = [
  'give-notice',
  'go-anonymous',
  'mark-objection',
  'mark-electoral',
  'open-field',
  'leave-field-out',
  'note-sensitive',
  'leave-sensitive-out',
  'record-refusal',
  'give-after-all',
  'open-representative',
  'only-listen',
  'consent-given',
  'consent-refused',
  'mark-closing',
] as const;
export type ScriptAct = (typeof scriptActs)[number];

/** Where a script goes on: a step's id, or the end of it. */
export const SCRIPT_END = 'end';
const stepId = slug.refine((id) => id !== SCRIPT_END, 'is the name of the end');
const next = slug;

export const scriptStep = z.discriminatedUnion('kind', [
  /** A sentence to say aloud; one key marks it said. `{placeholders}` are filled when it is shown. */
  z.strictObject({ id: stepId, kind: z.literal('say'), text, next }),
  /** A question with one key for each answer; `aloud` false: the advisor answers it without asking. */
  z.strictObject({
    id: stepId,
    kind: z.literal('ask'),
    text,
    aloud: z.boolean(),
    answers: z
      .array(z.strictObject({ id: slug, key: z.string().regex(/^[a-z0-9]$/), label: line, next }))
      .min(2)
      .max(6),
  }),
  z.strictObject({ id: stepId, kind: z.literal('branch'), on: z.enum(scriptFacts), yes: next, no: next }),
  z.strictObject({ id: stepId, kind: z.literal('act'), act: z.enum(scriptActs), next }),
]);

export type ScriptStep = z.infer<typeof scriptStep>;
/** The steps that are shown; all others are walked through by themselves. */
export type ShownStep = Extract<ScriptStep, { kind: 'say' | 'ask' }>;

/** A small state machine that begins at its first step. */
export const script = z.strictObject({
  id: slug,
  role: z.enum(scriptRoles),
  channels: z.array(channel).min(1),
  /** For `consent`: the optional purpose it asks about. */
  purposeId: slug.optional(),
  steps: z.array(scriptStep).min(1).max(30),
});
export type Script = z.infer<typeof script>;
