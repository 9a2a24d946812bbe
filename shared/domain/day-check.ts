import { z } from 'zod';

/** A desk is looked over when it opens and when it closes. */
export const dayPart = z.enum(['opening', 'closing']);
export type DayPart = z.infer<typeof dayPart>;

/** What is looked at, in the order of the sheet. */
export const dayCheck = z.enum([
  'connection',
  'pack',
  'unsent',
  'parked',
  'calls',
  'to-enter',
  'visitors',
  'purge',
  'holds',
  'clock',
  'storage',
]);
export type DayCheck = z.infer<typeof dayCheck>;

/** That somebody looked the desk over, and what was not as it should be then. */
export type DayChecked = { part: DayPart; at: string; attention: DayCheck[]; officerId: string };
