import { mutationResult, type Mutation, type MutationResult } from '../../../shared/sync/mutation';

export type ResultsReading = { results: MutationResult[]; unreadable: string[] };

/**
 * What the CRM says of each item of a batch, matched by position and name. One result that can't be read leaves its
 * item without an answer (`unreadable`, by opId), to be asked again; the others count. null where the answer as a whole
 * can't be trusted: it speaks of other items, or nothing in it could be read.
 */
export function readResults(items: readonly Mutation[], raw: readonly unknown[]): ResultsReading | null {
  if (raw.length !== items.length) return null;
  const results: MutationResult[] = [];
  const unreadable: string[] = [];
  for (const [i, { opId }] of items.entries()) {
    const parsed = mutationResult.safeParse(raw[i]);
    if (!parsed.success) unreadable.push(opId);
    else if (parsed.data.opId === opId) results.push(parsed.data);
    else return null;
  }
  return results.length > 0 ? { results, unreadable } : null;
}
