import type { Mutation, MutationResult } from './mutation';
import type { OutboxEvent } from './outbox-state';

/** What the CRM says of an `opId` that it knows with other content. */
const KNOWN = 'idempotency-key-reused';

/**
 * A certificate's id follows from the desk, the day and the keys. Where the CRM has one of this id, from before this
 * PC's profile was put back from an older copy, the first one stands. null where the result is read as any other's.
 */
export function settledCertificate(mutation: Mutation, result: MutationResult): OutboxEvent | null {
  if (mutation.op !== 'certificate.add') return null;
  const isKnown =
    result.result === 'conflict' ||
    (result.result === 'rejected' && result.problem.type.split(/[/:]/).at(-1) === KNOWN);
  return isKnown ? { kind: 'applied', version: null, crmReference: null } : null;
}
