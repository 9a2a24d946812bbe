import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import type { NoticeReceipt } from '../domain/notice-receipt';
import { maskCardNumbers } from './card-number';

function maskEnquiry(enquiry: EnquiryDraft): EnquiryDraft {
  const { values, note, outcome, sensitive, systemReference } = enquiry;
  const masked = Object.entries(values).map(([id, typed]) => [id, maskCardNumbers(typed)] as const);
  return {
    ...enquiry,
    values: Object.fromEntries(masked),
    note: maskCardNumbers(note),
    outcome: {
      ...outcome,
      detail: maskCardNumbers(outcome.detail),
      team: outcome.team === null ? null : maskCardNumbers(outcome.team),
    },
    sensitive: sensitive.map((detail) => ({ ...detail, text: maskCardNumbers(detail.text) })),
    systemReference: maskCardNumbers(systemReference),
  };
}

function maskReceipt(receipt: NoticeReceipt): NoticeReceipt {
  if (receipt.status === 'deferred') return { ...receipt, reason: maskCardNumbers(receipt.reason) };
  if (receipt.status === 'already-given')
    return { ...receipt, givenVersion: maskCardNumbers(receipt.givenVersion) };
  return receipt;
}

/**
 * The draft as it may be stored: nothing that was typed holds more than the last four digits of a card number. PCI DSS
 * 3.3.1 allows no copy, sealed or not; the screen keeps the text as typed until the advisor takes the number out.
 */
export function maskDraft(draft: CallDraft): CallDraft {
  const { enquiries, receipts, representative } = draft;
  return {
    ...draft,
    enquiries: enquiries.map(maskEnquiry),
    receipts: receipts.map(maskReceipt),
    representative: representative && {
      ...representative,
      name: maskCardNumbers(representative.name),
      scope: maskCardNumbers(representative.scope),
    },
  };
}
