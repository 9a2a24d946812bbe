import { z } from 'zod';

/** ISO 8601 moment with an offset, as the CRM contract wants it. */
export const instant = z.iso.datetime({ offset: true });
/** ISO 8601 calendar date, read on Europe/London's calendar. */
export const civilDate = z.iso.date();
export const id = z.uuid();
export const channel = z.enum(['phone', 'in-person']);
export type Channel = z.infer<typeof channel>;
export const language = z.enum(['en', 'cy']);
export type Language = z.infer<typeof language>;

/** The most characters a note may hold; the CRM's contract says the same. */
export const NOTE_MAX = 20_000;
