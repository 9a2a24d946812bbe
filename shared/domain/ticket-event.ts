import { z } from 'zod';
import { assertNever } from '../assert-never';
import { deskRef, type QueueTicket, type TicketStanding } from './queue-ticket';
import { id, instant } from './primitives';

const who = { by: deskRef, at: instant };

/** What happens to a ticket, and at which desk. */
export const ticketEvent = z.discriminatedUnion('what', [
  /** The desk that holds it lets any desk have it. */
  z.strictObject({ what: z.literal('release'), ...who }),
  z.strictObject({ what: z.literal('call'), ...who }),
  z.strictObject({ what: z.literal('recall'), ...who }),
  /** Somebody decided that another desk must let go of it: it is out of order, or its receptionist has gone. */
  z.strictObject({ what: z.literal('take-over'), ...who }),
  z.strictObject({ what: z.literal('serve'), interactionId: id, ...who }),
  z.strictObject({ what: z.literal('park'), ...who }),
  z.strictObject({ what: z.literal('transfer'), to: deskRef, ...who }),
  z.strictObject({ what: z.literal('no-show'), ...who }),
  z.strictObject({ what: z.literal('requeue'), ...who }),
  z.strictObject({ what: z.literal('finish'), ...who }),
]);
export type TicketEvent = z.infer<typeof ticketEvent>;
export type TicketDoing = TicketEvent['what'];

type State = TicketStanding['state'];

/** From which states, and whether the desk must hold the ticket already. */
const rules: Record<TicketDoing, { from: readonly State[]; mustHold: boolean }> = {
  release: { from: ['waiting'], mustHold: true },
  call: { from: ['waiting', 'parked'], mustHold: false },
  recall: { from: ['called'], mustHold: true },
  'take-over': { from: ['waiting', 'called', 'serving', 'parked'], mustHold: false },
  serve: { from: ['called'], mustHold: true },
  park: { from: ['called', 'serving'], mustHold: true },
  transfer: { from: ['called', 'serving', 'parked'], mustHold: true },
  'no-show': { from: ['called', 'parked'], mustHold: true },
  requeue: { from: ['called', 'serving', 'parked', 'no-show'], mustHold: true },
  finish: { from: ['called', 'serving', 'parked'], mustHold: true },
};

/**
 * The ticket after the event; null where the event has no meaning: another desk holds it, or it is not in a state for
 * it. The CRM and every desk go by this one rule. Nobody holds a ticket that did not come or is shared: whoever puts it
 * back, or calls it, must be the first.
 */
export function afterEvent(ticket: QueueTicket, event: TicketEvent): QueueTicket | null {
  const { standing } = ticket;
  const { from, mustHold } = rules[event.what];
  if (!from.includes(standing.state)) return null;
  const holds = standing.holder?.id === event.by.id;
  const isFree = standing.holder === null;
  if (mustHold && !holds && !(isFree && standing.state === 'no-show')) return null;
  if (event.what === 'call' && !holds && !isFree) return null;
  if (event.what === 'take-over' && (holds || isFree)) return null;
  return { ...ticket, standing: { ...standing, ...changes(standing, event) } };
}

function changes(was: TicketStanding, event: TicketEvent): Partial<TicketStanding> {
  const mine = { holder: event.by, desk: event.by };
  const free = { holder: null, forDesk: null };
  switch (event.what) {
    case 'release':
      return { holder: null };
    case 'call':
    case 'take-over':
      return { ...mine, state: 'called', forDesk: null, calledAt: event.at, calls: was.calls + 1 };
    case 'recall':
      return { calls: was.calls + 1 };
    case 'serve':
      return { state: 'serving', interactionId: event.interactionId };
    case 'park':
      return { state: 'parked' };
    case 'transfer':
      return { state: 'waiting', holder: null, forDesk: event.to };
    case 'no-show':
      return { ...free, state: 'no-show' };
    case 'requeue':
      return { ...free, state: 'waiting' };
    case 'finish':
      return { ...free, state: 'finished' };
    default:
      return assertNever(event);
  }
}

/** What came, one after the other; what has no meaning any more is passed over. */
export const afterEvents = (ticket: QueueTicket, events: readonly TicketEvent[]): QueueTicket =>
  events.reduce((now, event) => afterEvent(now, event) ?? now, ticket);
