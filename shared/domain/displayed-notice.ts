import { needsObjection } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { CallDraft } from './call-draft';
import type { NoticeReceipt } from './notice-receipt';
import type { Language } from './primitives';
import { receiptFor, type Witness } from './receipts';
import { languageDue, speakIn } from './spoken-language';

export type Displayed = {
  noticeId: string;
  /** The one that was read. */
  language: Language;
  /** Whether the right to object was shown or said, apart from the rest (UK GDPR Art 21(4)). */
  objection: boolean;
  /** On the customer's screen the address of the whole notice stands; at the desk a leaflet lies. */
  secondLayer: 'link' | 'leaflet';
};

/** The receipt for a notice that was read and not heard, on the customer's screen or on the desk's sign. */
export function displayedReceipt(
  pack: CouncilPack,
  { noticeId, language, objection, secondLayer }: Displayed,
  { at, by, hashes }: Witness,
): Extract<NoticeReceipt, { status: 'given' }> {
  const notice = pack.notices.find(({ id }) => id === noticeId);
  const hash = hashes[noticeId];
  if (!notice || hash === undefined) throw new Error(`the pack in force has no notice ${noticeId}`);
  return {
    noticeId,
    version: notice.version,
    hash,
    at,
    by,
    status: 'given',
    language,
    channel: 'in-person',
    layer: 'first',
    manner: 'displayed',
    objectionSaid: objection,
    secondLayerOffered: secondLayer,
  };
}

/**
 * A notice that was read in a visit stands for the opening, and for the objection where that was shown. What was said
 * already, or is known from before, is a proof of its own and stays.
 */
export function markDisplayed(
  pack: CouncilPack,
  draft: CallDraft,
  displayed: Displayed,
  witness: Witness,
): CallDraft {
  if (draft.channel !== 'in-person') return draft;
  const { noticeId } = displayed;
  const before = receiptFor(draft, noticeId);
  const shown = displayed.objection && needsObjection(pack, noticeId);
  const said = shown ? { ...draft.said, objection: draft.said['objection'] ?? witness.at } : draft.said;
  if (before?.status === 'given') {
    if (!shown || before.objectionSaid) return draft;
    const receipts = draft.receipts.map((r) => (r === before ? { ...before, objectionSaid: true } : r));
    return { ...draft, said, receipts };
  }
  if (before?.status === 'already-given') return draft;
  const given = displayedReceipt(pack, displayed, witness);
  const receipt = before
    ? { ...given, deferredFirst: { at: before.at, by: before.by, reason: before.reason } }
    : given;
  const told = {
    ...draft,
    said: { ...said, opening: said['opening'] ?? witness.at },
    receipts: [...draft.receipts.filter((r) => r !== before), receipt],
  };
  return languageDue(pack.languages, draft) ? speakIn(told, displayed.language, witness.at) : told;
}
