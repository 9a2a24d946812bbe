import { expect, test } from 'vitest';
import { afterEvents } from '../../../shared/domain/ticket-event';
import {
  expectedWait,
  inOrder,
  longestSince,
  nextFor,
  nextTicketNumber,
} from '../../../shared/policy/queue-order';
import { deskA, deskB, eventOf, TEN, ticketOf } from './any-ticket';

const MINUTE = 60_000;
const shared = (n: number, more = {}) => afterEvents(ticketOf(n, more), [eventOf('release')]);
const calledAt = (n: number, minute: number) =>
  afterEvents(ticketOf(n), [eventOf('call', deskA, minute), eventOf('no-show', deskA, minute)]);
const numbers = (tickets: ReturnType<typeof inOrder>) => tickets.map(({ facts }) => facts.number);

test('calls who must go first, then who came first', () => {
  expect(numbers(inOrder([shared(3), shared(1), shared(2, { priority: 'first' })]))).toEqual([
    'A-2',
    'A-1',
    'A-3',
  ]);
});

test('passes over who was passed on to another desk, and whom another desk holds', () => {
  const passedOn = afterEvents(ticketOf(1), [eventOf('call'), eventOf('transfer')]);
  const held = ticketOf(2);
  const queue = [passedOn, held, shared(3)];
  expect(nextFor(deskB, queue, { alone: false })?.facts.number).toBe('A-1');
  expect(nextFor(deskA, queue, { alone: false })?.facts.number).toBe('A-2');
  expect(nextFor(deskB, [passedOn, held], { alone: true })).toBeNull();
});

test('without the CRM a desk calls only whom it holds itself', () => {
  expect(nextFor(deskA, [shared(1), ticketOf(2)], { alone: true })?.facts.number).toBe('A-2');
  expect(nextFor(deskA, [shared(1)], { alone: true })).toBeNull();
});

test('the longest wait is of who came first, whoever goes first', () => {
  const queue = [shared(5, { priority: 'first' }), shared(2)];
  expect(longestSince(queue)).toBe(shared(2).facts.checkedInAt);
  expect(longestSince([])).toBeNull();
  const called = afterEvents(ticketOf(1), [eventOf('call')]);
  expect(longestSince([called, ...queue]), 'who was called waits no more').toBe(shared(2).facts.checkedInAt);
});

test('expects as long a wait as the latest calls took, each', () => {
  const called = [calledAt(1, 30), calledAt(2, 34), calledAt(3, 38)];
  const now = TEN + 42 * MINUTE;
  expect(expectedWait([...called, shared(4), shared(5)], now)).toBe(8 * MINUTE);
  expect(expectedWait(called, now)).toBe(0);
});

test('says nothing of the wait while too few were called, or none for hours', () => {
  expect(expectedWait([calledAt(1, 30), calledAt(2, 34), shared(4)], TEN + 42 * MINUTE)).toBeNull();
  const called = [calledAt(1, 30), calledAt(2, 34), calledAt(3, 38)];
  expect(expectedWait([...called, shared(4)], TEN + 300 * MINUTE)).toBeNull();
});

test('a desk counts its own tickets of the day, whatever the others do', () => {
  const queue = [
    ticketOf(1),
    ticketOf(9),
    ticketOf(10, { number: 'B-40' }),
    ticketOf(11, { day: '2026-11-22', number: 'A-77' }),
  ];
  expect(nextTicketNumber('A', '2026-11-23', queue)).toBe('A-10');
  expect(nextTicketNumber('C', '2026-11-23', queue)).toBe('C-1');
});
