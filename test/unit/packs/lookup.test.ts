import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPack } from '../../../shared/packs/built-in';
import {
  fieldsAsked,
  fillScript,
  labelIn,
  staffLabel,
  needsObjection,
  noticeIdOf,
  serviceOf,
} from '../../../shared/packs/lookup';
import { anyPack } from '../domain/any-call';

describe('looking things up in a pack', () => {
  test('an enquiry without a service is under the default notice, then under its service’s', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        expect(noticeIdOf(pack, { serviceId: null })).toBe(pack.defaultNoticeId);
        expect(noticeIdOf(pack, { serviceId: 'gone' })).toBe(pack.defaultNoticeId);
        for (const { id, noticeId } of pack.services)
          expect(noticeIdOf(pack, { serviceId: id })).toBe(noticeId);
      }),
    );
    expect(serviceOf(builtInPack(), null)).toBeNull();
  });

  test('what is hidden on a channel is not asked there, and nothing personal of an anonymous enquiry', () => {
    fc.assert(
      fc.property(
        anyPack,
        fc.constantFrom('phone', 'in-person'),
        fc.boolean(),
        (pack, channel, anonymous) => {
          for (const service of pack.services)
            for (const field of service.fields)
              expect(fieldsAsked(service, channel, anonymous).includes(field)).toBe(
                field.ask[channel] !== 'hidden' && !(anonymous && field.personal),
              );
        },
      ),
    );
  });

  test('a notice that no service names needs the objection if anything in the pack does', () => {
    const pack = builtInPack();
    const general = { ...pack.notices[0]!, id: 'general' };
    expect(needsObjection({ ...pack, notices: [...pack.notices, general] }, 'general')).toBe(true);
  });

  test.each([
    ['6(1)(c)', false],
    ['6(1)(e)', true],
    ['6(1)(f)', true],
  ] as const)('a purpose on %s: the objection sentence is a step of its own: %s', (article, needed) => {
    const pack = builtInPack();
    const purposes = pack.purposes.map((p) => ({ ...p, bases: [{ article, law: null, assumed: true }] }));
    expect(needsObjection({ ...pack, purposes }, pack.defaultNoticeId)).toBe(needed);
  });
});

describe('filling a script', () => {
  test('leaves a gap that nothing fills to be seen, and takes values as they are', () => {
    expect(fillScript('{council}: {nothing} {constructor}', { council: 'A {team} $& B' })).toBe(
      'A {team} $& B: {nothing} {constructor}',
    );
  });
});

test('of a label in two languages only the one that is spoken is said', () => {
  const pack = { ...builtInPack(), languages: ['cy' as const, 'en' as const] };
  expect(labelIn(pack, 'Gwastraff / Waste', 'en')).toBe('Waste');
  expect(labelIn(pack, 'Gwastraff / Waste', 'cy')).toBe('Gwastraff');
  expect(labelIn(pack, 'Waste', 'cy')).toBe('Waste');
  expect(labelIn(builtInPack(), 'Bulky / large items', 'en')).toBe('Bulky / large items');
});

test('a label in two languages is shown to staff with the one being spoken first, and once where both are alike', () => {
  const pack = { ...builtInPack(), languages: ['cy' as const, 'en' as const] };
  expect(staffLabel(pack, 'Gwastraff / Waste', 'en')).toBe('Waste / Gwastraff');
  expect(staffLabel(pack, 'Gwastraff / Waste', 'cy')).toBe('Gwastraff / Waste');
  expect(staffLabel(pack, 'Bin / Bin', 'en')).toBe('Bin');
  expect(staffLabel(pack, 'Bin', 'cy')).toBe('Bin');
  expect(staffLabel(builtInPack(), 'Bulky / large items', 'en')).toBe('Bulky / large items');
});
