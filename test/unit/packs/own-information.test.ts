import { describe, expect, test } from 'vitest';
import { channel } from '../../../shared/domain/primitives';
import { ALL_DETAILS, recordRefusal } from '../../../shared/domain/refusals';
import { examplePacks } from '../../../shared/packs/example-packs';
import { fieldsAsked } from '../../../shared/packs/lookup';
import { savingNeeds } from '../../../shared/policy/saving-needs';
import { newCall, newEnquiry, witness } from '../domain/any-call';

const packs = await Promise.all(examplePacks.map(async ({ id, load }) => ({ id, pack: await load() })));

describe.each(packs)('under the pack of $id', ({ pack }) => {
  const services = pack.services.filter(({ id }) => id === 'subject-access-request');
  const cases = services.flatMap((service) => channel.options.map((one) => ({ service, channel: one })));

  test('a request for one’s own information is taken by phone and at the desk (S1:15-16)', () => {
    expect(services).toHaveLength(1);
    for (const { service, channel: one } of cases)
      expect(fieldsAsked(service, one, false).map(({ id }) => id)).toContain('name');
  });

  test('it asks who asks, in which capacity and for what (S1:14)', () => {
    for (const { service, channel: one } of cases)
      expect(fieldsAsked(service, one, false).map(({ id }) => id)).toEqual(
        expect.arrayContaining(['name', 'capacity', 'scope']),
      );
  });

  test('it is never held up for want of a form: what they will not or cannot fill in is left out (S1:13)', () => {
    for (const { service, channel: one } of cases) {
      const enquiry = { ...newEnquiry(1), needsPersonalDetails: true, serviceId: service.id };
      const draft = recordRefusal(pack, newCall(one, [enquiry]), enquiry.id, ALL_DETAILS, witness.at);
      const fields = savingNeeds(pack, draft).flatMap((n) => (n.kind === 'field' ? [n.fieldId] : []));
      expect(fields.filter((id) => service.fields.find((f) => f.id === id)?.personal)).toEqual([]);
    }
  });

  test('nothing asks for the number or a copy of what proves who somebody is (S1:22-27)', () => {
    for (const { id, label } of pack.services.flatMap(({ fields }) => fields))
      expect(`${id} ${label}`).not.toMatch(
        /passport|licence n|certificate|photo|scan|utility bill|bank statement/i,
      );
  });

  test('nothing asks for a recording or its number (S3:43)', () => {
    for (const { id, label } of pack.services.flatMap(({ fields }) => fields))
      expect(`${id} ${label}`).not.toMatch(/recording|recorded|audio/i);
  });
});
