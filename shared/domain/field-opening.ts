import type { EnquiryDraft } from './call-draft';

const withoutAnswer = ({ values }: EnquiryDraft, fieldId: string): EnquiryDraft['values'] =>
  Object.fromEntries(Object.entries(values).filter(([id]) => id !== fieldId));

/** The reason was said, or picked: the field opens, and when and why is kept. The last reason counts. */
export function openField(
  enquiry: EnquiryDraft,
  fieldId: string,
  reasonId: string | null,
  at: string,
): EnquiryDraft {
  return {
    ...enquiry,
    reasons: [...enquiry.reasons.filter((r) => r.fieldId !== fieldId), { fieldId, reasonId, at }],
    refusals: enquiry.refusals.filter((r) => r.item !== fieldId),
  };
}

/** They would rather not say: the field stays shut and is not waited for; only that much is written down (S0:39). */
export function leaveFieldOut(enquiry: EnquiryDraft, fieldId: string, at: string): EnquiryDraft {
  return {
    ...enquiry,
    values: withoutAnswer(enquiry, fieldId),
    reasons: enquiry.reasons.filter((r) => r.fieldId !== fieldId),
    refusals: [...enquiry.refusals.filter((r) => r.item !== fieldId), { item: fieldId, at }],
  };
}

/** It was not needed after all: the field is shut as before, and what was typed into it is gone. */
export function shutField(enquiry: EnquiryDraft, fieldId: string): EnquiryDraft {
  return {
    ...enquiry,
    values: withoutAnswer(enquiry, fieldId),
    reasons: enquiry.reasons.filter((r) => r.fieldId !== fieldId),
  };
}
