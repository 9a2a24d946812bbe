import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Schema } from '../../../shared/crm-api/schema';
import type { ItemFault } from '../contract';
import { makeProblem } from '../problem';

/** An item of a batch after it was looked at by itself, before anything is known of the enquiry it is about. */
export type JudgedItem = {
  opId: string;
  /** Known for a bad item too where it has one: later items of that enquiry must wait. */
  entityId: string | null;
  /** The note, where there is one; the fault switch looks for its marker in it. */
  note: string;
} & ({ ok: true; mutation: Schema<'Mutation'> } | { ok: false; problem: Schema<'Problem'> });

export function judgeItem(
  item: Schema<'BatchItem'>,
  deviceId: string,
  judge: (item: Record<string, unknown>) => ItemFault[],
): JudgedItem {
  const entityId = typeof item['entityId'] === 'string' ? item['entityId'] : null;
  const seen = { opId: item.opId, entityId, note: noteOf(item['body']) };
  const faults = judge(item);
  if (faults.length > 0)
    return { ...seen, ok: false, problem: makeProblem('invalid-item', undefined, faults) };
  const mutation = item as unknown as Schema<'Mutation'>;
  if (mutation.deviceId !== deviceId) return { ...seen, ok: false, problem: makeProblem('device-mismatch') };
  const hash = payloadHash(mutation);
  if (hash === null) {
    return { ...seen, ok: false, problem: makeProblem('invalid-item', 'It holds text that is not Unicode.') };
  }
  if (hash !== mutation.payloadHash) return { ...seen, ok: false, problem: makeProblem('hash-mismatch') };
  return { ...seen, ok: true, mutation };
}

/** Lowercase hex SHA-256 of the RFC 8785 form; null for a lone surrogate, which has none. */
function payloadHash({ op, entityId, baseVersion, body }: Schema<'Mutation'>): string | null {
  const text = canonicalize({ op, entityId, baseVersion, body });
  if (text === undefined || /\p{Surrogate}/u.test(text)) return null;
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function noteOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const text = 'note' in body ? body.note : 'text' in body ? body.text : '';
  return typeof text === 'string' ? text : '';
}
