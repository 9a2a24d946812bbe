import type { CouncilPack } from '../packs/schema/council-pack';
import type { EnquiryDraft } from './call-draft';
import type { SensitiveDetail } from './asked-about';

type Tag = CouncilPack['specialCategory']['tags'][number];

/** The tags under which something may be written down that a person told by themselves; none where the mode is `never`. */
export function sensitiveTags(pack: CouncilPack): Tag[] {
  return pack.specialCategory.tags.filter(
    ({ law }) => (law === 'criminal' ? pack.criminalData : pack.specialCategory).mode !== 'never',
  );
}

/** As many as the panel takes; the rest of what a body may hold is for fields that were asked. */
export const MOST_VOLUNTEERED = 10;

/** The team needs it to act: a place of its own opens for it, empty. */
export function addSensitive(pack: CouncilPack, enquiry: EnquiryDraft): EnquiryDraft {
  if (sensitiveTags(pack).length === 0 || enquiry.sensitive.length >= MOST_VOLUNTEERED) return enquiry;
  return { ...enquiry, sensitive: [...enquiry.sensitive, { tag: '', text: '' }] };
}

export function writeSensitive(
  enquiry: EnquiryDraft,
  at: number,
  change: Partial<EnquiryDraft['sensitive'][number]>,
): EnquiryDraft {
  return {
    ...enquiry,
    sensitive: enquiry.sensitive.map((one, i) => (i === at ? { ...one, ...change } : one)),
  };
}

export function removeSensitive(enquiry: EnquiryDraft, at: number): EnquiryDraft {
  return { ...enquiry, sensitive: enquiry.sensitive.filter((_, i) => i !== at) };
}

/** What of it is kept: what has words and a tag of the pack, of somebody who is not anonymous. */
export function keptSensitive(pack: CouncilPack, enquiry: EnquiryDraft): SensitiveDetail[] {
  if (enquiry.needsPersonalDetails === false) return [];
  const tags = new Set(sensitiveTags(pack).map(({ id }) => id));
  return enquiry.sensitive
    .map(({ tag, text }) => ({ tag, text: text.trim() }))
    .filter(({ tag, text }) => text !== '' && tags.has(tag));
}

/** The tag for what a field asked: the pack's own for that law, or else the field's word. */
export function tagOfField(pack: CouncilPack, delicate: 'health' | 'criminal'): string {
  const law = delicate === 'health' ? 'special' : 'criminal';
  const { tags } = pack.specialCategory;
  return (tags.find(({ id }) => id === delicate) ?? tags.find((tag) => tag.law === law))?.id ?? delicate;
}
