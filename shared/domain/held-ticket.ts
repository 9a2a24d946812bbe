import { z } from 'zod';
import { queueTicket, type QueueTicket } from './queue-ticket';
import { afterEvent, afterEvents, ticketEvent, type TicketEvent } from './ticket-event';

/**
 * A ticket as one desk has it: what the CRM last said, and what was done here since. Each own event has the version that
 * the CRM's copy gets by it. Once the CRM tells of that version, the event is in its copy, or another desk's is in its
 * place: either way it counts no more.
 */
export const heldTicket = z.strictObject({
  v: z.literal(1),
  /** 0: the CRM has said nothing yet. */
  version: z.number().int().min(0),
  base: queueTicket,
  mine: z.array(z.strictObject({ version: z.number().int().min(1), event: ticketEvent })).max(500),
});
export type HeldTicket = z.infer<typeof heldTicket>;

/** Checked in here: version 1 once the CRM has it. */
export const checkedIn = (ticket: QueueTicket): HeldTicket => ({ v: 1, version: 0, base: ticket, mine: [] });

export const asItStands = ({ base, mine }: HeldTicket): QueueTicket =>
  afterEvents(
    base,
    mine.map(({ event }) => event),
  );

/** The version that the CRM's copy will have when all that was done here has arrived. */
export const nextVersion = ({ version, mine }: HeldTicket): number =>
  Math.max(version, 1, ...mine.map((one) => one.version));

/** Something was done here; null where it has no meaning. */
export function doneHere(held: HeldTicket, event: TicketEvent): HeldTicket | null {
  if (!afterEvent(asItStands(held), event)) return null;
  return { ...held, mine: [...held.mine, { version: nextVersion(held) + 1, event }] };
}

/** The CRM told of a version; null where this desk knows as much already. */
export function heardOf(held: HeldTicket | null, version: number, ticket: QueueTicket): HeldTicket | null {
  if (held && version <= held.version) return null;
  return { v: 1, version, base: ticket, mine: (held?.mine ?? []).filter((one) => one.version > version) };
}
