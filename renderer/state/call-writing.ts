import type { EnquiryDraft } from '../../shared/domain/call-draft';
import { answerPersonal as withAnswer } from '../../shared/domain/answer-personal';
import { serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { takeBackSaid } from '../../shared/prompter/take-back';
import type { PackService } from '../../shared/packs/schema/service';
import { today, yesterday } from './now';
import { changeCall, changeEnquiry } from './open-call';

export function writeField(fieldId: string, value: string): void {
  changeEnquiry((e) =>
    e.values[fieldId] === value ? e : { ...e, values: { ...e.values, [fieldId]: value } },
  );
}

export function writeNote(note: string): void {
  changeEnquiry((e) => (e.note === note ? e : { ...e, note }));
}

export function chooseOutcome(change: Partial<EnquiryDraft['outcome']>): void {
  changeEnquiry((e) => ({ ...e, outcome: { ...e.outcome, ...change } }));
}

/** Answers "does this need personal details at all?". A no takes out what of it was typed. */
export function answerPersonal(needed: boolean): void {
  changeCall((draft, { setting, active }) => withAnswer(setting.pack, draft, active.id, needed));
}

/** The days that a service fills in beforehand, where nothing was typed yet. */
function usualDays(service: PackService, values: EnquiryDraft['values']): EnquiryDraft['values'] {
  const filled = { ...values };
  for (const field of service.fields)
    if (field.kind === 'date' && field.usually && !filled[field.id])
      filled[field.id] = field.usually === 'today' ? today() : yesterday();
  return filled;
}

/**
 * The enquiry with another service. What was typed stays in it; what was said to open a field was said for the service
 * it was asked for, so another one asks again.
 */
export function pickedService(
  pack: CouncilPack,
  enquiry: EnquiryDraft,
  serviceId: string,
  from: string | null,
): EnquiryDraft {
  const service = serviceOf(pack, serviceId);
  if (!service || enquiry.serviceId === serviceId) return enquiry;
  const back = from === serviceId;
  return {
    ...enquiry,
    serviceId,
    values: usualDays(service, enquiry.values),
    outcome: back ? enquiry.outcome : { kind: service.usualOutcome, detail: '', team: null, by: null },
    reasons: back ? enquiry.reasons : [],
    refusals: back ? enquiry.refusals : enquiry.refusals.filter(({ item }) => item === 'details'),
    toEnter: back && enquiry.toEnter,
  };
}

/** The new enquiry's reference has to be read out too, so a closing that was said no longer counts. */
export function takeInEnquiry(enquiry: EnquiryDraft): void {
  changeCall((draft, { setting }) => {
    const open = takeBackSaid(setting.pack, draft, 'closing');
    return { ...open, enquiries: [...open.enquiries.filter((e) => e.id !== enquiry.id), enquiry] };
  });
}
