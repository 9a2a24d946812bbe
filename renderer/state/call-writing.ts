import type { EnquiryDraft } from '../../shared/domain/call-draft';
import { answerPersonal as withAnswer } from '../../shared/domain/answer-personal';
import { fieldsAsked, serviceOf } from '../../shared/packs/lookup';
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

/** Picks what the enquiry is about; what was typed stays, also what this service does not ask. */
export function pickService(serviceId: string): void {
  changeEnquiry((enquiry, { setting }) => {
    const service = serviceOf(setting.pack, serviceId);
    if (!service || enquiry.serviceId === serviceId) return enquiry;
    return {
      ...enquiry,
      serviceId,
      values: usualDays(service, enquiry.values),
      outcome: { kind: service.usualOutcome, detail: '', team: null, by: null },
    };
  });
}

/** Back to the list of services, to pick another. */
export function unpickService(): void {
  changeEnquiry((enquiry) => ({ ...enquiry, serviceId: null }));
}

/** The new enquiry's reference has to be read out too, so a closing that was said no longer counts. */
export function takeInEnquiry(enquiry: EnquiryDraft): void {
  changeCall((draft, { setting }) => {
    const open = takeBackSaid(setting.pack, draft, 'closing');
    return { ...open, enquiries: [...open.enquiries.filter((e) => e.id !== enquiry.id), enquiry] };
  });
}

/** What was typed for another service and is not part of this one: shown, so that nothing vanishes unseen. */
export function leftOver(
  service: PackService,
  enquiry: EnquiryDraft,
  channel: 'phone' | 'in-person',
): string[] {
  const asked = new Set(
    fieldsAsked(service, channel, enquiry.needsPersonalDetails === false).map((f) => f.id),
  );
  return Object.keys(enquiry.values).filter((id) => !asked.has(id) && enquiry.values[id]);
}
