import type { CallDraft, EnquiryDraft } from './call-draft';

/** An enquiry that nobody has written anything into yet. */
export function newEnquiryDraft(id: string, reference: string): EnquiryDraft {
  return {
    id,
    reference,
    needsPersonalDetails: null,
    serviceId: null,
    values: {},
    note: '',
    outcome: { kind: null, detail: '', team: null, by: null },
    reasons: [],
    refusals: [],
    sensitive: [],
    systemReference: '',
    toEnter: false,
  };
}

type Begins = Pick<CallDraft, 'id' | 'channel' | 'language' | 'startedAt' | 'packVersion' | 'enquiries'>;

/** A call in which nothing has been said yet. */
export function newCallDraft(begins: Begins): CallDraft {
  const { language, startedAt } = begins;
  return {
    ...begins,
    v: 2,
    languages: [{ language, at: startedAt }],
    said: {},
    receipts: [],
    corrects: null,
    trails: [],
    representative: null,
    consents: [],
  };
}
