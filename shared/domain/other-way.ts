import { z } from 'zod';
import { id, instant } from './primitives';

/** The three signs that a desk's references begin with (`shared/domain/reference.ts`). */
export const deskCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{3}$/);

export const HANDED_TO_MAX = 80;
/** A role or a team, never a person's address. */
export const handedTo = z.string().trim().min(2).max(HANDED_TO_MAX);

const common = { at: instant, officerId: z.string().max(80) };

/** One way in which an unsent enquiry left this desk without the network. */
export const otherWay = z.discriminatedUnion('way', [
  /** Sealed for another desk, which sends it. This desk keeps it, and sends it too when it can. */
  z.strictObject({
    ...common,
    way: z.literal('file'),
    fileId: id,
    toDesk: deskCode,
    /** The mutations in it; left out by older versions, which then settle nothing. */
    opIds: z.array(id).max(50).optional(),
  }),
  /** Set aside to be printed; `printed`: the printer has taken it. */
  z.strictObject({ ...common, way: z.literal('paper'), printed: z.boolean() }),
  /** Somebody said that the paper was handed over; `alsoSent`: the CRM is sent it as well. */
  z.strictObject({ ...common, way: z.literal('handed-over'), to: handedTo, alsoSent: z.boolean() }),
  /** The paper was not handed over, and it is sent after all. */
  z.strictObject({ ...common, way: z.literal('taken-back') }),
]);
export type OtherWay = z.infer<typeof otherWay>;

/** Everything of the kind that happened with one enquiry, sealed beside it; the newest last. */
export type OtherWays = { v: 1; enquiryId: string; list: OtherWay[] };

type Of<W extends OtherWay['way']> = Extract<OtherWay, { way: W }>;

/** The last file that was made of it. */
export const lastFile = (list: readonly OtherWay[]): Of<'file'> | null =>
  list.findLast((one) => one.way === 'file') ?? null;

/** Whether this mutation went into a file: what corrects it since did not. */
export const wentIntoFile = (list: readonly OtherWay[], opId: string): boolean =>
  list.some((one) => one.way === 'file' && one.opIds?.includes(opId) === true);

/** Where its paper stands; null where there is none, or where it was taken back. */
export function paperOf(list: readonly OtherWay[]): Of<'paper'> | Of<'handed-over'> | null {
  const last = list.findLast((one) => one.way !== 'file');
  return last === undefined || last.way === 'taken-back' ? null : last;
}

/** Whether a printed sheet lies somewhere of which nobody has said what became of it. */
export function isSheetOut(list: readonly OtherWay[]): boolean {
  const papers = list.filter((one) => one.way !== 'file');
  const since = papers.findLastIndex((one) => one.way !== 'paper') + 1;
  return papers.slice(since).some((one) => one.way === 'paper' && one.printed);
}
