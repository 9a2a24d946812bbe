import { readReference } from '../../../shared/domain/reference';
import type { Schema } from '../../../shared/crm-api/schema';
import type { EnquiryRow } from '../database/tables';
import { enquiryOf, changeOf } from '../enquiry';
import { findKeys } from '../find-keys';
import { makeProblem } from '../problem';
import type { BatchContext, Effects, Known, OpRow } from './batch-parts';
import { decideCertificate } from './decide-certificate';
import { decideTicket, isTicketMutation, type TicketMutation } from './decide-ticket';
import type { JudgedItem } from './judge-item';

type Result = Schema<'MutationResult'>;

/**
 * Decides a batch, in order, without I/O; later items see the effects of earlier ones. `known` is updated on the way.
 * `positions` are the items' places in the request.
 */
export function decideBatch(
  items: { item: JudgedItem; position: number }[],
  known: Known,
  context: BatchContext,
): { results: Result[]; effects: Effects } {
  const effects: Effects = {
    created: new Map(),
    updated: new Map(),
    tickets: new Map(),
    certificates: [],
    ops: [],
    changes: [],
    redelivered: [],
  };
  const results = items.map(({ item, position }) => {
    const blockedBy = item.entityId === null ? undefined : context.failed.get(item.entityId);
    if (blockedBy !== undefined) return { result: 'blocked', opId: item.opId, blockedBy } satisfies Result;
    const result = context.interfere(item, position) ?? decideItem(item, known, context, effects);
    if (result.result !== 'applied' && item.entityId !== null) context.failed.set(item.entityId, item.opId);
    return result;
  });
  return { results, effects };
}

function decideItem(item: JudgedItem, known: Known, context: BatchContext, effects: Effects): Result {
  const { opId } = item;
  const reject = (problem: Schema<'Problem'>): Result => ({ result: 'rejected', opId, problem });
  if (!item.ok) return reject(item.problem);
  const { mutation } = item;
  if (known.busy.has(opId)) {
    return { result: 'retry', opId, retryAfter: 1, problem: makeProblem('still-running') };
  }
  if (known.erased.has(mutation.entityId)) return reject(makeProblem('erased'));
  const enquiry = known.enquiries.get(mutation.entityId);
  if (enquiry && enquiry.controller_id !== context.controllerId)
    return reject(makeProblem('other-controller'));
  if (enquiry && mutation.op === 'enquiry.create') effects.redelivered.push(enquiry.id);

  const before = known.ops.get(opId);
  if (before) {
    if (before.payload_hash !== mutation.payloadHash) return reject(makeProblem('idempotency-key-reused'));
    return applied(before, true);
  }
  if (isTicketMutation(mutation)) return decideTicket(mutation, known, context, effects);
  if (mutation.op === 'certificate.add') return decideCertificate(mutation, known, context, effects);
  if (mutation.op === 'enquiry.create') {
    if (enquiry) {
      return {
        result: 'conflict',
        opId,
        current: enquiryOf(enquiry),
        currentVersion: enquiry.version,
        problem: makeProblem('entity-known'),
      };
    }
    const owner = known.references.get(mutation.reference);
    if (owner !== undefined) return reject(makeProblem('reference-taken'));
    if (readReference(mutation.reference) !== mutation.reference) {
      return reject(makeProblem('invalid-item', 'The check sign of the reference is wrong.'));
    }
    return record(newEnquiry(mutation, context), mutation, known, context, effects, effects.created);
  }
  if (!enquiry) return reject(makeProblem('unknown-enquiry'));
  if (enquiry.reference !== mutation.reference) return reject(makeProblem('reference-mismatch'));
  const changed = {
    ...enquiry,
    version: enquiry.version + 1,
    updated_at: context.now,
    ...added(enquiry, mutation),
  };
  const into = effects.created.has(enquiry.id) ? effects.created : effects.updated;
  return record(changed, mutation, known, context, effects, into);
}

/** What a mutation adds to an enquiry that is there. */
function added(
  { notes, body }: EnquiryRow,
  mutation: Exclude<Schema<'Mutation'>, { op: 'enquiry.create' | 'certificate.add' } | TicketMutation>,
): Partial<EnquiryRow> {
  switch (mutation.op) {
    case 'note.add':
      return { notes: [...notes, mutation.body] };
    case 'consent.add':
      return { body: { ...body, consents: [...(body.consents ?? []), mutation.body] } };
    case 'reference.add':
      return { body: { ...body, directEntry: mutation.body } };
  }
}

function record(
  row: EnquiryRow,
  { opId, payloadHash }: Schema<'Mutation'>,
  known: Known,
  context: BatchContext,
  effects: Effects,
  into: Map<string, EnquiryRow>,
): Result {
  const op: OpRow = {
    op_id: opId,
    entity_id: row.id,
    payload_hash: payloadHash,
    version: row.version,
    reference: row.reference,
    crm_reference: row.crm_reference,
  };
  known.enquiries.set(row.id, row);
  known.references.set(row.reference, row.id);
  known.ops.set(opId, op);
  into.set(row.id, row);
  effects.ops.push(op);
  effects.changes.push({ id: row.id, change: changeOf(row) });
  return applied(op, false);
}

function applied(op: OpRow, replayed: boolean): Result {
  return {
    result: 'applied',
    opId: op.op_id,
    version: op.version,
    reference: op.reference,
    crmReference: op.crm_reference,
    replayed,
  };
}

function newEnquiry(mutation: Schema<'EnquiryCreate'>, context: BatchContext): EnquiryRow {
  const arrival = context.nextArrival();
  const { kind } = mutation.body.outcome;
  return {
    id: mutation.entityId,
    controller_id: context.controllerId,
    reference: mutation.reference,
    crm_reference: `CRM-${String(arrival).padStart(6, '0')}`,
    arrival,
    version: 1,
    status: kind === 'resolved' || kind === 'signposted' ? 'closed' : 'open',
    body: mutation.body,
    notes: [],
    actor: mutation.actor,
    device_id: context.deviceId,
    notice_pack_version: mutation.noticePackVersion,
    captured_at: mutation.capturedAt,
    received_at: context.now,
    updated_at: context.now,
    deliveries: 1,
    ...findKeys(mutation.body.person),
  };
}
