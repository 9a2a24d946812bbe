import type { SensitiveDetail } from '../../../shared/domain/asked-about';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import type { ToEnterNote } from '../../../shared/domain/to-enter';

/** What of the enquiry was sealed apart from it. */
type Apart = { details: readonly SensitiveDetail[]; toEnter: ToEnterNote | null };

/** The call as it was when it was saved; what was said stays proved by its receipts. */
export function reopened(record: EnquiryRecord, apart: Apart, corrects: string, callId: string): CallDraft {
  const { body } = record;
  const { interaction, person, outcome } = body;
  const { details, toEnter } = apart;
  const asked = details.flatMap(({ fieldId, text }) => (fieldId === undefined ? [] : [[fieldId, text]]));
  const enquiry: EnquiryDraft = {
    ...newEnquiryDraft(record.id, record.reference),
    needsPersonalDetails: !body.anonymous,
    serviceId: body.service.id,
    values: { ...body.fields, ...person, ...Object.fromEntries(asked), ...toEnter?.answers },
    note: toEnter?.note ?? body.note,
    outcome,
    reasons: body.reasonsGiven ?? [],
    refusals: body.refusals ?? [],
    sensitive: [...details, ...(toEnter?.sensitive ?? [])]
      .filter(({ fieldId }) => fieldId === undefined)
      .map(({ tag, text }) => ({ tag, text })),
    toEnter: toEnter !== null,
    systemReference: body.directEntry?.reference ?? '',
  };
  const { channel, language, startedAt } = interaction;
  const { packVersion } = record;
  return {
    ...newCallDraft({ id: callId, channel, language, startedAt, packVersion, enquiries: [enquiry] }),
    languages: interaction.languages ?? [{ language, at: startedAt }],
    said: { ...saidBy(body.receipts), closing: interaction.endedAt },
    receipts: body.receipts,
    representative: body.representative ?? null,
    consents: body.consents ?? [],
    corrects,
  };
}

function saidBy(receipts: readonly NoticeReceipt[]): Record<string, string> {
  const given = receipts.find((r) => r.status === 'given');
  if (!given) return {};
  return given.objectionSaid ? { opening: given.at, objection: given.at } : { opening: given.at };
}
