import { ALONE_FROM_FAULTS } from './outbox-state';

/** `crm-api/openapi.yaml`: at most 100 items and 1 MiB of JSON, measured before compression. */
export const MOST_ITEMS = 100;
export const MOST_BYTES = 1024 * 1024;
/** `{"items":[` and `]}`; a comma is counted with each item. */
const ENVELOPE_BYTES = 12;

export type Sendable = {
  entityId: string;
  /** UTF-8 length of the item's JSON. */
  bytes: number;
  /** See `Tries` in `outbox-state.ts`. */
  faults: number;
};

export type BatchPlan<T> = {
  /** In the order given; empty only when nothing given can be sent. */
  batch: T[];
  /** Bigger than any request may be: to be parked, the CRM could never take them. */
  tooLarge: T[];
};

/** UTF-8 length of a value's JSON. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/**
 * How many may travel with an item that was in failed requests before. A request can fail for what one item says (a
 * filter on the way that dislikes a note, a limit lower than ours), so those that failed together go in ever smaller
 * company until the culprit is alone and delays nobody.
 */
export function batchLimit(faults: number): number {
  if (faults >= ALONE_FROM_FAULTS) return 1;
  if (faults === 3) return 5;
  return faults === 2 ? 25 : MOST_ITEMS;
}

/**
 * The next batch out of what is due, given by rising `deviceSeq`. Items of one entity keep their order: once one of
 * them is left out, its later ones are too.
 */
export function planBatch<T extends Sendable>(due: readonly T[]): BatchPlan<T> {
  const batch: T[] = [];
  const tooLarge: T[] = [];
  const leftOut = new Set<string>();
  let bytes = ENVELOPE_BYTES;
  let most = MOST_ITEMS;
  for (const item of due) {
    if (batch.length >= most) break;
    if (leftOut.has(item.entityId)) continue;
    const fits = Math.min(most, batchLimit(item.faults));
    if (ENVELOPE_BYTES + item.bytes > MOST_BYTES) {
      tooLarge.push(item);
      leftOut.add(item.entityId);
    } else if (bytes + item.bytes + 1 > MOST_BYTES && batch.length > 0) {
      leftOut.add(item.entityId);
    } else if (batch.length + 1 > fits) {
      leftOut.add(item.entityId);
    } else {
      batch.push(item);
      bytes += item.bytes + 1;
      most = fits;
    }
  }
  return { batch, tooLarge };
}
