import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callDraft, type CallDraft, type EnquiryDraft } from '../../../shared/domain/call-draft';
import { enquiryBody } from '../../../shared/domain/enquiry';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import { NOTE_MAX } from '../../../shared/domain/primitives';
import { markCutOff, markSaid, wayAround } from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { personalTyped, savingNeeds } from '../../../shared/policy/saving-needs';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { anyPackAndCall, newCall, newEnquiry, witness } from '../domain/any-call';
import { meetNeed } from '../domain/meet-need';

const pack = builtInPack();
const notice = pack.defaultNoticeId;
const missedBin: Partial<EnquiryDraft> = {
  needsPersonalDetails: true,
  serviceId: 'missed-bin',
  values: { address: '12 Madeup Lane', bin: 'black', missedOn: '2026-11-20' },
  outcome: { kind: 'passed', detail: '', team: null, by: null },
};
const call = (
  change: Partial<EnquiryDraft> = {},
  said: ('opening' | 'objection' | 'closing')[] = [],
): CallDraft =>
  said.reduce<CallDraft>(
    (draft, step) => markSaid(pack, draft, step, notice, witness),
    newCall('phone', [{ ...newEnquiry(1), ...missedBin, ...change }]),
  );
const all = ['opening', 'objection', 'closing'] as const;
const kinds = (draft: CallDraft) =>
  savingNeeds(pack, draft).map((n) => ('fieldId' in n ? `${n.kind} ${n.fieldId}` : n.kind));

describe('what saving still needs', () => {
  test('is everything, in the order in which a person meets it', () => {
    expect(kinds(newCall('phone'))).toEqual(['personal-question', 'service', 'outcome', 'closing']);
    const asked = { ...newEnquiry(1), needsPersonalDetails: true, serviceId: 'missed-bin' };
    expect(kinds(newCall('phone', [asked]))).toEqual([
      'opening',
      'field address',
      'field bin',
      'field missedOn',
      'outcome',
      'closing',
    ]);
  });

  test('is nothing when all is said and written', () => expect(kinds(call({}, [...all]))).toEqual([]));

  test.each<[string, CallDraft, string[]]>([
    ['the opening', call({}, ['closing']), ['opening']],
    ['the objection, once the opening is said', call({}, ['opening', 'closing']), ['objection']],
    ['the closing', call({}, ['opening', 'objection']), ['closing']],
    [
      'an answer whether it is personal',
      call({ needsPersonalDetails: null }, [...all]),
      ['personal-question'],
    ],
    ['a service', call({ serviceId: null }, [...all]), ['service']],
    ['a service that the pack still has', call({ serviceId: 'gone' }, [...all]), ['service']],
    [
      'a required field',
      call({ values: { address: ' ', bin: 'black', missedOn: 'x' } }, [...all]),
      ['field address'],
    ],
    [
      'a shorter name',
      call({ values: { ...missedBin.values, name: 'x'.repeat(301) } }, [...all]),
      ['field-too-long name'],
    ],
    [
      'a shorter postcode',
      call({ values: { ...missedBin.values, postcode: 'x'.repeat(13) } }, [...all]),
      ['field-too-long postcode'],
    ],
    [
      'a shorter answer',
      call({ values: { ...missedBin.values, bin: 'x'.repeat(2001) } }, [...all]),
      ['field-too-long bin'],
    ],
    ['a shorter note', call({ note: 'x'.repeat(NOTE_MAX + 1) }, [...all]), ['note-too-long']],
    ['an outcome', call({ outcome: newEnquiry(1).outcome }, [...all]), ['outcome']],
    [
      'where they were pointed',
      call({ outcome: { kind: 'signposted', detail: ' ', team: null, by: null } }, [...all]),
      ['outcome'],
    ],
    [
      'fewer words about it',
      call({ outcome: { kind: 'signposted', detail: 'x'.repeat(1001), team: null, by: null } }, [...all]),
      ['outcome'],
    ],
    [
      'a day for the call back',
      call({ outcome: { kind: 'call-back', detail: '', team: null, by: null } }, [...all]),
      ['outcome'],
    ],
  ])('is %s', (_, draft, needs) => expect(kinds(draft)).toEqual(needs));

  test('is not the opening for somebody who stays anonymous, nor anything personal', () => {
    expect(
      kinds(call({ needsPersonalDetails: false, values: { bin: 'black', missedOn: 'x' } }, ['closing'])),
    ).toEqual([]);
  });

  test('is another answer where the council takes no anonymous enquiries', () => {
    const draft = call({ needsPersonalDetails: false }, [...all]);
    expect(savingNeeds({ ...pack, anonymousEnquiry: false }, draft).map((n) => n.kind)).toEqual([
      'personal-question',
    ]);
  });

  test('is not the closing when they rang off before it', () => {
    expect(kinds(markCutOff(call({}, ['opening', 'objection']), witness.at))).toEqual([]);
  });

  test('is not the opening when there was no time for it, or they had it before', () => {
    const deferred = { status: 'deferred', reason: 'Somebody is hurt' } as const;
    expect(kinds(wayAround(pack, call({}, ['closing']), notice, deferred, witness))).toEqual([]);
  });

  test('is the electoral register sentence where the pack says so, once a call, unless they have gone', () => {
    const withRegister: CouncilPack = {
      ...pack,
      electoral: { ...pack.electoral, enabled: true },
      scripts: [
        ...pack.scripts,
        { ...pack.scripts.find((s) => s.role === 'objection')!, id: 'register', role: 'electoral' },
      ],
    };
    const due = (draft: CallDraft) => savingNeeds(withRegister, draft).filter((n) => n.kind === 'electoral');
    const two = call({}, ['opening', 'objection']);
    const both = { ...two, enquiries: [...two.enquiries, { ...two.enquiries[0]!, id: newEnquiry(2).id }] };
    expect(due(both)).toEqual([{ kind: 'electoral', enquiryId: newEnquiry(1).id }]);
    expect(due(markSaid(withRegister, both, 'electoral', notice, witness))).toEqual([]);
    expect(due(markCutOff(both, witness.at))).toEqual([]);
    expect(due(call({ needsPersonalDetails: false }, ['opening', 'objection']))).toEqual([]);
    expect(due({ ...both, corrects: newEnquiry(3).id })).toEqual([]);
    const deferred = { status: 'deferred', reason: 'Somebody is hurt' } as const;
    expect(due(wayAround(withRegister, call(), notice, deferred, witness))).toEqual([]);
  });

  test('is told for each enquiry of the call, the closing once', () => {
    const draft = newCall('phone', [newEnquiry(1), newEnquiry(2)]);
    const needs = savingNeeds(pack, draft);
    expect(needs.filter((n) => n.kind === 'service')).toHaveLength(2);
    expect(needs.filter((n) => n.kind === 'closing')).toHaveLength(1);
    expect(needs.at(-1)).toEqual({ kind: 'closing' });
  });
});

test('whatever was typed, meeting the needs one by one ends in something that the CRM takes', () => {
  fc.assert(
    fc.property(anyPackAndCall, ([pack, typed]) => {
      expect(callDraft.safeParse(typed).error).toBeUndefined();
      let draft = typed;
      for (let turns = 0; ; turns++) {
        const [need] = savingNeeds(pack, draft);
        if (!need) break;
        expect(turns, JSON.stringify(need)).toBeLessThan(80);
        draft = meetNeed(pack, draft, need);
      }
      for (const enquiry of draft.enquiries) {
        const body = finishEnquiry(pack, draft, enquiry, witness.at);
        expect(enquiryBody.safeParse(body).error).toBeUndefined();
      }
    }),
    { numRuns: 500 },
  );
});

describe('what of a draft is personal', () => {
  test('is what was typed into personal fields of its service, or of any before one is picked', () => {
    const values = { name: 'Avaline Quillworth', bin: 'black', oldAddress: '3 Fable Row' };
    expect(personalTyped(pack, { ...newEnquiry(1), serviceId: 'missed-bin', values })).toEqual(['name']);
    expect(personalTyped(pack, { ...newEnquiry(1), values }).sort()).toEqual(['name', 'oldAddress']);
  });
});
