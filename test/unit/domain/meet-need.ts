import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import { markSaid } from '../../../shared/domain/receipts';
import { noticeIdOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { SavingNeed } from '../../../shared/policy/saving-needs';
import { witness } from './any-call';

/** Does the one thing that a need asks for, as a person would. */
export function meetNeed(pack: CouncilPack, draft: CallDraft, need: SavingNeed): CallDraft {
  if (need.kind === 'closing') return markSaid(pack, draft, 'closing', pack.defaultNoticeId, witness);
  const enquiry = draft.enquiries.find((e) => e.id === need.enquiryId)!;
  const change = (to: Partial<EnquiryDraft>): CallDraft => ({
    ...draft,
    enquiries: draft.enquiries.map((e) => (e.id === enquiry.id ? { ...e, ...to } : e)),
  });
  switch (need.kind) {
    case 'opening':
    case 'objection':
    case 'electoral':
      return markSaid(pack, draft, need.kind, noticeIdOf(pack, enquiry), witness);
    case 'personal-question':
      return change({ needsPersonalDetails: true });
    case 'service':
      return change({ serviceId: pack.services[0]!.id });
    case 'field':
      return change({ values: { ...enquiry.values, [need.fieldId]: 'answer' } });
    case 'field-too-long':
      return change({
        values: {
          ...enquiry.values,
          [need.fieldId]: enquiry.values[need.fieldId]!.trim().slice(0, need.most),
        },
      });
    case 'note-too-long':
      return change({ note: enquiry.note.slice(0, need.most) });
    case 'outcome':
      return change({ outcome: { kind: 'call-back', detail: '', team: null, by: '2026-12-01' } });
  }
}
