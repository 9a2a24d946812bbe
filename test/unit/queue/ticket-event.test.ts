import { expect, test } from 'vitest';
import { queueTicket, ticketFacts, type QueueTicket } from '../../../shared/domain/queue-ticket';
import { afterEvent, afterEvents, type TicketDoing } from '../../../shared/domain/ticket-event';
import { deskA, deskB, eventOf, factsOf, ticketOf } from './any-ticket';

const here = (...whats: TicketDoing[]): QueueTicket =>
  afterEvents(
    ticketOf(1),
    whats.map((what) => eventOf(what)),
  );

test('is born held by the desk that checked it in, so that no other desk can call it meanwhile', () => {
  expect(ticketOf(1).standing.holder).toEqual(deskA);
  expect(afterEvent(ticketOf(1), eventOf('call', deskB))).toBeNull();
  expect(afterEvent(ticketOf(1), eventOf('call', deskA))?.standing.state).toBe('called');
});

test('may be called by any desk once it is released, and then by no other', () => {
  const called = afterEvent(here('release'), eventOf('call', deskB));
  expect(called?.standing).toMatchObject({ state: 'called', holder: deskB, desk: deskB, calls: 1 });
  expect(called && afterEvent(called, eventOf('call', deskA))).toBeNull();
});

test.each<[string, TicketDoing[], QueueTicket['standing']['state']]>([
  ['called again', ['call', 'recall'], 'called'],
  ['served', ['call', 'serve'], 'serving'],
  ['finished', ['call', 'serve', 'finish'], 'finished'],
  ['parked before they came', ['call', 'park'], 'parked'],
  ['parked while they are served', ['call', 'serve', 'park'], 'parked'],
  ['called out of the parking', ['call', 'park', 'call'], 'called'],
  ['not there', ['call', 'no-show'], 'no-show'],
  ['back in the queue, though they had not come', ['call', 'no-show', 'requeue'], 'waiting'],
  ['back in the queue from parking', ['call', 'park', 'requeue'], 'waiting'],
  ['passed on', ['call', 'serve', 'transfer'], 'waiting'],
])('%s', (_name, whats, state) => {
  expect(here(...whats).standing.state).toBe(state);
});

test('counts how often it was called out', () => {
  expect(here('call', 'recall', 'recall').standing.calls).toBe(3);
});

test('passed on to another desk it keeps its place, and nobody holds it', () => {
  const passed = here('call', 'transfer');
  expect(passed.standing).toMatchObject({ holder: null, forDesk: deskB });
  expect(passed.facts.checkedInAt).toBe(ticketOf(1).facts.checkedInAt);
  expect(afterEvent(passed, eventOf('call', deskB))?.standing.forDesk).toBeNull();
});

test('what has no meaning any more changes nothing', () => {
  const done = here('call', 'serve', 'finish');
  for (const what of [
    'call',
    'recall',
    'serve',
    'park',
    'requeue',
    'finish',
    'take-over',
    'release',
  ] as const)
    expect(afterEvent(done, eventOf(what))).toBeNull();
  expect(afterEvent(here('call'), eventOf('park', deskB))).toBeNull();
  expect(afterEvent(here('call', 'no-show'), eventOf('requeue', deskB))?.standing.state).toBe('waiting');
});

test('can be taken over from a desk that is gone, which then has no say in it any more', () => {
  const taken = afterEvent(here('call', 'serve'), eventOf('take-over', deskB));
  expect(taken?.standing).toMatchObject({ state: 'called', holder: deskB });
  expect(taken && afterEvent(taken, eventOf('finish', deskA))).toBeNull();
  expect(afterEvent(here('call'), eventOf('take-over', deskA))).toBeNull();
  expect(afterEvent(here('release'), eventOf('take-over', deskB))).toBeNull();
});

test('holds a name only with the receipt of a notice that was shown', () => {
  const name = 'Zorah Quillfeather';
  const receipt = {
    noticeId: 'customer-services',
    version: '2026.1',
    hash: 'a'.repeat(64),
    at: '2026-11-23T10:00:00+00:00',
    by: 'demo',
    status: 'given',
    language: 'en',
    channel: 'in-person',
    layer: 'first',
    manner: 'displayed',
    objectionSaid: false,
    secondLayerOffered: 'leaflet',
  };
  expect(ticketFacts.safeParse(factsOf(1, { name })).success).toBe(false);
  const shown = { ...factsOf(1, { name }), receipt, shownOn: 'desk-sign' };
  expect(ticketFacts.safeParse(shown).success).toBe(true);
  const spoken = { ...receipt, manner: 'spoken' };
  expect(ticketFacts.safeParse({ ...shown, receipt: spoken }).success).toBe(false);
  expect(ticketFacts.safeParse({ ...shown, shownOn: null }).success).toBe(false);
  expect(queueTicket.safeParse(ticketOf(1)).success).toBe(true);
});

test('holds no flag without the day on which it is asked for anew, and none that outlives the ticket’s day', () => {
  const flag = {
    flag: 'hearing-loop',
    askedAt: '2026-11-23T10:00:00+00:00',
    reviewOn: '2026-11-23',
  } as const;
  const flagged = (one: object) => ticketFacts.safeParse({ ...factsOf(1), flags: [one] }).success;
  expect(flagged(flag)).toBe(true);
  expect(flagged({ ...flag, reviewOn: '2026-11-24' })).toBe(false);
  const { reviewOn: _, ...without } = flag;
  expect(flagged(without)).toBe(false);
});
