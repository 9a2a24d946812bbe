import type { CallDraft } from '../../shared/domain/call-draft';
import { serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import type { SavingNeed } from '../../shared/policy/saving-needs';
import { numberWords } from './dates';

function fieldLabel(pack: CouncilPack, draft: CallDraft, enquiryId: string, fieldId: string): string {
  const enquiry = draft.enquiries.find((e) => e.id === enquiryId);
  const service = serviceOf(pack, enquiry?.serviceId ?? null);
  return service?.fields.find((f) => f.id === fieldId)?.label ?? fieldId;
}

function outcomeNeed(draft: CallDraft, enquiryId: string): string {
  const outcome = draft.enquiries.find((e) => e.id === enquiryId)?.outcome;
  if (outcome?.kind === 'signposted')
    return outcome.detail.trim() ? 'Shorten where you pointed them' : 'Write where you pointed them';
  if (outcome?.kind === 'call-back') return 'Choose the day to call back';
  return 'Choose how it ended';
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
      case 'field':
        return `Fill in ${fieldLabel(pack, draft, need.enquiryId, need.fieldId)}`;
      case 'field-too-long':
        return `Shorten ${fieldLabel(pack, draft, need.enquiryId, need.fieldId)}: ${numberWords(need.length)} characters, ${numberWords(need.most)} fit`;
      case 'note-too-long':
        return `Shorten the note: ${numberWords(need.length)} characters, ${numberWords(need.most)} fit`;
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
