import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { SENSITIVE_MAX } from '../domain/asked-about';
import { SYSTEM_REFERENCE_MAX } from '../domain/direct-entry';
import { FIELD_MAX, isPersonField, OUTCOME_DETAIL_MAX, personMax } from '../domain/enquiry';
import { NOTE_MAX } from '../domain/primitives';
import { CUT_OFF, receiptComplete, receiptFor, receiptOpens } from '../domain/receipts';
import { sensitiveTags } from '../domain/sensitive-details';
import { needsObjection, noticeIdOf, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import { askedFields, isEnteredElsewhere, isRequired, mayBeAnonymous } from './asked-fields';
import { holdsCardNumber } from './card-number';
import { fieldDoor } from './delicate-fields';
import { electoralDue } from './electoral-due';

/** One thing that is still missing before a call can be saved, in the order in which a person meets it. */
export type SavingNeed =
  | { kind: 'opening' | 'objection' | 'electoral'; enquiryId: string }
  | { kind: 'personal-question'; enquiryId: string }
  | { kind: 'service'; enquiryId: string }
  | { kind: 'system-reference'; enquiryId: string }
  | { kind: 'sensitive'; enquiryId: string; at: number }
  | { kind: 'field'; enquiryId: string; fieldId: string }
  | { kind: 'field-too-long'; enquiryId: string; fieldId: string; length: number; most: number }
  | { kind: 'note-too-long'; enquiryId: string; length: number; most: number }
  | { kind: 'card-number'; enquiryId: string; where: CardPlace }
  | { kind: 'outcome'; enquiryId: string }
  | { kind: 'closing' };

/** Where in an enquiry a card number stands that has to go (PCI DSS 3.3.1, 3.5.1). */
export type CardPlace = { field: string } | 'note' | 'outcome-detail';

/** Whether the personal fields of an enquiry may be typed into: asked for, and a receipt is there (Art 13(1)). */
export function personalFieldsOpen(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): boolean {
  return (
    enquiry.needsPersonalDetails === true && receiptOpens(pack, receiptFor(draft, noticeIdOf(pack, enquiry)))
  );
}

/** What of a draft is personal, by field id, so that none of it is written before a receipt. */
export function personalTyped(pack: CouncilPack, enquiry: EnquiryDraft): string[] {
  const own = serviceOf(pack, enquiry.serviceId)?.fields ?? [];
  // An answer that was typed for another service is as personal there as it was; what belongs to no field may be anything.
  const isPersonal = (fieldId: string): boolean =>
    (own.find((f) => f.id === fieldId) ?? anyField(pack, fieldId))?.personal ?? true;
  return Object.keys(enquiry.values).filter((fieldId) => enquiry.values[fieldId] && isPersonal(fieldId));
}

function anyField(pack: CouncilPack, fieldId: string) {
  const fields = pack.services.flatMap((s) => s.fields.filter((f) => f.id === fieldId));
  return fields.find((f) => f.personal) ?? fields[0];
}

/** Whether a draft tells anything about a person: by a field, or by what was told and noted as sensitive. */
export function holdsPersonal(pack: CouncilPack, enquiry: EnquiryDraft): boolean {
  return enquiry.sensitive.some(({ text }) => text !== '') || personalTyped(pack, enquiry).length > 0;
}

function referenceNeeds({ id: enquiryId, systemReference }: EnquiryDraft): SavingNeed[] {
  const reference = systemReference.trim();
  const fits = reference !== '' && reference.length <= SYSTEM_REFERENCE_MAX && !holdsCardNumber(reference);
  return fits ? [] : [{ kind: 'system-reference', enquiryId }];
}

/** What is typed into the form as it stands. */
function answerNeeds(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): SavingNeed[] {
  const { id: enquiryId, note } = enquiry;
  const needs: SavingNeed[] = [];
  for (const field of askedFields(pack, draft.channel, enquiry)) {
    // What was typed while the field was another service's is not kept as long as its reason is still to be said.
    const isOpen = fieldDoor(pack, enquiry, field) === 'open';
    const value = isOpen ? (enquiry.values[field.id]?.trim() ?? '') : '';
    const most = isPersonField(field.id) ? personMax[field.id] : FIELD_MAX;
    if (isRequired(pack, draft.channel, enquiry, field) && !value)
      needs.push({ kind: 'field', enquiryId, fieldId: field.id });
    if (value.length > most)
      needs.push({ kind: 'field-too-long', enquiryId, fieldId: field.id, length: value.length, most });
    if (holdsCardNumber(value)) needs.push({ kind: 'card-number', enquiryId, where: { field: field.id } });
  }
  if (holdsCardNumber(note)) needs.push({ kind: 'card-number', enquiryId, where: 'note' });
  if (note.length > NOTE_MAX)
    needs.push({ kind: 'note-too-long', enquiryId, length: note.length, most: NOTE_MAX });
  const tags = new Set(sensitiveTags(pack).map(({ id }) => id));
  // Where nothing of the kind is kept, nothing has to be put right.
  if (tags.size === 0 || enquiry.needsPersonalDetails === false) return needs;
  enquiry.sensitive.forEach(({ tag, text }, at) => {
    const told = text.trim();
    if (told !== '' && (!tags.has(tag) || told.length > SENSITIVE_MAX || holdsCardNumber(told)))
      needs.push({ kind: 'sensitive', enquiryId, at });
  });
  return needs;
}

function enquiryNeeds(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): SavingNeed[] {
  const enquiryId = enquiry.id;
  const needs: SavingNeed[] = [];
  const receipt = receiptFor(draft, noticeIdOf(pack, enquiry));
  const { needsPersonalDetails: personal } = enquiry;
  const service = serviceOf(pack, enquiry.serviceId);
  if (personal === null || (personal === false && !mayBeAnonymous(pack, service)))
    needs.push({ kind: 'personal-question', enquiryId });
  if (enquiry.needsPersonalDetails === true && !receiptComplete(pack, receipt)) {
    if (!receipt) needs.unshift({ kind: 'opening', enquiryId });
    else if (needsObjection(pack, receipt.noticeId)) needs.unshift({ kind: 'objection', enquiryId });
  }
  if (draft.enquiries.find((e) => electoralDue(pack, draft, e)) === enquiry)
    needs.push({ kind: 'electoral', enquiryId });
  if (!service) needs.push({ kind: 'service', enquiryId });
  else if (isEnteredElsewhere(service, enquiry)) needs.push(...referenceNeeds(enquiry));
  else needs.push(...answerNeeds(pack, draft, enquiry));
  const { kind, detail, by } = enquiry.outcome;
  const where = detail.trim();
  const unclear = kind === 'signposted' && (!where || where.length > OUTCOME_DETAIL_MAX);
  if (kind === 'signposted' && holdsCardNumber(where))
    needs.push({ kind: 'card-number', enquiryId, where: 'outcome-detail' });
  if (!kind || unclear || (kind === 'call-back' && !by)) needs.push({ kind: 'outcome', enquiryId });
  return needs;
}

/** Everything that saving still needs; empty when it may be saved. Saving is never a dead end: each one is a place to go. */
export function savingNeeds(pack: CouncilPack, draft: CallDraft): SavingNeed[] {
  const needs = draft.enquiries.flatMap((e) => enquiryNeeds(pack, draft, e));
  return draft.said.closing || draft.said[CUT_OFF] ? needs : [...needs, { kind: 'closing' }];
}
