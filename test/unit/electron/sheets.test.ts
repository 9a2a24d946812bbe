import { expect, test } from 'vitest';
import { createSheets } from '../../../electron/windows/sheets';
import type { PrintOutcome } from '../../../shared/ipc/contract';

const enquiryId = '01935d2e-0000-7000-8000-000000000001';
const other = '01935d2e-0000-7000-8000-000000000002';

test('main vouches for an enquiry that came out of the printer, once for each print, and for no other', async () => {
  let outcome: PrintOutcome = 'not-done';
  const sheets = createSheets(() => Promise.resolve(outcome));
  const print = () => sheets.print({} as never, { what: 'enquiry', enquiryId });
  expect(await print()).toBe('not-done');
  expect(sheets.vouch(enquiryId)).toBe(false);
  outcome = 'printed';
  await sheets.print({} as never, { what: 'roll' });
  expect(sheets.vouch(enquiryId)).toBe(false);
  expect(await print()).toBe('printed');
  expect(sheets.vouch(other)).toBe(false);
  expect(sheets.vouch(enquiryId)).toBe(true);
  expect(sheets.vouch(enquiryId)).toBe(false);
});
