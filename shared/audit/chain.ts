import type { AuditEvent } from './event';

/** One link: `hash` covers everything else in it, and `prev` is the hash of the link before. */
export type AuditRow = { seq: number; at: string; event: AuditEvent; prev: string; hash: string };

/** Where a chain stands, or where what was cut off its beginning ended. */
export type AuditHead = { seq: number; hash: string };

export const CHAIN_START: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** `hashJson` of `crypto/hash-json.ts`, with its platform already in it. */
export type HashOf = (value: unknown) => Promise<string>;

export async function nextLink(
  head: AuditHead,
  at: string,
  event: AuditEvent,
  hashOf: HashOf,
): Promise<AuditRow> {
  const row = { seq: head.seq + 1, at, event, prev: head.hash };
  return { ...row, hash: await hashOf(row) };
}

export type ChainCheck = { ok: true; head: AuditHead } | { ok: false; seq: number; why: 'gap' | 'changed' };

/**
 * Whether these rows, by rising `seq`, follow unbroken from `from`: the chain's start, or the checkpoint that stands for
 * what retention has cut. Names the first row that doesn't.
 */
export async function verifyChain(
  rows: Iterable<AuditRow>,
  from: AuditHead,
  hashOf: HashOf,
): Promise<ChainCheck> {
  let head = from;
  for (const { hash, ...row } of rows) {
    if (row.seq !== head.seq + 1) return { ok: false, seq: row.seq, why: 'gap' };
    if (row.prev !== head.hash || (await hashOf(row)) !== hash)
      return { ok: false, seq: row.seq, why: 'changed' };
    head = { seq: row.seq, hash };
  }
  return { ok: true, head };
}

/** What must be kept of the rows up to `last` before they are cut, so that the rest can still be verified. */
export const checkpointAt = (last: AuditRow): AuditHead => ({ seq: last.seq, hash: last.hash });
