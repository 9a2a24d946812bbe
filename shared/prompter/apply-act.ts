import { assertNever } from '../assert-never';
import type { CallDraft } from '../domain/call-draft';
import { answerPersonal } from '../domain/answer-personal';
import { markSaid, type Witness } from '../domain/receipts';
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
    case 'leave-field-out':
    case 'note-sensitive':
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
