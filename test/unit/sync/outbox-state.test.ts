import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_RETRY_AFTER_MS, CAP_MS } from '../../../shared/sync/backoff';
import {
  advance,
  ALONE_FROM_FAULTS,
  isDue,
  MAX_ITEM_RETRIES,
  queued,
  type OutboxDelivery,
  type OutboxEvent,
} from '../../../shared/sync/outbox-state';

const env = { now: 1_000_000, random: () => 0.5 };
const why = { kind: 'rejected', problemType: 'about:blank', crmSays: 'no', current: null } as const;
const retry = { kind: 'retry', retryAfterMs: null, problemType: 'about:blank', crmSays: '' } as const;

const events: fc.Arbitrary<OutboxEvent> = fc.oneof(
  fc.constantFrom<OutboxEvent>(
    { kind: 'sent' },
    { kind: 'interrupted' },
    { kind: 'request-failed', suspect: true },
    { kind: 'request-failed', suspect: false },
    { kind: 'never-left' },
    { kind: 'applied', version: 3, crmReference: 'CRM-1' },
    { kind: 'blocked' },
    { kind: 'park', why },
    { kind: 'person-tries-again' },
    { kind: 'person-accepts-crm' },
    { kind: 'person-sets-aside' },
    { kind: 'person-sends-after-all' },
    { kind: 'person-handed-over' },
    { kind: 'sent-elsewhere', version: 2, crmReference: 'CRM-2' },
  ),
  fc.record({
    kind: fc.constantFrom('retry' as const, 'refused-alone' as const),
    retryAfterMs: fc.option(fc.double(), { nil: null }),
    problemType: fc.constant('about:blank'),
    crmSays: fc.constant(''),
  }),
);

/** From → to, by what. Everything else must leave the item as it is. */
const allowed: Record<
  OutboxDelivery['state'],
  Partial<Record<OutboxEvent['kind'], OutboxDelivery['state'][]>>
> = {
  queued: {
    sent: ['sending'],
    park: ['parked'],
    'person-sets-aside': ['aside'],
    'person-handed-over': ['applied'],
    'sent-elsewhere': ['applied'],
  },
  sending: {
    interrupted: ['queued'],
    'request-failed': ['queued'],
    'never-left': ['queued'],
    applied: ['applied'],
    retry: ['queued', 'parked'],
    'refused-alone': ['queued', 'parked'],
    blocked: ['queued'],
    park: ['parked'],
  },
  applied: {},
  parked: {
    'person-tries-again': ['queued'],
    'person-accepts-crm': ['applied'],
    'person-sets-aside': ['aside'],
    'person-handed-over': ['applied'],
    'sent-elsewhere': ['applied'],
  },
  aside: {
    'person-sends-after-all': ['queued'],
    'person-handed-over': ['applied'],
    'sent-elsewhere': ['applied'],
  },
};

test('makes only the moves there are, for every event in every state', () => {
  fc.assert(
    fc.property(
      fc.array(events, { maxLength: 120 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (happened, r) => {
        let delivery = queued;
        for (const event of happened) {
          const next = advance(delivery, event, { now: env.now, random: () => r });
          const moves = allowed[delivery.state][event.kind];
          if (moves) expect(moves).toContain(next.state);
          else expect(next).toBe(delivery);
          const begun = next.state === 'sending' && delivery.state === 'queued' ? 1 : 0;
          const unmade = event.kind === 'never-left' && delivery.state === 'sending' ? 1 : 0;
          expect(next.tries).toBe(delivery.tries + begun - unmade);
          if (next.state === 'queued' && next.retryAt !== null) {
            expect(next.retryAt).toBeGreaterThan(env.now);
            expect(next.retryAt).toBeLessThanOrEqual(env.now + CAP_MS + MAX_RETRY_AFTER_MS);
          }
          delivery = next;
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

const send = (was: OutboxDelivery): OutboxDelivery => advance(was, { kind: 'sent' }, env);
const times = (n: number, event: OutboxEvent, from = queued): OutboxDelivery =>
  Array.from({ length: n }).reduce((was: OutboxDelivery) => advance(send(was), event, env), from);

test('asks a person after 24 answers that were none, and not before', () => {
  expect(times(MAX_ITEM_RETRIES - 1, retry).state).toBe('queued');
  expect(times(MAX_ITEM_RETRIES, retry)).toMatchObject({ state: 'parked', why: { kind: 'too-many-tries' } });
});

test('is never parked for the connection, however often it broke', () => {
  const delivery = times(500, { kind: 'request-failed', suspect: true });
  expect(delivery).toMatchObject({ state: 'queued', tries: 500, misses: 0 });
});

test('goes again at once after a broken connection, and waits only when it failed on its own', () => {
  expect(times(ALONE_FROM_FAULTS, { kind: 'request-failed', suspect: true })).toMatchObject({
    retryAt: null,
  });
  const alone = times(ALONE_FROM_FAULTS + 1, { kind: 'request-failed', suspect: true });
  expect(isDue(alone, env.now)).toBe(false);
  expect(times(50, { kind: 'request-failed', suspect: false })).toMatchObject({ faults: 0, retryAt: null });
});

test('obeys the least wait that the CRM named for an item', () => {
  const delivery = times(1, { ...retry, retryAfterMs: 90_000 });
  expect(isDue(delivery, env.now + 90_000)).toBe(false);
  expect(isDue(delivery, env.now + 92_000)).toBe(true);
});

test('keeps a refused item in small company until it is taken', () => {
  const alone = times(ALONE_FROM_FAULTS, { kind: 'request-failed', suspect: true });
  const refused = times(3, { ...retry, kind: 'refused-alone' }, alone);
  expect(refused.faults).toBeGreaterThanOrEqual(ALONE_FROM_FAULTS);
  expect(times(1, retry, refused).faults).toBe(0);
});

test('starts its tries afresh when a person says "try again", and remembers that its bytes may have left', () => {
  const parked = times(MAX_ITEM_RETRIES, retry);
  const again = advance(parked, { kind: 'person-tries-again' }, env);
  expect(again).toEqual({ ...queued, tries: MAX_ITEM_RETRIES });
});

test('says that a person, not the CRM, settled an item whose CRM copy was accepted', () => {
  const parked = advance(send(queued), { kind: 'park', why }, env);
  expect(advance(parked, { kind: 'person-accepts-crm' }, env)).toMatchObject({
    state: 'applied',
    by: 'person',
  });
});
