import { newTicket } from '../../../shared/domain/queue-ticket';
import type { TicketFacts } from '../../../shared/domain/queue-ticket';
import { afterEvent } from '../../../shared/domain/ticket-event';
import type { TicketEvent } from '../../../shared/domain/ticket-event';
import { londonDate } from '../../../shared/policy/civil-date';
import type { Schema } from '../../../shared/crm-api/schema';
import type { Tables, TicketRow } from '../database/tables';
import { makeProblem } from '../problem';
import { contractTicket, ticketChange, ticketOfRow } from '../ticket';
import type { BatchContext, Effects, Known } from './batch-parts';

type Result = Schema<'MutationResult'>;
export type TicketMutation = Extract<Schema<'Mutation'>, { op: `ticket.${string}` }>;

export const isTicketMutation = (mutation: Schema<'Mutation'>): mutation is TicketMutation =>
  mutation.op === 'ticket.open' || mutation.op === 'ticket.move';

/** Decides what a desk did with a ticket. It was not applied before: the caller has looked. */
export function decideTicket(
  mutation: TicketMutation,
  known: Known,
  context: BatchContext,
  effects: Effects,
): Result {
  const { opId, entityId } = mutation;
  const reject = (problem: Schema<'Problem'>): Result => ({ result: 'rejected', opId, problem });
  const here = known.tickets.get(entityId);
  if (here && here.controller_id !== context.controllerId) return reject(makeProblem('other-controller'));
  if (mutation.op === 'ticket.open') {
    const facts = mutation.body as TicketFacts;
    if (facts.home.id !== context.deviceId) return reject(makeProblem('device-mismatch'));
    if (here) return elsewhere(opId, here);
    // Its day is over: only that it came is kept.
    if (facts.day < londonDate(Date.parse(context.now))) return settle(mutation, 1, effects);
    const { standing } = newTicket(entityId, facts);
    return keep(mutation, { facts, standing }, 1, known, context, effects);
  }
  const event = mutation.body as TicketEvent;
  if (event.by.id !== context.deviceId) return reject(makeProblem('device-mismatch'));
  if (!here) return reject(makeProblem('unknown-ticket'));
  if (here.ticket.facts.number !== mutation.reference) return reject(makeProblem('reference-mismatch'));
  const after = here.version === mutation.baseVersion ? afterEvent(ticketOfRow(here), event) : null;
  if (!after) return elsewhere(opId, here);
  const { facts, standing } = after;
  return keep(mutation, { facts, standing }, here.version + 1, known, context, effects);
}

function elsewhere(opId: string, row: TicketRow): Result {
  return {
    result: 'conflict',
    opId,
    current: contractTicket(row),
    currentVersion: row.version,
    problem: makeProblem('ticket-elsewhere'),
  };
}

function keep(
  mutation: TicketMutation,
  ticket: TicketRow['ticket'],
  version: number,
  known: Known,
  { controllerId }: BatchContext,
  effects: Effects,
): Result {
  const row: TicketRow = {
    id: mutation.entityId,
    controller_id: controllerId,
    day: ticket.facts.day,
    version,
    ticket,
  };
  known.tickets.set(row.id, row);
  effects.tickets.set(row.id, row);
  effects.changes.push({ id: row.id, change: ticketChange(row) });
  const result = settle(mutation, version, effects);
  const op = effects.ops.at(-1);
  if (op) known.ops.set(op.op_id, op);
  return result;
}

function settle(
  { opId, entityId, payloadHash, reference }: TicketMutation,
  version: number,
  { ops }: Effects,
): Result {
  const op: Tables['ops'] = {
    op_id: opId,
    entity_id: entityId,
    payload_hash: payloadHash,
    version,
    reference,
    crm_reference: reference,
  };
  ops.push(op);
  return { result: 'applied', opId, version, reference, crmReference: reference, replayed: false };
}
