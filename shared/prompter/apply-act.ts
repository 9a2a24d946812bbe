import { assertNever } from '../assert-never';
import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { answerPersonal } from '../domain/answer-personal';
import { leaveFieldOut, openField } from '../domain/field-opening';
import { markSaid, type Witness } from '../domain/receipts';
import { addSensitive } from '../domain/sensitive-details';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { ScriptAct } from '../packs/schema/script';

/** Does what a script asks for: a pure change of the draft. `about` is what the script in front is about. */
export function applyAct(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  act: ScriptAct,
  about: string,
  witness: Witness,
): CallDraft {
  switch (act) {
    case 'give-notice':
      return markSaid(pack, draft, 'opening', about, witness);
    case 'go-anonymous':
      return answerPersonal(pack, draft, enquiryId, false);
    case 'mark-objection':
      return markSaid(pack, draft, 'objection', about, witness);
    case 'mark-electoral':
      return markSaid(pack, draft, 'electoral', about, witness);
    case 'mark-closing':
      return markSaid(pack, draft, 'closing', about, witness);
    case 'open-field':
      return changed(draft, enquiryId, (e) => openField(e, about, null, witness.at));
    case 'leave-field-out':
      return changed(draft, enquiryId, (e) => leaveFieldOut(e, about, witness.at));
    case 'note-sensitive':
      return changed(draft, enquiryId, (e) => addSensitive(pack, e));
    // Nothing is written down, not even that there was something.
    case 'leave-sensitive-out':
    case 'record-refusal':
    case 'give-after-all':
    case 'open-representative':
    case 'only-listen':
    case 'consent-given':
    case 'consent-refused':
      return draft;
    default:
      return assertNever(act);
  }
}

function changed(
  draft: CallDraft,
  enquiryId: string,
  change: (enquiry: EnquiryDraft) => EnquiryDraft,
): CallDraft {
  return { ...draft, enquiries: draft.enquiries.map((e) => (e.id === enquiryId ? change(e) : e)) };
}
