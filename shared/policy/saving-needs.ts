import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { FIELD_MAX, isPersonField, OUTCOME_DETAIL_MAX, personMax } from '../domain/enquiry';
import { NOTE_MAX } from '../domain/primitives';
import { CUT_OFF, receiptFor, receiptOpens } from '../domain/receipts';
import { fieldsAsked, needsObjection, noticeIdOf, serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import { electoralDue } from './electoral-due';

/** One thing that is still missing before a call can be saved, in the order in which a person meets it. */
export type SavingNeed =
  | { kind: 'opening' | 'objection' | 'electoral'; enquiryId: string }
  | { kind: 'personal-question'; enquiryId: string }
  | { kind: 'service'; enquiryId: string }
  | { kind: 'field'; enquiryId: string; fieldId: string }
  | { kind: 'field-too-long'; enquiryId: string; fieldId: string; length: number; most: number }
  | { kind: 'note-too-long'; enquiryId: string; length: number; most: number }
  | { kind: 'outcome'; enquiryId: string }
  | { kind: 'closing' };

/** Whether the personal fields of an enquiry may be typed into: asked for, and a receipt is there (Art 13(1)). */
export function personalFieldsOpen(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): boolean {
  return (
    enquiry.needsPersonalDetails === true && receiptOpens(pack, receiptFor(draft, noticeIdOf(pack, enquiry)))
  );
}

/** What of a draft is personal, by field id, so that none of it is written before a receipt. */
export function personalTyped(pack: CouncilPack, enquiry: EnquiryDraft): string[] {
  const fields = serviceOf(pack, enquiry.serviceId)?.fields ?? pack.services.flatMap((s) => s.fields);
  return [...new Set(fields.filter((f) => f.personal && enquiry.values[f.id]).map((f) => f.id))];
}

function enquiryNeeds(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): SavingNeed[] {
  const enquiryId = enquiry.id;
  const needs: SavingNeed[] = [];
  const receipt = receiptFor(draft, noticeIdOf(pack, enquiry));
  const { needsPersonalDetails: personal } = enquiry;
  if (personal === null || (personal === false && !pack.anonymousEnquiry))
    needs.push({ kind: 'personal-question', enquiryId });
  if (enquiry.needsPersonalDetails === true && !receiptOpens(pack, receipt)) {
    if (!receipt) needs.unshift({ kind: 'opening', enquiryId });
    else if (needsObjection(pack, receipt.noticeId)) needs.unshift({ kind: 'objection', enquiryId });
  }
  if (draft.enquiries.find((e) => electoralDue(pack, draft, e)) === enquiry)
    needs.push({ kind: 'electoral', enquiryId });
  const service = serviceOf(pack, enquiry.serviceId);
  if (!service) needs.push({ kind: 'service', enquiryId });
  else
    for (const field of fieldsAsked(service, draft.channel, enquiry.needsPersonalDetails === false)) {
      const value = enquiry.values[field.id]?.trim() ?? '';
      const most = isPersonField(field.id) ? personMax[field.id] : FIELD_MAX;
      if (field.ask[draft.channel] === 'required' && !value)
        needs.push({ kind: 'field', enquiryId, fieldId: field.id });
      if (value.length > most)
        needs.push({ kind: 'field-too-long', enquiryId, fieldId: field.id, length: value.length, most });
    }
  if (enquiry.note.length > NOTE_MAX)
    needs.push({ kind: 'note-too-long', enquiryId, length: enquiry.note.length, most: NOTE_MAX });
  const { kind, detail, by } = enquiry.outcome;
  const where = detail.trim();
  const unclear = kind === 'signposted' && (!where || where.length > OUTCOME_DETAIL_MAX);
  if (!kind || unclear || (kind === 'call-back' && !by)) needs.push({ kind: 'outcome', enquiryId });
  return needs;
}

/** Everything that saving still needs; empty when it may be saved. Saving is never a dead end: each one is a place to go. */
export function savingNeeds(pack: CouncilPack, draft: CallDraft): SavingNeed[] {
  const needs = draft.enquiries.flatMap((e) => enquiryNeeds(pack, draft, e));
  return draft.said.closing || draft.said[CUT_OFF] ? needs : [...needs, { kind: 'closing' }];
}
