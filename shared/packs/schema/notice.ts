import { z } from 'zod';
import { language } from '../../domain/primitives';
import { line, packVersion, period, slug, text } from './text';

const contact = z.strictObject({ email: line.nullable(), phone: line.nullable(), address: line.nullable() });

export const notice = z.strictObject({
  id: slug,
  version: packVersion,
  title: line,
  /** The second layer: where the whole of it stands, and what is handed or posted. */
  link: line,
  leaflet: z.boolean(),
  post: z.boolean(),
  languages: z.array(language).min(1),
  /** The second layer's text in our own words, for the leaflet and the customer's screen. */
  sections: z
    .array(z.strictObject({ heading: text, body: text }))
    .min(1)
    .max(20),
  /** Where mistakes are put right; null: the notice names nobody. */
  corrections: contact.nullable(),
  retentionRuleIds: z.array(slug).max(20),
  source: line,
});

const article6 = z.enum(['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)']);

export const purpose = z.strictObject({
  id: slug,
  name: line,
  /** In plain words, to be read out: "sort out what you asked for". */
  said: text,
  bases: z
    .array(z.strictObject({ article: article6, law: line.nullable(), assumed: z.boolean() }))
    .min(1)
    .max(4),
  /** Only an optional purpose is ever asked consent for, after the enquiry, and refusing changes nothing. */
  optional: z.strictObject({ expiresAfter: period.nullable(), withdrawHow: text }).nullable(),
  source: line,
});

/** A place where two notices of one council say different things: shown, never mended. */
export const conflict = z.strictObject({
  id: slug,
  about: line,
  says: z
    .array(z.strictObject({ source: line, what: line }))
    .min(2)
    .max(6),
  followed: line,
  why: line,
});

/** What a notice leaves open or says doubtfully, for its publisher to settle. */
export const openPoint = z.strictObject({
  id: slug,
  source: line,
  says: line,
  rule: line,
  ask: line,
});
