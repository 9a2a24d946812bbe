import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import {
  ALL_DETAILS,
  isRefused,
  recordRefusal,
  requiredRefused,
  takeBackRefusal,
} from '../../../shared/domain/refusals';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { peoplePack } from '../../support/people-pack';
import { anyPackAndCall, fieldIds, newCall, newEnquiry, witness } from './any-call';

const pack = peoplePack();
const { at } = witness;
const missedBin: Partial<EnquiryDraft> = {
  needsPersonalDetails: true,
  serviceId: 'missed-bin',
  values: { address: '12 Madeup Lane', bin: 'black', missedOn: '2026-11-20', name: 'Avaline Quillworth' },
  outcome: { kind: 'passed', detail: '', team: null, by: null },
};
const enquiryId = newEnquiry(1).id;
const call = (): CallDraft => newCall('phone', [{ ...newEnquiry(1), ...missedBin }]);
const needsOf = (draft: CallDraft): string[] =>
  savingNeeds(pack, draft).map((n) => ('fieldId' in n ? `${n.kind} ${n.fieldId}` : n.kind));
const bodyOf = (draft: CallDraft) => finishEnquiry(pack, draft, draft.enquiries[0]!, at);

describe('something that was not given', () => {
  test('is not needed for saving, its text goes, and how the enquiry ends is chosen anew', () => {
    const before = needsOf(call());
    const draft = recordRefusal(pack, call(), enquiryId, 'address', at);
    expect(draft.enquiries[0]).toMatchObject({
      refusals: [{ item: 'address', at }],
      outcome: { kind: null },
    });
    expect(draft.enquiries[0]?.values).not.toHaveProperty('address');
    expect(needsOf(draft)).toEqual([...before.filter((n) => n !== 'closing'), 'outcome', 'closing']);
    expect(requiredRefused(pack, draft.enquiries[0]!, 'phone').map((f) => f.id)).toEqual(['address']);
  });

  test('that the service could do without leaves the outcome as it is', () => {
    const draft = recordRefusal(pack, call(), enquiryId, 'name', at);
    expect(draft.enquiries[0]?.outcome.kind).toBe('passed');
    expect(bodyOf(draft)).toMatchObject({
      refusals: [{ item: 'name', at }],
      person: { address: '12 Madeup Lane' },
    });
    expect(bodyOf(draft)?.person).not.toHaveProperty('name');
  });

  test('leaves nothing on record once it is given after all', () => {
    const refused = recordRefusal(pack, call(), enquiryId, 'address', at);
    const given = takeBackRefusal(pack, refused, enquiryId, 'address');
    expect(given.enquiries[0]).toMatchObject({ refusals: [], outcome: { kind: 'passed' } });
    expect(needsOf(given)).toContain('field address');
    expect(takeBackRefusal(pack, given, enquiryId, 'address').enquiries).toEqual(given.enquiries);
  });

  test('may be all that is personal: then nothing personal is kept, and nothing else is lost', () => {
    fc.assert(
      fc.property(anyPackAndCall, ([some, draft]) => {
        const [first] = draft.enquiries;
        const values = Object.fromEntries(fieldIds.map((id) => [id, `answer to ${id}`]));
        const typed = { ...draft, enquiries: [{ ...first!, values, needsPersonalDetails: true }] };
        const after = recordRefusal(some, typed, first!.id, ALL_DETAILS, at).enquiries[0]!;
        const fields = some.services.flatMap((s) => s.fields);
        expect(fields.filter((f) => f.personal && after.values[f.id])).toEqual([]);
        const kept = fieldIds.filter((id) => !fields.some((f) => f.id === id && f.personal));
        expect(Object.keys(after.values)).toEqual(kept);
        expect(savingNeeds(some, { ...typed, enquiries: [after] })).not.toContainEqual(
          expect.objectContaining({ kind: 'field', fieldId: 'name' }),
        );
        for (const field of fields) expect(isRefused(after, field)).toBe(field.personal);
      }),
    );
  });

  test('is told to the team by its name alone, and an anonymous enquiry was asked nothing', () => {
    const draft = recordRefusal(pack, call(), enquiryId, 'phone', at);
    expect(JSON.stringify(bodyOf(draft)?.refusals)).toBe(JSON.stringify([{ item: 'phone', at }]));
    const anonymous = {
      ...draft,
      enquiries: draft.enquiries.map((e) => ({ ...e, needsPersonalDetails: false })),
    };
    expect(bodyOf(anonymous)).not.toHaveProperty('refusals');
  });
});
