import type { Schema } from '../../../shared/crm-api/schema';
import type { CertificateRow, EnquiryRow, Tables, TicketRow } from '../database/tables';
import type { JudgedItem } from './judge-item';

type Result = Schema<'MutationResult'>;
export type OpRow = Tables['ops'];

/** What the CRM knows of the things that a batch is about, read after the lock was taken. */
export type Known = {
  ops: Map<string, OpRow>;
  /** By id. */
  enquiries: Map<string, EnquiryRow>;
  /** Reference → id of the enquiry that has it. */
  references: Map<string, string>;
  /** By id. */
  tickets: Map<string, TicketRow>;
  erased: Set<string>;
  /** opIds that another transaction is working on at this moment. */
  busy: Set<string>;
};

export type BatchContext = {
  deviceId: string;
  controllerId: string;
  /** The CRM's time, ISO 8601 UTC. */
  now: string;
  /** The next number of arrival; never given twice. */
  nextArrival: () => number;
  /** The fault switch: a result it wants for this item instead of ours. */
  interfere: (item: JudgedItem, position: number) => Result | null;
  /** entityId → opId of its first item that was not applied; lasts as long as the batch. */
  failed: Map<string, string>;
};

/** What is to be written, all in the transaction in which `Known` was read. */
export type Effects = {
  created: Map<string, EnquiryRow>;
  updated: Map<string, EnquiryRow>;
  /** By id, new and changed ones. */
  tickets: Map<string, TicketRow>;
  /** New ones; they never change. */
  certificates: CertificateRow[];
  ops: OpRow[];
  changes: { id: string; change: Schema<'Change'> }[];
  /** Ids of known enquiries whose create came again, once per time. */
  redelivered: string[];
};
