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

type ShownAtCheckIn = {
  receipt: NoticeReceipt | null;
  shownOn: 'desk-sign' | 'customer-screen' | null;
};

/**
 * What was shown when they were checked in counts for their visit: the same words, the same version, and the language
 * they are spoken to in. Moment and officer stay those of the check-in, and the manner stays `displayed`. Where more than
 * one language is spoken, only a touch on the customer's screen says which they read; else all of it is said anew.
 */
export function carryDisplayed(
  pack: CouncilPack,
  draft: CallDraft,
  { receipt, shownOn }: ShownAtCheckIn,
  { at, hashes }: Pick<Witness, 'at' | 'hashes'>,
): CallDraft {
  if (draft.channel !== 'in-person' || receipt?.status !== 'given' || receipt.manner !== 'displayed')
    return draft;
  const notice = pack.notices.find(({ id }) => id === receipt.noticeId);
  const isSame = notice?.version === receipt.version && hashes[receipt.noticeId] === receipt.hash;
  if (!isSame || receiptFor(draft, receipt.noticeId) || !pack.languages.includes(receipt.language))
    return draft;
  const asks = languageDue(pack.languages, draft);
  const touched = shownOn === 'customer-screen' && receipt.objectionSaid;
  if (asks ? !touched : receipt.language !== draft.language) return draft;
  const objection: CallDraft['said'] = receipt.objectionSaid ? { objection: receipt.at } : {};
  const spoken = asks ? speakIn(draft, receipt.language, at) : draft;
  return {
    ...spoken,
    said: { ...spoken.said, opening: receipt.at, ...objection },
    receipts: [...spoken.receipts, receipt],
  };
}

/** When they were shown this notice at check-in, before the visit began; null where it was told in the visit itself. */
export function shownBefore(draft: CallDraft, noticeId: string): string | null {
  const receipt = receiptFor(draft, noticeId);
  if (receipt?.status !== 'given' || receipt.manner !== 'displayed') return null;
  return Date.parse(receipt.at) < Date.parse(draft.startedAt) ? receipt.at : null;
}
