import type { EnquiryDraft } from '../../shared/domain/call-draft';
import { unmarkSaid } from '../../shared/domain/receipts';
import { serviceOf } from '../../shared/packs/lookup';
import type { PackService } from '../../shared/packs/schema/service';
import { personalTyped } from '../../shared/policy/saving-needs';
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
  changeEnquiry((enquiry, { setting }) => {
    if (enquiry.needsPersonalDetails === needed) return enquiry;
    const personal = needed ? [] : personalTyped(setting.pack, enquiry);
    const values = Object.fromEntries(
      Object.entries(enquiry.values).filter(([fieldId]) => !personal.includes(fieldId)),
    );
    return { ...enquiry, needsPersonalDetails: needed, values };
  });
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
  changeCall((draft) => {
    const open = unmarkSaid(draft, 'closing');
    return { ...open, enquiries: [...open.enquiries.filter((e) => e.id !== enquiry.id), enquiry] };
  });
}
