import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentEvent } from '../../../shared/domain/consent-event';
import { consentInForce, mergeConsents, withdrawalOf } from '../../../shared/domain/consents';

/** The same moment written in two ways counts as one. */
const moments = [
  '2026-11-23T10:42:07.000+00:00',
  '2026-11-23T11:42:07.000+01:00',
  '2026-11-23T10:42:08.000+00:00',
  '2026-10-25T01:30:00.000+01:00',
  '2026-10-25T01:30:00.000+00:00',
];
const event: fc.Arbitrary<ConsentEvent> = fc.record({
  purposeId: fc.constantFrom('survey', 'newsletter'),
  answer: fc.constantFrom('given', 'refused', 'withdrawn'),
  at: fc.constantFrom(...moments),
  by: fc.constant('demo-officer'),
  channel: fc.constant('phone'),
  language: fc.constant('en'),
  scriptId: fc.constant('ask-survey'),
  packVersion: fc.constant('2026.11'),
  hash: fc.constant('a'.repeat(64)),
  expiresOn: fc.constant(null),
});
const events = fc.array(event, { maxLength: 12 });
const answerTo = (list: readonly ConsentEvent[]) => consentInForce(list, 'survey')?.answer ?? null;

test('the last answer about a purpose counts, and a withdrawal wins a tie, in whatever order they came', () => {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.double()), (list, chance) => {
      const mine = list.filter((e) => e.purposeId === 'survey');
      const last = Math.max(...mine.map((e) => Date.parse(e.at)));
      const atLast = mine.filter((e) => Date.parse(e.at) === last).map((e) => e.answer);
      const counts = ['withdrawn', 'refused', 'given'].find((one) => atLast.includes(one as never)) ?? null;
      expect(answerTo(list)).toBe(counts);
      const shuffled = list
        .map((e) => ({ e, by: chance.next().value as number }))
        .sort((a, b) => (a.by < b.by ? -1 : 1))
        .map(({ e }) => e);
      expect(answerTo(shuffled)).toBe(counts);
    }),
  );
});

test('desks that learn of each other’s answers in any order agree, and no event is lost or doubled', () => {
  fc.assert(
    fc.property(events, events, events, (a, b, c) => {
      const one = mergeConsents(mergeConsents(a, b), c);
      const other = mergeConsents(c, mergeConsents(b, a));
      expect(answerTo(one)).toBe(answerTo(other));
      expect(answerTo(one)).toBe(answerTo([...a, ...b, ...c]));
      expect(mergeConsents(one, b)).toEqual(one);
    }),
  );
});

test('what was withdrawn is withdrawn, though the clock was set back in between', () => {
  fc.assert(
    fc.property(events, fc.constantFrom(...moments), (list, at) => {
      const given = consentInForce(list, 'survey');
      if (given?.answer !== 'given') return;
      const withdrawal = withdrawalOf(given, { at, by: 'someone-else' });
      expect(withdrawal).toMatchObject({ by: 'someone-else', scriptId: given.scriptId, hash: given.hash });
      expect(answerTo([...list, withdrawal])).toBe('withdrawn');
      expect(answerTo([withdrawal, ...list])).toBe('withdrawn');
    }),
  );
});
