import { assertNever } from '../assert-never';
import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { answerPersonal } from '../domain/answer-personal';
import { leaveFieldOut, openField } from '../domain/field-opening';
import { markSaid, type Witness } from '../domain/receipts';
import { addSensitive } from '../domain/sensitive-details';
import { recordConsent } from '../domain/optional-question';
import { recordRefusal, takeBackRefusal } from '../domain/refusals';
import { beginRepresentative, onlyListen } from '../domain/speak-for';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { ScriptAct } from '../packs/schema/script';

const notedBy = ({ at, by }: Witness) => ({ at, by });

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
    case 'record-refusal':
      return recordRefusal(pack, draft, enquiryId, about, witness.at);
    case 'give-after-all':
      return takeBackRefusal(pack, draft, enquiryId, about);
    case 'open-representative':
      return beginRepresentative(pack, draft, notedBy(witness));
    case 'only-listen':
      return onlyListen(pack, draft, notedBy(witness));
    case 'consent-given':
      return recordConsent(pack, draft, about, 'given', witness);
    case 'consent-refused':
      return recordConsent(pack, draft, about, 'refused', witness);
    case 'open-field':
      return changed(draft, enquiryId, (e) => openField(e, about, null, witness.at));
    case 'leave-field-out':
      return changed(draft, enquiryId, (e) => leaveFieldOut(e, about, witness.at));
    case 'note-sensitive':
      return changed(draft, enquiryId, (e) => addSensitive(pack, e));
    // Nothing is written down, not even that there was something.
    case 'leave-sensitive-out':
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
