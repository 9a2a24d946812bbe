import { expect, test } from 'vitest';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import { leftBehind, withoutLeft } from '../../../shared/policy/form-change';
import { formsPack } from '../../support/forms-pack';
import { newEnquiry, witness } from '../domain/any-call';

const pack = formsPack();
const typed: EnquiryDraft = {
  ...newEnquiry(1),
  needsPersonalDetails: true,
  serviceId: 'support-fund',
  values: {
    name: 'Avaline Quillworth',
    help: 'heating',
    boiler: 'older than I am',
    income: '900',
    account: ' ',
  },
  reasons: [{ fieldId: 'income', reasonId: null, at: witness.at }],
  note: 'Rings back on Friday',
};
const left = (after: EnquiryDraft, from = 'support-fund') =>
  leftBehind(pack, 'phone', from, after, ['2026-11-22']);
const idsOf = (after: EnquiryDraft, from?: string) =>
  left(after, from)
    .map(({ id }) => id)
    .sort();

test('names what another service has no place for, and nothing that it has', () => {
  expect(idsOf(typed)).toEqual([]);
  expect(idsOf({ ...typed, serviceId: 'missed-bin', reasons: [] })).toEqual(['boiler', 'help', 'income']);
});

test('names what an answer closes', () => {
  expect(idsOf({ ...typed, values: { ...typed.values, help: 'food' } })).toEqual(['boiler']);
});

test('does not count a day that the form filled in by itself', () => {
  const values = { missedOn: '2026-11-22', bin: 'black' };
  expect(idsOf({ ...typed, values, serviceId: 'support-fund' }, 'missed-bin')).toEqual(['bin']);
  expect(idsOf({ ...typed, values: { ...values, missedOn: '2026-11-20' } }, 'missed-bin')).toEqual([
    'bin',
    'missedOn',
  ]);
});

test('keeps it in the note as one reads it, but never what was asked for one purpose alone', () => {
  const after = { ...typed, serviceId: 'missed-bin', reasons: [] };
  const kept = withoutLeft(after, left(after), true);
  expect(kept.note).toBe('Rings back on Friday\nWhat help: Heating\nWhat boiler: older than I am');
  expect(kept.values).toEqual({ name: 'Avaline Quillworth', account: ' ' });
  expect(withoutLeft(after, left(after), false).note).toBe('Rings back on Friday');
});

test('names note and sensitive details where a case is kept in another system, and that one’s reference on the way back', () => {
  const elsewhere = { ...typed, serviceId: 'housing-repair', sensitive: [{ tag: 'health', text: 'asthma' }] };
  expect(idsOf(elsewhere)).toEqual(['boiler', 'help', 'income', 'name', 'note', 'sensitive']);
  expect(withoutLeft(elsewhere, left(elsewhere), false)).toMatchObject({
    values: { account: ' ' },
    note: '',
    sensitive: [],
  });
  const back = { ...typed, serviceId: 'missed-bin', values: {}, systemReference: 'HB-77' };
  expect(left(back, 'housing-repair')).toEqual([
    { id: 'system-reference', label: 'Reference from Homebase', line: 'Reference from Homebase: HB-77' },
  ]);
});
