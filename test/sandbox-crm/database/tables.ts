import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { Schema } from '../../../shared/crm-api/schema';
import type { QueueTicket } from '../../../shared/domain/queue-ticket';

/** Moments are ISO 8601 texts in UTC with milliseconds, so that they sort as they are. */
export type EnquiryRow = {
  id: string;
  controller_id: string;
  reference: string;
  crm_reference: string;
  /** Order of arrival; rises with every enquiry. */
  arrival: number;
  version: number;
  status: Schema<'EnquiryStatus'>;
  body: Schema<'EnquiryBody'>;
  notes: Schema<'NoteBody'>[];
  actor: Schema<'Actor'>;
  device_id: string;
  notice_pack_version: string;
  captured_at: string;
  received_at: string;
  updated_at: string;
  /** How many times its create was received, replays and conflicts included. */
  deliveries: number;
  find_name: string | null;
  find_phone: string | null;
  find_postcode: string | null;
  find_email: string | null;
};

/** A ticket of the reception's queue; gone when its day is over. */
export type TicketRow = {
  id: string;
  controller_id: string;
  day: string;
  version: number;
  ticket: Pick<QueueTicket, 'facts' | 'standing'>;
};

/** That a desk has purged something; kept for a year. */
export type CertificateRow = {
  id: string;
  controller_id: string;
  device_id: string;
  received_at: string;
  certificate: Schema<'PurgeCertificate'>;
};

type Json<T extends object> = JSONColumnType<T, string, string>;

export type Tables = {
  meta: { key: string; value: string };
  devices: {
    id: string;
    controller_id: string;
    desk_code: string;
    name: string;
    /** The highest running number seen in a reference with this desk code. */
    highest_number: number;
    /** What its ticket numbers begin with. */
    ticket_prefix: string | null;
  };
  enquiries: Omit<EnquiryRow, 'body' | 'notes' | 'actor'> & {
    body: Json<EnquiryRow['body']>;
    notes: Json<EnquiryRow['notes']>;
    actor: Json<EnquiryRow['actor']>;
  };
  /** One row per applied mutation: what makes a push idempotent. Goes with the enquiry when that is erased. */
  ops: {
    op_id: string;
    entity_id: string;
    payload_hash: string;
    version: number;
    reference: string;
    crm_reference: string;
  };
  tickets: Omit<TicketRow, 'ticket'> & { ticket: Json<TicketRow['ticket']> };
  certificates: Omit<CertificateRow, 'certificate'> & { certificate: Json<CertificateRow['certificate']> };
  erased: { id: string; controller_id: string };
  changes: {
    seq: Generated<number>;
    controller_id: string;
    entity_id: string;
    change: Json<Schema<'Change'>>;
  };
};

export type Database = Kysely<Tables>;
