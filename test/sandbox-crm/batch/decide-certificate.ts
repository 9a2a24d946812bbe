import type { Schema } from '../../../shared/crm-api/schema';
import { makeProblem } from '../problem';
import type { BatchContext, Effects, Known } from './batch-parts';

type Result = Schema<'MutationResult'>;

/** Keeps a purge certificate. It was not applied before: the caller has looked. */
export function decideCertificate(
  { opId, entityId, deviceId, payloadHash, reference, body }: Schema<'CertificateAdd'>,
  known: Known,
  context: BatchContext,
  effects: Effects,
): Result {
  if (opId !== entityId) {
    const problem = makeProblem('invalid-item', 'A certificate’s opId is its entityId.');
    return { result: 'rejected', opId, problem };
  }
  const op = {
    op_id: opId,
    entity_id: entityId,
    payload_hash: payloadHash,
    version: 1,
    reference,
    crm_reference: reference,
  };
  effects.certificates.push({
    id: entityId,
    controller_id: context.controllerId,
    device_id: deviceId,
    received_at: context.now,
    certificate: body,
  });
  effects.ops.push(op);
  known.ops.set(opId, op);
  return { result: 'applied', opId, version: 1, reference, crmReference: reference, replayed: false };
}
