import type { CouncilPack } from '../packs/schema/council-pack';
import { personalTyped } from '../policy/saving-needs';
import type { CallDraft } from './call-draft';

/** Answers "does this need personal details at all?" for one enquiry. A no takes out what of it was typed. */
export function answerPersonal(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  needed: boolean,
): CallDraft {
  const enquiry = draft.enquiries.find(({ id }) => id === enquiryId);
  if (!enquiry || enquiry.needsPersonalDetails === needed) return draft;
  const gone = new Set(needed ? [] : personalTyped(pack, enquiry));
  const values = Object.fromEntries(Object.entries(enquiry.values).filter(([fieldId]) => !gone.has(fieldId)));
  const answered = { ...enquiry, needsPersonalDetails: needed, values };
  return { ...draft, enquiries: draft.enquiries.map((e) => (e === enquiry ? answered : e)) };
}
