import { describe, expect, test } from 'vitest';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { questionLeft, recordConsent } from '../../../shared/domain/optional-question';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { peoplePack } from '../../support/people-pack';
import { newCall, newEnquiry, witness } from './any-call';

const pack = peoplePack();
const asking = { ...witness, consentHashes: { 'ask-follow-up': 'c'.repeat(64) } };
const enquiry = {
  ...newEnquiry(1),
  needsPersonalDetails: true,
  serviceId: 'missed-bin',
  outcome: { kind: 'resolved' as const, detail: '', team: null, by: null },
};
const call = newCall('phone', [enquiry]);
const left = (draft: CallDraft, of = pack) => questionLeft(of, draft)?.id ?? null;

describe('an optional question', () => {
  test('is offered once, for an optional purpose alone, and never when the survey is off', () => {
    expect(left(call)).toBe('follow-up');
    for (const answer of ['given', 'refused'] as const)
      expect(left(recordConsent(pack, call, 'follow-up', answer, asking))).toBeNull();
    expect(left(call, { ...pack, survey: { ...pack.survey, mode: 'off' } })).toBeNull();
    expect(left(call, { ...pack, scripts: pack.scripts.filter((s) => s.role !== 'consent') })).toBeNull();
  });

  test('is not asked of somebody who stays anonymous, nor while a saved enquiry is corrected', () => {
    expect(left(newCall('phone', [{ ...enquiry, needsPersonalDetails: false }]))).toBeNull();
    expect(left({ ...call, corrects: enquiry.id })).toBeNull();
  });

  test('changes nothing of the enquiry, whatever the answer is', () => {
    const plain = finishEnquiry(pack, call, enquiry, witness.at);
    for (const answer of ['given', 'refused'] as const) {
      const asked = recordConsent(pack, call, 'follow-up', answer, asking);
      const { consents, ...rest } = finishEnquiry(pack, asked, enquiry, witness.at)!;
      expect(rest).toEqual(plain);
      expect(consents).toHaveLength(1);
      expect(savingNeeds(pack, asked)).toEqual(savingNeeds(pack, call));
    }
  });

  test('keeps who asked, when, in what words, and how long a yes counts', () => {
    expect(recordConsent(pack, call, 'follow-up', 'given', asking).consents).toEqual([
      {
        purposeId: 'follow-up',
        answer: 'given',
        at: witness.at,
        by: witness.by,
        channel: 'phone',
        language: 'en',
        scriptId: 'ask-follow-up',
        packVersion: call.packVersion,
        hash: 'c'.repeat(64),
        expiresOn: '2027-02-23',
      },
    ]);
  });

  test('records nothing for a purpose that is not optional, or that could not be proved', () => {
    expect(recordConsent(pack, call, 'service-request', 'given', asking)).toBe(call);
    expect(recordConsent(pack, call, 'follow-up', 'given', witness)).toBe(call);
  });
});
