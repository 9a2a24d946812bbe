import { receiptFor, receiptOpens, type StepId } from '../../shared/domain/receipts';
import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import { languageDue } from '../../shared/domain/spoken-language';
import { noticeIdOf, scriptOf, serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { electoralDue } from '../../shared/policy/electoral-due';
import type { SavingNeed } from '../../shared/policy/saving-needs';
import { ABOUT_CALL, type ScriptInFront } from '../../shared/prompter/trail-of';

/** The one thing that the prompter shows: what to say, what to answer, or what to write next. */
export type PromptStep =
  | { kind: StepId | 'language' | 'personal-question' | 'service' | 'save' }
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
  if (languageDue(pack.languages, draft)) return { kind: 'language' };
  const anonymous = enquiry.needsPersonalDetails === false && pack.anonymousEnquiry;
  if (!anonymous) {
    const receipt = receiptFor(draft, noticeIdOf(pack, enquiry));
    if (!receipt) return { kind: 'opening' };
    if (!receiptOpens(pack, receipt)) return { kind: 'objection' };
    if (enquiry.needsPersonalDetails !== true) return { kind: 'personal-question' };
    if (electoralDue(pack, draft, enquiry)) return { kind: 'electoral' };
  }
  if (!serviceOf(pack, enquiry.serviceId)) return { kind: 'service' };
  const here = needs.find((n) => n.kind !== 'closing' && n.enquiryId === enquiry.id);
  const elsewhere = needs.find((n) => n.kind !== 'closing');
  const need = here ?? elsewhere;
  if (need) return { kind: 'write', need };
  return { kind: needs.length === 0 ? 'save' : 'closing' };
}

/** The script that says this step, and what it is about; null for a step in which nothing is said. */
export function scriptInFront(
  pack: CouncilPack,
  draft: CallDraft,
  enquiry: EnquiryDraft,
  step: PromptStep,
): ScriptInFront | null {
  const run = (role: StepId | 'anonymous-closing', about = ABOUT_CALL): ScriptInFront | null => {
    const script = scriptOf(pack, role, draft.channel);
    return script && { script, about };
  };
  switch (step.kind) {
    case 'opening':
      return run('opening', noticeIdOf(pack, enquiry));
    case 'objection':
    case 'electoral':
      return run(step.kind);
    case 'closing':
      return run(
        draft.enquiries.every((e) => e.needsPersonalDetails === false) ? 'anonymous-closing' : 'closing',
      );
    default:
      return null;
  }
}
