import { z } from 'zod';
import { civilDate } from '../../domain/primitives';
import { line, period, slug, text } from './text';

/** What the Electoral Registration Officer may ask for (S4:36-40); nothing is ever sent from a desk. */
export const electoral = z.strictObject({
  enabled: z.boolean(),
  fields: z.array(slug).max(10),
  law: line.nullable(),
  source: line,
});

export const recording = z.strictObject({
  on: z.boolean(),
  why: text.nullable(),
  system: line.nullable(),
  source: line,
});

export const survey = z.strictObject({
  mode: z.enum(['off', 'anonymised', 'after-call']),
  /** The optional purpose that is asked about; null: none is asked. */
  purposeId: slug.nullable(),
  source: line,
});

export const visitors = z.strictObject({
  enabled: z.boolean(),
  noticeId: slug.nullable(),
  /** Whether the registration of a visitor's car is asked for; left out: it is not. */
  asksCar: z.boolean().optional(),
  source: line,
});

/** How money is taken; card details never come near this program. */
export const payments = z.strictObject({
  mode: z.enum(['none', 'online-link', 'card-machine', 'keypad']),
  link: line.nullable(),
  source: line,
});

export const transfers = z.strictObject({
  said: text,
  territories: z.array(line).min(1).max(20),
  /** Origins that personal data may be sent to, e.g. `https://crm.example.gov.uk`; none: whatever IT's policy names. */
  allowedEndpoints: z.array(z.url()).max(20),
  source: line,
});

export const rights = z.strictObject({
  /** In the pack's words; the law's own list is a floor in code and can't be shortened. */
  said: z.array(z.strictObject({ id: slug, text })).max(12),
  complaints: line,
  breach: text.nullable(),
  source: line,
});

/** The reception's queue: how long people are promised to wait at most; null: nothing is promised. */
export const queue = z.strictObject({
  waitPromiseMinutes: z.number().int().min(1).max(240).nullable(),
  source: line,
});

export const modules = z.strictObject({
  queue: z.boolean(),
  visitors: z.boolean(),
  survey: z.boolean(),
  payments: z.boolean(),
  adjustments: z.boolean(),
  rightsRequests: z.boolean(),
  /** false: nothing is shown on a screen for the customer; left out: IT and the advisor decide. */
  customerScreen: z.boolean().optional(),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const openDay = z
  .strictObject({
    day: z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    opens: timeOfDay,
    closes: timeOfDay,
  })
  .refine(({ opens, closes }) => opens < closes, 'closes before it opens');

/** Days on which nobody answers: bank holidays of the division, and the council's own. */
export const calendar = z.strictObject({
  division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  bankHolidays: z.array(civilDate).max(60),
  closed: z.array(z.strictObject({ on: civilDate, why: line })).max(60),
  /** Until when the list is known to be whole. */
  knownUntil: civilDate,
  /** When the building is open, London time; a day that is not named is one on which it stays shut. */
  hours: z
    .array(openDay)
    .max(7)
    .refine((days) => new Set(days.map(({ day }) => day)).size === days.length, 'names a day twice')
    .optional(),
});

export const drafts = z.strictObject({ abandonedAfter: period });
