import {
  newTicket,
  type DeskRef,
  type QueueTicket,
  type TicketFacts,
} from '../../../shared/domain/queue-ticket';
import type { TicketDoing, TicketEvent } from '../../../shared/domain/ticket-event';
import { madeUpId } from '../../support/made-up-enquiries';

export const deskA: DeskRef = { id: madeUpId(7, 1), name: 'Reception 1' };
export const deskB: DeskRef = { id: madeUpId(7, 2), name: 'Reception 2' };
export const TEN = Date.parse('2026-11-23T10:00:00Z');
export const at = (minutes: number): string => new Date(TEN + minutes * 60_000).toISOString();

export const factsOf = (n: number, more: Partial<TicketFacts> = {}): TicketFacts => ({
  number: `A-${n}`,
  day: '2026-11-23',
  home: deskA,
  checkedInAt: at(n),
  description: 'blue coat',
  name: null,
  receipt: null,
  shownOn: null,
  category: null,
  priority: 'usual',
  flags: [],
  ...more,
});
export const ticketOf = (n: number, more: Partial<TicketFacts> = {}): QueueTicket =>
  newTicket(madeUpId(8, n), factsOf(n, more));

export function eventOf(what: TicketDoing, by: DeskRef = deskA, minute = 30): TicketEvent {
  const who = { by, at: at(minute) };
  if (what === 'serve') return { what, interactionId: madeUpId(9, 1), ...who };
  if (what === 'transfer') return { what, to: deskB, ...who };
  return { what, ...who };
}
