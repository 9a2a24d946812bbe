import { describe, expect, test } from 'vitest';
import { needsObjection, serviceOf } from '../../../shared/packs/lookup';
import { articlesOf, basesOf, openPointOf, packNamed, saidIn } from './support/pack-facts';

const pack = await packNamed('west-oxfordshire');

describe('West Oxfordshire holds of its two notices', () => {
  test('who answers for data protection (S0:13-17, S1:6-10)', () => {
    expect(pack.dpo).toEqual({
      label: 'Data Protection Officer',
      address: 'Council Offices, Witney, OX28 1NB',
      email: 'data.protection@westoxon.gov.uk',
      phone: '01993 861194',
    });
  });

  test('for each the contact for mistakes, and that they differ (S0:85-91, S1:56-59)', () => {
    const contacts = Object.fromEntries(pack.notices.map((n) => [n.id, n.corrections]));
    expect(contacts['customer-services']).toMatchObject({
      email: 'enquiries@westoxon.gov.uk',
      phone: '01993 861000',
    });
    expect(contacts['subject-access']).toMatchObject({
      email: 'customer.services@westoxon.gov.uk',
      phone: null,
    });
    expect(pack.conflicts.map((c) => c.id)).toEqual(
      expect.arrayContaining(['corrections-contact', 'sar-clock', 'postal-address']),
    );
  });

  test('that the month of a request runs from receipt, not from proof of identity (S1:4 against S1:54, S0:81)', () => {
    const clock = pack.conflicts.find((c) => c.id === 'sar-clock');
    expect(clock?.says.map(({ source }) => source)).toEqual(['S1:4', 'S1:54', 'S0:81']);
    expect(clock?.followed).toMatch(/receipt/);
  });

  test('both addresses, each with its use (S0:15, S0:101-105)', () => {
    const { addresses } = pack.controller;
    expect(addresses.map(({ address }) => address.slice(-8))).toEqual(['OX28 1NB', 'OX28 1NB', 'OX28 1PB']);
  });

  test('three years from completion for a request, in the CRM and at the service (S1:35-36)', () => {
    const files = pack.retention.filter((one) => one.record === 'subject-access-file');
    expect(files.map(({ where }) => where)).toEqual(['crm', 'service']);
    for (const file of files)
      expect(file).toMatchObject({ period: 'P3Y', trigger: 'completed', assumed: false });
  });

  test('what proves identity and address, seen and never kept (S1:26)', () => {
    const { subjectAccess } = pack;
    expect(subjectAccess.acceptedId).toHaveLength(4);
    expect(subjectAccess.proofOfAddress).toEqual(['Utility bill', 'Bank statement']);
    expect(subjectAccess.proofOfAddressMaxAge).toBe('P3M');
    const fields = serviceOf(pack, 'subject-access-request')?.fields;
    for (const id of ['identity', 'proofOfAddress']) {
      const field = fields?.find((one) => one.id === id);
      // A choice of kinds: there is nowhere to write a number into.
      expect(field?.kind).toBe('choice');
      // Nobody can show a document by phone.
      expect(field?.ask).toEqual({ phone: 'hidden', 'in-person': 'optional' });
    }
  });

  test('a duty in law as the basis of such a request, consent by asking as an open point (S1:18-20)', () => {
    expect(articlesOf(pack, 'subject-access')).toEqual(['6(1)(c)']);
    expect(needsObjection(pack, 'subject-access')).toBe(false);
    expect(openPointOf(pack, 'sar-consent')?.source).toBe('S1:18-20');
  });

  test('no basis of the other notice but an assumed one, shown as open (S0)', () => {
    for (const id of ['service-request', 'complaint', 'identity-check'])
      expect(basesOf(pack, id).every((b) => b.assumed)).toBe(true);
    expect(openPointOf(pack, 'no-basis')?.rule).toBe('UK GDPR Art 13(1)(c)');
  });

  test('that nothing of a special category or of convictions is taken (S1:29)', () => {
    expect(pack.specialCategory.mode).toBe('never');
    expect(pack.criminalData.mode).toBe('never');
  });

  test('the promise about other countries as one of transfers (S0:53), and leaving a use as a right (S0:95)', () => {
    expect(pack.transfers).toMatchObject({ territories: ['UK', 'EU'], source: 'S0:53, S1:39' });
    expect(pack.rights.said.map(({ id }) => id)).toContain('not-used');
    // Seven are listed (S0:67-73), the eighth stands further down.
    expect(pack.rights.said).toHaveLength(8);
  });

  test('Housing entered straight into its own system (S0:31), parking that may ring back (S0:43)', () => {
    expect(serviceOf(pack, 'housing-register')).toMatchObject({ route: 'direct-entry' });
    expect(serviceOf(pack, 'parking-problem')).toMatchObject({ route: 'crm', anonymous: true });
  });

  test('payment on the website alone (S0:59)', () => {
    expect(pack.payments.mode).toBe('online-link');
    expect(saidIn(pack, 'payment', 'phone')).toMatch(/don’t tell me the number of your card/);
  });

  test('who may act for somebody: legal representative, parent of a child (S1:14)', () => {
    expect(pack.representatives.types.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['legal-representative', 'parent']),
    );
  });

  test('one receipt each for what stands under different notices', () => {
    expect(serviceOf(pack, 'subject-access-request')?.noticeId).toBe('subject-access');
    expect(pack.defaultNoticeId).toBe('customer-services');
  });
});
