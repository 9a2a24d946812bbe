import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import type { EnquiryBody } from '../../../shared/domain/enquiry';
import { toEnterNote } from '../../../shared/domain/to-enter';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { apartId } from '../data/apart-id';
import type { Store } from '../data/open-store';
import type { RecordWrite } from '../data/unit-of-work';

type Finished = { enquiry: EnquiryDraft; body: EnquiryBody; capturedAt: string };

/**
 * What of saved enquiries is sealed apart from their records: sensitive details, and what waits to be entered into
 * another system. Where a correction leaves none of it, what was there before goes.
 */
export async function apartWrites(
  store: Store,
  pack: CouncilPack,
  draft: CallDraft,
  finished: readonly Finished[],
): Promise<{ records: RecordWrite[]; drops: string[] }> {
  const records: RecordWrite[] = [];
  const drops: string[] = [];
  for (const { enquiry, body, capturedAt } of finished) {
    const { sensitive: details } = body;
    const bodies = {
      sensitive: details ? { v: 1, enquiryId: enquiry.id, details } : null,
      'to-enter': toEnterNote(pack, draft, enquiry, capturedAt),
    };
    for (const kind of ['sensitive', 'to-enter'] as const) {
      const id = apartId(kind, enquiry.id);
      const follows = (await store.db.records.get(id))?.revision ?? 0;
      const one = bodies[kind];
      if (one) records.push({ id, kind, time: Date.parse(capturedAt), body: one, follows });
      else if (follows > 0) drops.push(id);
    }
  }
  return { records, drops };
}
