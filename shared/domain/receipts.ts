import { needsObjection } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { CallDraft } from './call-draft';
import type { NoticeReceipt } from './notice-receipt';

/** What is said in an interaction, in order; ids under `CallDraft.said`. Not every one has all of them. */
export const stepIds = ['opening', 'objection', 'electoral', 'closing'] as const;
export type StepId = (typeof stepIds)[number];

/** In `CallDraft.said` instead of `closing`: when they rang off or left before it could be said. */
export const CUT_OFF = 'cut-off';

export type Witness = { at: string; by: string; hashes: Readonly<Record<string, string>> };

export function receiptFor(draft: CallDraft, noticeId: string): NoticeReceipt | null {
  return draft.receipts.find((r) => r.noticeId === noticeId) ?? null;
}

/** Whether a receipt lets personal fields open: said in full, or one of the two recorded ways around. */
export function receiptOpens(pack: CouncilPack, receipt: NoticeReceipt | null): boolean {
  if (!receipt) return false;
  return receipt.status !== 'given' || receipt.objectionSaid || !needsObjection(pack, receipt.noticeId);
}

/** What is the same in every receipt for a notice. A notice that nothing was hashed for cannot be vouched for. */
function vouchFor(pack: CouncilPack, noticeId: string, { at, by, hashes }: Witness) {
  const notice = pack.notices.find((n) => n.id === noticeId);
  const hash = hashes[noticeId];
  if (!notice || hash === undefined) throw new Error(`the pack in force has no notice ${noticeId}`);
  return { noticeId, version: notice.version, hash, at, by };
}

/**
 * Marks a step as said now. Saying the opening gives the receipt for `noticeId`; saying the objection completes the
 * receipts of the interaction, for it is one sentence for all of them (UK GDPR Art 21(4): separately from other
 * information), and never stands for an opening that was not said. A step said twice keeps its first moment.
 */
export function markSaid(
  pack: CouncilPack,
  draft: CallDraft,
  step: StepId,
  noticeId: string,
  witness: Witness,
): CallDraft {
  const said = { ...draft.said, [step]: draft.said[step] ?? witness.at };
  if (step === 'closing' || step === 'electoral') return { ...draft, said };
  if (step === 'objection') {
    const receipts = draft.receipts.map((r) => (r.status === 'given' ? { ...r, objectionSaid: true } : r));
    return { ...draft, said, receipts };
  }
  if (receiptFor(draft, noticeId)) return { ...draft, said };
  const given: NoticeReceipt = {
    ...vouchFor(pack, noticeId, witness),
    status: 'given',
    language: draft.language,
    channel: draft.channel,
    layer: 'first',
    manner: 'spoken',
    objectionSaid: said.objection !== undefined,
    // What the opening script of the channel offers.
    secondLayerOffered: draft.channel === 'in-person' ? 'leaflet' : 'link',
  };
  return { ...draft, said, receipts: [...draft.receipts, given] };
}

/** Records that the closing could not be said, so that nobody has to mark as said what was not. */
export function markCutOff(draft: CallDraft, at: string): CallDraft {
  return { ...draft, said: { ...draft.said, [CUT_OFF]: at } };
}

/** Takes back a step that was marked by mistake; what it proved is gone with it. */
export function unmarkSaid(draft: CallDraft, step: StepId): CallDraft {
  const gone = step === 'closing' ? [step, CUT_OFF] : [step];
  const said = Object.fromEntries(Object.entries(draft.said).filter(([s]) => !gone.includes(s)));
  if (step === 'closing' || step === 'electoral') return { ...draft, said };
  const receipts =
    step === 'opening'
      ? draft.receipts.filter((r) => r.status !== 'given')
      : draft.receipts.map((r) => (r.status === 'given' ? { ...r, objectionSaid: false } : r));
  return { ...draft, said, receipts };
}

/**
 * Records that the person had the notice before, or that there was no time for it. What was said in full already is
 * the better proof and stays.
 */
export function wayAround(
  pack: CouncilPack,
  draft: CallDraft,
  noticeId: string,
  how:
    | { status: 'already-given'; givenVersion: string; givenOn: string }
    | { status: 'deferred'; reason: string },
  witness: Witness,
): CallDraft {
  const before = receiptFor(draft, noticeId);
  if (before?.status === 'given' && receiptOpens(pack, before)) return draft;
  const others = draft.receipts.filter((r) => r.noticeId !== noticeId);
  return { ...draft, receipts: [...others, { ...vouchFor(pack, noticeId, witness), ...how }] };
}
