import type { UnsentLine } from '../../../../shared/ipc/unsent-contract';

/** An enquiry that has waited too long. */
export const unsentLine: UnsentLine = {
  enquiryId: '01935d2e-0000-7000-8000-000000000001',
  reference: 'K7M-3QF2-X',
  service: 'Missed bin',
  what: 'enquiry',
  since: '2026-11-19T10:42:00.000+00:00',
  old: true,
  why: { kind: 'waits', tries: 0 },
  readable: true,
  held: false,
  file: null,
  paper: null,
};
