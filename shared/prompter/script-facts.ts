import type { CallDraft } from '../domain/call-draft';
import { needsObjection, noticeIdOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { ScriptFacts } from '../packs/schema/script';

/** What the branches of a script are decided by, as it is for this enquiry now. */
export function scriptFacts(pack: CouncilPack, draft: CallDraft, enquiryId: string): ScriptFacts {
  const enquiry = draft.enquiries.find(({ id }) => id === enquiryId);
  const noticeId = enquiry ? noticeIdOf(pack, enquiry) : pack.defaultNoticeId;
  return {
    recorded: pack.recording.on,
    'objection-due': needsObjection(pack, noticeId) && draft.said['objection'] === undefined,
    // One that was put off was not told.
    'told-another-notice': draft.receipts.some((r) => r.noticeId !== noticeId && r.status !== 'deferred'),
    'several-enquiries': draft.enquiries.length > 1,
    survey: pack.survey.mode !== 'off',
  };
}
