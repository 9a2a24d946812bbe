import type { QueueTicket } from '../../shared/domain/queue-ticket';
import type { Schema } from '../../shared/crm-api/schema';
import type { TicketRow } from './database/tables';

/** A ticket as the contract shows it. */
export function contractTicket({ id, version, ticket }: TicketRow): Schema<'Ticket'> {
  return { id, version, ...ticket } as Schema<'Ticket'>;
}

/** A ticket as the rules of `shared/domain/ticket-event.ts` see it. */
export const ticketOfRow = ({ id, ticket }: TicketRow): QueueTicket => ({ id, ...ticket });

export function ticketChange(row: TicketRow): Schema<'TicketUpdated'> {
  return { kind: 'ticket', id: row.id, version: row.version, data: contractTicket(row) };
}
