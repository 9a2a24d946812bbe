import type { CallDraft } from '../domain/call-draft';
import { receiptFor } from '../domain/receipts';
import { noticeIdOf, scriptOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';

/**
 * Whether it still has to be said that the Electoral Registration Officer may see the details: an unexpected sharing,
 * so it is said when they are taken (law 2.13), once a call. Who had the whole notice before was told it then, and in
 * an emergency there is no time.
 */
export function electoralDue(pack: CouncilPack, draft: CallDraft): boolean {
  return (
    pack.electoral.enabled &&
    draft.said['electoral'] === undefined &&
    scriptOf(pack, 'electoral', draft.channel) !== null &&
    draft.enquiries.some(
      (e) => e.needsPersonalDetails === true && receiptFor(draft, noticeIdOf(pack, e))?.status === 'given',
    )
  );
}
