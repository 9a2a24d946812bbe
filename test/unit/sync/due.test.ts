import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duePicker } from '../../../shared/sync/due';
import { queued, type OutboxDelivery, type OutboxEntry } from '../../../shared/sync/outbox-state';

const NOW = 1_000_000;
const counts = { tries: 1, misses: 1, faults: 0 };
const why = { kind: 'rejected', problemType: 'about:blank', crmSays: '', current: null } as const;
const waiting: OutboxDelivery = { ...counts, state: 'queued', triedAt: NOW - 10, retryAt: NOW + 10 };
const deliveries: Record<string, OutboxDelivery> = {
  queued,
  waiting,
  sending: { ...counts, state: 'sending', sentAt: NOW },
  parked: { ...counts, state: 'parked', at: NOW, why },
};

const entry = (entityId: string, deviceSeq: number, state: string): OutboxEntry => ({
  opId: `${entityId}${deviceSeq}`,
  entityId,
  deviceSeq,
  delivery: deliveries[state] ?? queued,
});

/** `a:queued b:parked …` in the order saved → what is due. */
function dueOf(line: string, now = NOW): string[] {
  const entries = line.split(' ').map((word, i) => {
    const [entityId = '', state = ''] = word.split(':');
    return entry(entityId, i + 1, state);
  });
  const isHeld = (e: OutboxEntry) => e.delivery.state === 'sending' || e.delivery.state === 'parked';
  const picks = duePicker(entries.filter(isHeld), now);
  return entries.filter((e) => e.delivery.state === 'queued' && picks(e)).map((e) => e.opId);
}

test('takes everything of an enquiry whose turn has come, in order', () => {
  expect(dueOf('a:queued a:queued b:queued')).toEqual(['a1', 'a2', 'b3']);
});

test('lets later items of the same enquiry wait behind a parked one, and others go on', () => {
  expect(dueOf('a:parked a:queued b:queued')).toEqual(['b3']);
});

test('lets later items wait behind one that waits for its moment', () => {
  expect(dueOf('a:waiting a:queued b:queued')).toEqual(['b3']);
});

test('sends nothing of an enquiry that is being sent, not even what came before', () => {
  expect(dueOf('a:queued a:sending a:queued b:queued')).toEqual(['b4']);
});

test('sends what came before a parked item', () => {
  expect(dueOf('a:queued a:parked a:queued')).toEqual(['a1']);
});

test('does not wait for a moment that a clock set back has moved out of reach', () => {
  expect(dueOf('a:waiting a:queued')).toEqual([]);
  expect(dueOf('a:waiting a:queued', NOW + 10)).toEqual(['a1', 'a2']);
  expect(dueOf('a:waiting a:queued', NOW - 86_400_000)).toEqual(['a1', 'a2']);
});

test('always leaves something to do, unless every enquiry has a reason to wait', () => {
  const line = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...Object.keys(deliveries))),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(line, (words) => {
      const due = dueOf(words.map((word) => word.join(':')).join(' '));
      for (const entity of ['a', 'b', 'c']) {
        const own = words.flatMap(([id, state], i) =>
          id === entity ? [{ state, opId: `${id}${i + 1}` }] : [],
        );
        const stop = own.findIndex(({ state }) => state !== 'queued');
        const free = own.some(({ state }) => state === 'sending') ? [] : stop < 0 ? own : own.slice(0, stop);
        expect(due.filter((opId) => opId.startsWith(entity))).toEqual(free.map(({ opId }) => opId));
      }
    }),
  );
});
