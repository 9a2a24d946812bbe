import { receiptComplete, receiptFor } from '../../shared/domain/receipts';
import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import { noticeIdOf, serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import type { SavingNeed } from '../../shared/policy/saving-needs';

/** The one thing that the prompter shows: what to say, what to answer, or what to write next. */
export type PromptStep =
  | { kind: 'opening' | 'objection' | 'personal-question' | 'service' | 'closing' | 'save' }
  | { kind: 'write'; need: SavingNeed };

/**
 * The next step of a call, for the enquiry that is open on screen. The order is the law's: what must be said comes
 * before what is asked (UK GDPR Art 13(1), 21(4)); an anonymous enquiry skips it.
 */
export function promptStep(
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  needs: readonly SavingNeed[],
): PromptStep {
  if (enquiry.needsPersonalDetails !== false) {
    const receipt = receiptFor(draft, noticeIdOf(pack, enquiry));
    if (!receipt) return { kind: 'opening' };
    if (!receiptComplete(pack, receipt)) return { kind: 'objection' };
  }
  if (enquiry.needsPersonalDetails === null) return { kind: 'personal-question' };
  if (!serviceOf(pack, enquiry.serviceId)) return { kind: 'service' };
  const here = needs.find((n) => n.kind !== 'closing' && n.enquiryId === enquiry.id);
  const elsewhere = needs.find((n) => n.kind !== 'closing');
  const need = here ?? elsewhere;
  if (need) return { kind: 'write', need };
  return { kind: needs.length === 0 ? 'save' : 'closing' };
}
