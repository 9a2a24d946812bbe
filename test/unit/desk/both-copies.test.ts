import { describe, expect, test } from 'vitest';
import { differences } from '../../../renderer/copy/both-copies';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { builtInPack } from '../../../shared/packs/built-in';
import { whyConflict } from '../../../shared/sync/parked-why';

const record: EnquiryRecord = {
  v: 1,
  id: crypto.randomUUID(),
  reference: 'K7M-0001-X',
  capturedAt: '2026-11-23T10:42:00.000+00:00',
  officer: { id: 'demo-officer', name: 'Demo Officer' },
  packVersion: '2026.11',
  body: {
    interaction: {
      id: crypto.randomUUID(),
      channel: 'phone',
      language: 'en',
      startedAt: '2026-11-23T10:40:00.000+00:00',
      endedAt: '2026-11-23T10:42:00.000+00:00',
    },
    receipts: [],
    service: { id: 'missed-bin', lgsl: 524, name: 'Missed bin' },
    anonymous: false,
    person: { name: 'Ada Example', phone: '+447700900123' },
    fields: { bin: 'black', missedOn: '2026-11-22' },
    note: 'The lid is broken.',
    outcome: { kind: 'passed', detail: '', team: 'Waste', by: null },
  },
};

/** The CRM's copy as it comes to the desk. */
function crmCopy(change: (body: EnquiryRecord['body']) => EnquiryRecord['body']): Record<string, string> {
  const copy = {
    id: record.id,
    version: 2,
    reference: record.reference,
    crmReference: 'CRM-000001',
    updatedAt: '2026-11-23T11:00:00.000Z',
    body: change(record.body),
  };
  return whyConflict(copy, { type: 'conflict', title: 'Conflict' }).current ?? {};
}
const shown = (current: Record<string, string>) => differences(record, current, builtInPack(), '2026-11-23');

describe('a conflict', () => {
  test('shows nothing where both copies say the same', () => {
    expect(shown(crmCopy((body) => body))).toEqual([]);
  });
  test('shows both values, by the labels and choices of the form', () => {
    const current = crmCopy((body) => ({
      ...body,
      fields: { bin: 'green', missedOn: '2026-11-20' },
      person: { ...body.person, phone: '+447700900456' },
    }));
    expect(shown(current)).toEqual([
      { label: 'Phone', here: '07700 900123', there: '07700 900456' },
      { label: 'Bin', here: 'Black (rubbish)', there: 'Green (garden)' },
      { label: 'Collection day missed', here: 'Sun 22 Nov', there: 'Fri 20 Nov' },
    ]);
  });
  test('shows what only one of them has', () => {
    const current = crmCopy((body) => ({
      ...body,
      note: '',
      outcome: { ...body.outcome, kind: 'resolved' },
    }));
    expect(shown(current)).toEqual([
      { label: 'Note', here: 'The lid is broken.', there: '' },
      { label: 'Outcome', here: 'Passed on', there: 'Resolved' },
    ]);
  });
});
