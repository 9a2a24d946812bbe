import { expect, test } from 'vitest';
import { differences } from '../../../renderer/copy/both-copies';
import { enquiryFacts } from '../../../renderer/copy/enquiry-facts';
import { tellingWords } from '../../../renderer/copy/people-words';
import type { ConsentEvent } from '../../../shared/domain/consent-event';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { whyConflict } from '../../../shared/sync/parked-why';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { peoplePack } from '../../support/people-pack';

const pack = peoplePack();
const today = '2026-11-23';
const at = '2026-11-23T10:42:07.000+00:00';
const someone = {
  typeId: 'family',
  name: 'Ottoline Quartzbright',
  proof: 'Signed letter',
  scope: 'This enquiry only',
  expiresOn: '2027-05-23',
  at,
  by: 'demo',
};
const given: ConsentEvent = {
  purposeId: 'follow-up',
  answer: 'given',
  at,
  by: 'demo',
  channel: 'phone',
  language: 'en',
  scriptId: 'ask-follow-up',
  packVersion: '2026.12',
  hash: 'a'.repeat(64),
  expiresOn: null,
};
const plain = madeUpEnquiries(1)[0]!;
const record: EnquiryRecord = {
  ...plain,
  body: {
    ...plain.body,
    service: { ...plain.body.service, id: 'missed-bin' },
    representative: someone,
    refusals: [{ item: 'address', at }],
    consents: [given],
  },
};

test('who speaks for somebody may be told nothing until a proof was seen, nor after it has ended', () => {
  expect(tellingWords({ ...someone, proof: null }, 'Wilhelmina', today)).toBe(
    'You may listen and write down. Tell them nothing about Wilhelmina.',
  );
  expect(tellingWords({ ...someone, proof: null }, '', today)).toContain('the person they speak for');
  expect(tellingWords(someone, 'Wilhelmina', today)).toMatch(
    /^You may tell them about: This enquiry only, until/,
  );
  expect(tellingWords(someone, 'Wilhelmina', '2027-05-24')).toContain('Tell them nothing');
});

test('a saved enquiry says who spoke for whom and what was not given, by the pack’s own names', () => {
  const facts = Object.fromEntries(enquiryFacts(record, pack, today).map((f) => [f.label, f.value]));
  expect(facts['Spoken for by']).toMatch(
    /^Ottoline Quartzbright \(Family or friend\); seen: Signed letter, This enquiry only, until/,
  );
  expect(facts['Not given']).toBe('Address');
});

test('of two copies that differ, who speaks, what was not given and consent stand side by side', () => {
  const there = {
    body: {
      ...record.body,
      representative: { ...someone, proof: null },
      refusals: [],
      consents: [given, { ...given, answer: 'withdrawn' }],
    },
  };
  const { current } = whyConflict(there, { type: 'about:blank' });
  expect(differences(record, current ?? {}, pack, today)).toEqual([
    { label: 'Proof seen', here: 'Signed letter', there: '' },
    { label: 'Not given', here: 'Address', there: '' },
    { label: 'Asking how we did', here: 'yes', there: 'withdrawn' },
  ]);
});
