import type { Schema } from '../../shared/crm-api/schema';
import type { EnquiryRow } from './database/tables';

/** An enquiry as the contract shows it. */
export function enquiryOf(row: EnquiryRow): Schema<'Enquiry'> {
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    crmReference: row.crm_reference,
    status: row.status,
    receivedAt: row.received_at,
    updatedAt: row.updated_at,
    capturedAt: row.captured_at,
    actor: row.actor,
    body: row.body,
    notes: row.notes,
  };
}

/** The change that tells a desk where an enquiry of its own stands: no personal data. */
export function changeOf(row: EnquiryRow): Schema<'EnquiryUpdated'> {
  return {
    kind: 'enquiry',
    id: row.id,
    version: row.version,
    data: {
      reference: row.reference,
      crmReference: row.crm_reference,
      status: row.status,
      version: row.version,
      updatedAt: row.updated_at,
    },
  };
}
