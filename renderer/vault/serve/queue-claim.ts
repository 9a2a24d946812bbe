import { asItStands, nextVersion, type HeldTicket } from '../../../shared/domain/held-ticket';
import { queueTicket, type QueueTicket } from '../../../shared/domain/queue-ticket';
import { afterEvent, type TicketEvent } from '../../../shared/domain/ticket-event';
import type { Answer } from '../../../shared/ipc/port-message';
import type { MutationResult } from '../../../shared/sync/mutation';
import type { TicketBook } from '../data/ticket-book';
import type { Context } from './context';
import { ticketMutation } from './queue-mutation';

/** Somebody stands at the desk: longer than this nobody waits for an answer; what came of it is pulled. */
const ANSWER_WITHIN_MS = 6_000;

export type Claim =
  | { state: 'got'; ticket: QueueTicket }
  /** Another desk was first, or it is not where this desk believed it to be; as the CRM has it now. */
  | { state: 'elsewhere'; ticket: QueueTicket }
  /** The CRM has it no more. */
  | { state: 'gone' }
  /** It may have been given to this desk all the same: then it shows here as soon as the CRM can be asked. */
  | { state: 'no-answer' };

/**
 * Asks the CRM for a ticket that any desk may have; whoever asks first gets it. Not through the outbox: a claim that
 * arrives later, when somebody else was called in its place, would do harm.
 */
export async function claimTicket(
  context: Context,
  book: TicketBook,
  held: HeldTicket,
  event: TicketEvent,
): Promise<Answer<Claim>> {
  const before = asItStands(held);
  const after = afterEvent(before, event);
  if (!after) return { ok: true, value: { state: 'elsewhere', ticket: before } };
  const { id, facts } = before;
  const baseVersion = nextVersion(held);
  const item = await ticketMutation(
    context,
    { id, number: facts.number },
    { op: 'ticket.move', baseVersion, body: event },
  );
  if (!item.ok) return item;
  const answer = await withinMs(ANSWER_WITHIN_MS, context.main.ask('crm.push', { items: [item.value] }));
  const result = answer?.ok && answer.value.ok ? answer.value.value[0] : undefined;
  if (result?.opId !== item.value.opId) {
    context.sync.wake('network-changed');
    return { ok: true, value: { state: 'no-answer' } };
  }
  return { ok: true, value: await heed(book, result, after, event) };
}

async function heed(
  book: TicketBook,
  result: MutationResult,
  after: QueueTicket,
  { by }: TicketEvent,
): Promise<Claim> {
  switch (result.result) {
    case 'applied':
      await book.heard([{ id: after.id, version: result.version, ticket: after }]);
      return { state: 'got', ticket: after };
    case 'conflict': {
      const { id, facts, standing } = result.current;
      const current = queueTicket.safeParse({ id, facts, standing });
      if (!current.success || current.data.id !== after.id) return { state: 'no-answer' };
      await book.heard([{ id: after.id, version: result.currentVersion, ticket: current.data }]);
      // An earlier claim, whose answer was lost, has come through.
      const { state, holder } = current.data.standing;
      const isOurs = state === 'called' && holder?.id === by.id;
      return { state: isOurs ? 'got' : 'elsewhere', ticket: current.data };
    }
    case 'rejected':
      return { state: 'gone' };
    case 'retry':
    case 'blocked':
      return { state: 'no-answer' };
  }
}

function withinMs<T>(ms: number, asked: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
