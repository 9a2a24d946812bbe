import type { RecordKind } from './rows';

/** Kinds of records that belong to one enquiry and are sealed by themselves. */
type ApartKind = 'sensitive' | 'to-enter' | 'hand-off' | 'hold' | 'other-way';

/**
 * Their id follows from the enquiry's, so that whoever moves, erases or corrects an enquiry finds them without opening
 * anything, and none is ever left behind. It tells no more than the row's kind beside the enquiry's moment does.
 */
export const apartId = (kind: ApartKind, enquiryId: string): string => `${enquiryId}/${kind}`;

export const enquiryOfApart = (id: string): string => id.slice(0, id.indexOf('/'));

/** What is sealed apart from an enquiry and has no life of its own: it goes where the enquiry goes. */
export const alongside = ['sensitive', 'hand-off', 'hold', 'other-way'] as const;
export const goesAlong = (kind: RecordKind): boolean => alongside.some((one) => one === kind);
