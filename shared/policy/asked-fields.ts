import type { EnquiryDraft } from '../domain/call-draft';
import type { Channel } from '../domain/primitives';
import { fieldsAsked, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { PackField, PackService } from '../packs/schema/service';
import { fieldDoor, mayBeAsked } from './delicate-fields';

/** Whether the case is entered into the service's own system now, so that nothing of it is written here (S0:31). */
export function isEnteredElsewhere(service: PackService, enquiry: EnquiryDraft): boolean {
  return service.route === 'direct-entry' && !enquiry.toEnter;
}

/** Whether an enquiry may go without personal details: only where council and service both allow it. */
export function mayBeAnonymous(pack: CouncilPack, service: PackService | null): boolean {
  return pack.anonymousEnquiry && (service?.anonymous ?? true);
}

/**
 * The fields of the form as it stands: what the service asks on this channel, what the pack may ask at all, and what
 * the answers so far make necessary. Never more (UK GDPR Art 5(1)(c), S4:24).
 */
export function askedFields(pack: CouncilPack, channel: Channel, enquiry: EnquiryDraft): PackField[] {
  const service = serviceOf(pack, enquiry.serviceId);
  if (!service || isEnteredElsewhere(service, enquiry)) return [];
  const asked: PackField[] = [];
  for (const field of fieldsAsked(service, channel, enquiry.needsPersonalDetails === false))
    if (mayBeAsked(pack, field) && isCalledFor(pack, enquiry, field, asked)) asked.push(field);
  return asked;
}

/** An answer that does not count itself, because its field is hidden or shut, calls for nothing. */
function isCalledFor(
  pack: CouncilPack,
  enquiry: EnquiryDraft,
  { when }: PackField,
  asked: readonly PackField[],
): boolean {
  if (!when) return true;
  const other = asked.find(({ id }) => id === when.fieldId);
  if (!other || fieldDoor(pack, enquiry, other) !== 'open') return false;
  return when.isOneOf.includes(enquiry.values[when.fieldId] ?? '');
}

/** Floor in code: e-mail is never required by telephone or at the desk (S4:28), nor what they would rather not say. */
export function isRequired(
  pack: CouncilPack,
  channel: Channel,
  enquiry: EnquiryDraft,
  field: PackField,
): boolean {
  return (
    field.ask[channel] === 'required' &&
    field.kind !== 'email' &&
    fieldDoor(pack, enquiry, field) !== 'refused'
  );
}

/** What may be kept of the answers: those of fields that are asked and open, trimmed, by field. */
export function keptAnswers(
  pack: CouncilPack,
  channel: Channel,
  enquiry: EnquiryDraft,
): { field: PackField; value: string }[] {
  return askedFields(pack, channel, enquiry)
    .filter((field) => fieldDoor(pack, enquiry, field) === 'open')
    .map((field) => ({ field, value: enquiry.values[field.id]?.trim() ?? '' }))
    .filter(({ value }) => value !== '');
}

/** Typed answers, by field id, that the form as it stands does not keep: it has no field for them, or that is shut. */
export function answersNotKept(pack: CouncilPack, channel: Channel, enquiry: EnquiryDraft): string[] {
  const kept = new Set(keptAnswers(pack, channel, enquiry).map(({ field }) => field.id));
  return Object.keys(enquiry.values).filter((id) => !kept.has(id) && enquiry.values[id]?.trim());
}
