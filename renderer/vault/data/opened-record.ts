import type { CallDraft } from '../../../shared/domain/call-draft';
import type { SensitiveDetail } from '../../../shared/domain/asked-about';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { HeldTicket } from '../../../shared/domain/held-ticket';
import type { HandOffs } from '../../../shared/domain/hand-off';
import type { LegalHold } from '../../../shared/domain/legal-hold';
import type { OtherWays } from '../../../shared/domain/other-way';
import type { ToEnterNote } from '../../../shared/domain/to-enter';
import type { VisitRecord } from '../../../shared/domain/visit';
import type { RecordKind, RecordRow } from './rows';

/** What a record of each kind holds, sealed. */
export type Bodies = {
  enquiry: EnquiryRecord;
  call: { v: 2; draft: CallDraft; /** Milliseconds since 1970. */ touchedAt: number };
  discard: { v: 1; callId: string; reason: string; at: string; officerId: string };
  sensitive: { v: 1; enquiryId: string; details: SensitiveDetail[] };
  'to-enter': ToEnterNote;
  ticket: HeldTicket;
  'hand-off': HandOffs;
  hold: LegalHold;
  'other-way': OtherWays;
  visit: VisitRecord;
};

export type OpenedRecord<K extends RecordKind> = { row: RecordRow; body: Bodies[K] };
