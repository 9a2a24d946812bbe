import type { CallDraft } from '../../../shared/domain/call-draft';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { RecordKind, RecordRow } from './rows';

/** What a record of each kind holds, sealed. */
export type Bodies = {
  enquiry: EnquiryRecord;
  call: { v: 2; draft: CallDraft; /** Milliseconds since 1970. */ touchedAt: number };
  discard: { v: 1; callId: string; reason: string; at: string; officerId: string };
};

export type OpenedRecord<K extends RecordKind> = { row: RecordRow; body: Bodies[K] };
