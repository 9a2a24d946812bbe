import type { Mutation, MutationResult } from './mutation';
import type { OutboxEvent } from './outbox-state';

/** What the CRM says of a ticket that it does not have, or not any more. */
const UNKNOWN = 'unknown-ticket';

/** Whether a mutation is about a queue ticket, and no enquiry. */
export const isOfTicket = ({ op }: Pick<Mutation, 'op'>): boolean => op.startsWith('ticket.');

/**
 * A ticket that is elsewhere meanwhile, or whose day is over, is nothing for a person to decide about: the CRM's copy
 * stands, and comes with the next pull. null where the result is read as any other's.
 */
export function settledTicket(mutation: Mutation, result: MutationResult): OutboxEvent | null {
  if (!isOfTicket(mutation)) return null;
  if (result.result === 'conflict')
    return { kind: 'applied', version: result.currentVersion, crmReference: null };
  if (result.result !== 'rejected' || result.problem.type.split(/[/:]/).at(-1) !== UNKNOWN) return null;
  return { kind: 'applied', version: mutation.baseVersion ?? 0, crmReference: null };
}
