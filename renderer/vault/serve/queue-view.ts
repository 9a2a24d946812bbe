import { asItStands, type HeldTicket } from '../../../shared/domain/held-ticket';
import type { DeskRef, QueueTicket } from '../../../shared/domain/queue-ticket';
import type { QueueView, TicketLine } from '../../../shared/ipc/queue-contract';
import { expectedWait, inOrder, longestSince } from '../../../shared/policy/queue-order';

/** So many who did not come are shown; the rest will not come any more. */
const MOST_NO_SHOWS = 8;

export function ticketLine(me: DeskRef, { id, facts, standing }: QueueTicket): TicketLine {
  return {
    id,
    number: facts.number,
    state: standing.state,
    checkedInAt: facts.checkedInAt,
    description: facts.description,
    name: facts.name,
    about: facts.category?.name ?? null,
    first: facts.priority === 'first',
    flags: facts.flags.map(({ flag }) => flag),
    desk: (standing.holder ?? standing.desk)?.name ?? null,
    forDesk: standing.forDesk?.name ?? null,
    here: standing.holder?.id === me.id,
    elsewhere: standing.holder !== null && standing.holder.id !== me.id,
    calls: standing.calls,
    interactionId: standing.interactionId,
  };
}

export function queueView(me: DeskRef, all: readonly HeldTicket[], now: number): QueueView {
  const tickets = all.map(asItStands);
  const lines = (some: readonly QueueTicket[]): TicketLine[] => some.map((one) => ticketLine(me, one));
  const waiting = inOrder(tickets);
  const atDesks = tickets
    .filter(({ standing: { state } }) => state === 'called' || state === 'serving' || state === 'parked')
    .sort((a, b) => ((a.standing.calledAt ?? '') < (b.standing.calledAt ?? '') ? -1 : 1));
  const noShows = tickets
    .filter(({ standing }) => standing.state === 'no-show')
    .sort((a, b) => ((a.standing.calledAt ?? '') < (b.standing.calledAt ?? '') ? 1 : -1));
  return {
    waiting: lines(waiting),
    here: lines(atDesks.filter(({ standing }) => standing.holder?.id === me.id)),
    elsewhere: lines(atDesks.filter(({ standing }) => standing.holder?.id !== me.id)),
    noShows: lines(noShows.slice(0, MOST_NO_SHOWS)),
    longestSince: longestSince(tickets),
    expectedWaitMs: expectedWait(tickets, now),
    desks: otherDesks(me, tickets),
  };
}

export function otherDesks(me: DeskRef, tickets: readonly QueueTicket[]): DeskRef[] {
  const seen = new Map<string, DeskRef>();
  for (const { facts, standing } of tickets)
    for (const desk of [facts.home, standing.desk]) if (desk && desk.id !== me.id) seen.set(desk.id, desk);
  return [...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
