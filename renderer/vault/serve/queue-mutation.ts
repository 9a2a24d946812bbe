import type { Answer } from '../../../shared/ipc/port-message';
import type { DeskRef, TicketFacts } from '../../../shared/domain/queue-ticket';
import type { TicketEvent } from '../../../shared/domain/ticket-event';
import { londonInstant } from '../../../shared/policy/civil-date';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { hashOf } from '../data/web-crypto';
import { badInput, notEnrolled } from '../words';
import type { Context } from './context';

export type QueueDesk = DeskRef & { prefix: string };

type What =
  | { op: 'ticket.open'; baseVersion: null; body: TicketFacts }
  | { op: 'ticket.move'; baseVersion: number; body: TicketEvent };

/** Who this desk is in the queue: known once the CRM has enrolled it. */
export function queueDesk(context: Context): Answer<QueueDesk> {
  const { deviceId, enrolled } = context.desk();
  if (!enrolled) return { ok: false, problem: notEnrolled };
  const { deskName, deskCode, ticketPrefix } = enrolled;
  return { ok: true, value: { id: deviceId, name: deskName || deskCode, prefix: ticketPrefix ?? deskCode } };
}

/** A change of a ticket, ready to be sent: as it will be read again before it is. */
export async function ticketMutation(
  context: Context,
  ticket: { id: string; number: string },
  what: What,
): Promise<Answer<Mutation>> {
  const number = await context.store.numbers.take();
  if (!number.ok) return number;
  const { officer, deviceId } = context.desk();
  const identity = { ...what, entityId: ticket.id };
  const sendable = mutation.safeParse({
    ...identity,
    opId: context.newId(),
    deviceId,
    deviceSeq: number.value,
    capturedAt: londonInstant(context.now()),
    actor: { id: officer.id, name: officer.name },
    noticePackVersion: context.packs.current().pack.version,
    reference: ticket.number,
    payloadHash: await hashOf(identity),
  });
  return sendable.success ? { ok: true, value: sendable.data } : { ok: false, problem: badInput };
}
