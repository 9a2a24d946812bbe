import { expect, test } from 'vitest';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { addSensitive, sensitiveTags, writeSensitive } from '../../../shared/domain/sensitive-details';
import { holdsPersonal, savingNeeds } from '../../../shared/policy/saving-needs';
import { formsPack } from '../../support/forms-pack';
import { newCall, newEnquiry, witness } from './any-call';

const told: EnquiryDraft = {
  ...newEnquiry(1),
  needsPersonalDetails: true,
  serviceId: 'missed-bin',
  sensitive: [{ tag: 'health', text: ' uses a wheelchair ' }],
  outcome: { kind: 'passed', detail: '', team: null, by: null },
};
const sensitiveOf = (pack: ReturnType<typeof formsPack>, enquiry: EnquiryDraft) =>
  finishEnquiry(pack, newCall('phone', [enquiry]), enquiry, witness.at)?.sensitive;
const needsOf = (pack: ReturnType<typeof formsPack>, enquiry: EnquiryDraft) =>
  savingNeeds(pack, newCall('phone', [enquiry])).filter(({ kind }) => kind === 'sensitive');

test('what was volunteered is kept apart where the pack takes it, and nowhere where it never does', () => {
  const pack = formsPack({ special: 'volunteered-only' });
  expect(sensitiveOf(pack, told)).toEqual([{ tag: 'health', text: 'uses a wheelchair' }]);
  expect(sensitiveTags(pack).map(({ id }) => id)).toEqual(['health', 'family']);
  const never = formsPack({ special: 'never' });
  expect(sensitiveOf(never, told)).toBeUndefined();
  expect(addSensitive(never, told)).toBe(told);
  expect(needsOf(never, told)).toEqual([]);
});

test('nothing sensitive is kept of somebody who stays anonymous', () => {
  expect(sensitiveOf(formsPack(), { ...told, needsPersonalDetails: false })).toBeUndefined();
});

test('it is as personal as a name: nothing of it is written before a receipt', () => {
  expect(holdsPersonal(formsPack(), told)).toBe(true);
  expect(holdsPersonal(formsPack(), addSensitive(formsPack(), { ...told, sensitive: [] }))).toBe(false);
});

test('words wait for a kind and a length that fits; an empty place waits for nothing', () => {
  const pack = formsPack();
  const empty = addSensitive(pack, { ...told, sensitive: [] });
  expect(empty.sensitive).toEqual([{ tag: '', text: '' }]);
  expect(needsOf(pack, empty)).toEqual([]);
  const untagged = writeSensitive(empty, 0, { text: 'has a carer' });
  expect(needsOf(pack, untagged)).toEqual([{ kind: 'sensitive', enquiryId: told.id, at: 0 }]);
  expect(needsOf(pack, writeSensitive(untagged, 0, { tag: 'family' }))).toEqual([]);
  expect(needsOf(pack, writeSensitive(told, 0, { text: 'x'.repeat(2001) }))).toHaveLength(1);
});
