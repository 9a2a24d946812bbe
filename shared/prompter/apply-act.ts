import { assertNever } from '../assert-never';
import type { CallDraft } from '../domain/call-draft';
import { answerPersonal } from '../domain/answer-personal';
import { markSaid, type Witness } from '../domain/receipts';
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
    case 'leave-field-out':
    case 'note-sensitive':
    case 'leave-sensitive-out':
      return draft;
    default:
      return assertNever(act);
  }
}
