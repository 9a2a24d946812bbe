import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { CUT_OFF, receiptFor } from '../domain/receipts';
import { noticeIdOf, scriptOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';

/**
 * Whether it still has to be said that the Electoral Registration Officer may see the details: an unexpected sharing,
 * so it is said when they are taken (law 2.13), once a call. Who had the whole notice before was told it then, in an
 * emergency there is no time, and a correction is written after the talk.
 */
export function electoralDue(pack: CouncilPack, draft: CallDraft, enquiry: EnquiryDraft): boolean {
  return (
    pack.electoral.enabled &&
    enquiry.needsPersonalDetails === true &&
    draft.said['electoral'] === undefined &&
    draft.said[CUT_OFF] === undefined &&
    draft.corrects === null &&
    receiptFor(draft, noticeIdOf(pack, enquiry))?.status === 'given' &&
    scriptOf(pack, 'electoral', draft.channel) !== null
  );
}
