import { z } from 'zod';

/** Why a council pack that was offered, or lay on this PC, is not used; the words are the vault's. */
export const packRefusal = z.enum([
  /** The file that IT's policy names is not there or can't be read. */
  'no-file',
  'too-large',
  /** No whole JSON: cut short on the way, or something else altogether. */
  'cut-short',
  /** Whole JSON, but no signature around a pack. */
  'unsigned',
  'unknown-key',
  'bad-signature',
  /** Signed rightly, and yet not a pack as this version of Firstpoint reads it. */
  'unreadable',
  'other-council',
  'not-production',
  /** A version below the highest that this desk has used. */
  'older',
  /** A version that is known with other content: a version never changes. */
  'changed',
  /** This desk has used a version that is no longer on this PC. */
  'lost',
  /** Good, and yet there was no room for it on the disk, or the folder may not be written to. */
  'not-kept',
  /** It could not be judged: the thread that reads packs ended, or took far longer than any pack needs. */
  'not-judged',
]);
export type PackRefusal = z.infer<typeof packRefusal>;

/** As many as are handed on and shown; a pack with more is begun anew rather than mended line by line. */
export const MOST_FINDINGS = 200;
const shortEnough = z.string().max(400);
/** What the publish gate has against one place of a pack: where, by ids; the rule; what to do. */
export const packFinding = z.strictObject({ field: shortEnough, rule: shortEnough, todo: shortEnough });
export type PackFinding = z.infer<typeof packFinding>;

/** `from`: the CRM, the file of IT's policy, or what this PC had kept. */
export const packRefused = z.strictObject({
  from: z.enum(['crm', 'file', 'kept']),
  why: packRefusal,
  version: z.string().nullable(),
  /** For IT, in small type: where a pack is wrong, or a key's id. Nothing personal is in a pack. */
  detail: z.string().max(600).nullable(),
  /** Everything that the gate refuses it for, at most `MOST_FINDINGS`; none where it never came to the gate. */
  findings: z.array(packFinding).max(MOST_FINDINGS),
});
export type PackRefused = z.infer<typeof packRefused>;
