import type { CallDraft } from '../../shared/domain/call-draft';
import { serviceOf } from '../../shared/packs/lookup';
import { SENSITIVE_MAX } from '../../shared/domain/asked-about';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { holdsCardNumber } from '../../shared/policy/card-number';
import type { CardPlace, SavingNeed } from '../../shared/policy/saving-needs';
import { numberWords } from './dates';
import { packOnScreen } from './pack-on-screen';

function fieldLabel(pack: CouncilPack, draft: CallDraft, enquiryId: string, fieldId: string): string {
  const enquiry = draft.enquiries.find((e) => e.id === enquiryId);
  const service = serviceOf(packOnScreen(pack, draft.language), enquiry?.serviceId ?? null);
  return service?.fields.find((f) => f.id === fieldId)?.label ?? fieldId;
}

function systemReferenceNeed(pack: CouncilPack, draft: CallDraft, enquiryId: string): string {
  const enquiry = draft.enquiries.find((e) => e.id === enquiryId);
  const shown = packOnScreen(pack, draft.language);
  const system = serviceOf(shown, enquiry?.serviceId ?? null)?.system ?? 'that system';
  const typed = enquiry?.systemReference.trim() ?? '';
  if (holdsCardNumber(typed)) return `Take the card number out of the reference from ${system}`;
  return typed ? `Shorten the reference from ${system}` : `Write the reference from ${system}`;
}

function sensitiveNeed(draft: CallDraft, enquiryId: string, at: number): string {
  const text = draft.enquiries.find((e) => e.id === enquiryId)?.sensitive[at]?.text ?? '';
  if (holdsCardNumber(text)) return 'Take the card number out of the sensitive detail';
  return text.trim().length > SENSITIVE_MAX
    ? 'Shorten the sensitive detail'
    : 'Choose what kind of sensitive detail it is';
}

function outcomeNeed(draft: CallDraft, enquiryId: string): string {
  const outcome = draft.enquiries.find((e) => e.id === enquiryId)?.outcome;
  if (outcome?.kind === 'signposted')
    return outcome.detail.trim() ? 'Shorten where you pointed them' : 'Write where you pointed them';
  if (outcome?.kind === 'call-back') return 'Choose the day to call back';
  return 'Choose how it ended';
}

function cardPlace(pack: CouncilPack, draft: CallDraft, enquiryId: string, where: CardPlace): string {
  if (where === 'note') return 'the note';
  if (where === 'outcome-detail') return 'where you pointed them';
  return fieldLabel(pack, draft, enquiryId, where.field);
}

/** What is missing, as something to do: "Say the objection sentence". */
export function needWords(
  pack: CouncilPack,
  draft: CallDraft,
  need: SavingNeed,
  /** The enquiry in front: what is missing there need not be told apart. */
  inFront: string | null = null,
): string {
  const number = 'enquiryId' in need ? draft.enquiries.findIndex((e) => e.id === need.enquiryId) + 1 : 0;
  const elsewhere = 'enquiryId' in need && need.enquiryId !== inFront;
  const where = draft.enquiries.length > 1 && elsewhere ? ` (enquiry ${number})` : '';
  const say = (): string => {
    switch (need.kind) {
      case 'opening':
        return 'Say the opening sentence';
      case 'objection':
        return 'Say the objection sentence';
      case 'electoral':
        return 'Say the electoral register sentence';
      case 'personal-question':
        return 'Answer whether it needs personal details';
      case 'service':
        return 'Choose what it is about';
      case 'system-reference':
        return systemReferenceNeed(pack, draft, need.enquiryId);
      case 'sensitive':
        return sensitiveNeed(draft, need.enquiryId, need.at);
      case 'field':
        return `Fill in ${fieldLabel(pack, draft, need.enquiryId, need.fieldId)}`;
      case 'field-too-long':
        return `Shorten ${fieldLabel(pack, draft, need.enquiryId, need.fieldId)}: ${numberWords(need.length)} characters, ${numberWords(need.most)} fit`;
      case 'note-too-long':
        return `Shorten the note: ${numberWords(need.length)} characters, ${numberWords(need.most)} fit`;
      case 'card-number':
        return `Take the card number out of ${cardPlace(pack, draft, need.enquiryId, need.where)}`;
      case 'outcome':
        return outcomeNeed(draft, need.enquiryId);
      case 'closing':
        return 'Say the closing sentence';
    }
  };
  return say() + where;
}

/** On the save button while something is missing: "Say the objection sentence first". */
export function firstNeedWords(pack: CouncilPack, draft: CallDraft, need: SavingNeed): string {
  return `${needWords(pack, draft, need)} first`;
}
