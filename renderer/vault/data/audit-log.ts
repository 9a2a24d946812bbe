import { CHAIN_START, nextLink, type AuditHead, type AuditRow } from '../../../shared/audit/chain';
import type { AuditEvent } from '../../../shared/audit/event';
import type { StoreDb } from './store-db';
import { hashOf } from './web-crypto';

export const AUDIT_CHECKPOINT = 'audit-checkpoint';

/** The end of the chain, in memory. Used inside the serial queue only: two links after one head would break it. */
export type AuditChain = {
  /** The rows for these events; nothing counts until `written` was called. */
  link(at: string, events: readonly AuditEvent[]): Promise<AuditRow[]>;
  written(rows: readonly AuditRow[]): void;
};

export async function openAuditChain(db: StoreDb): Promise<AuditChain> {
  const last = await db.audit.orderBy('seq').last();
  let head: AuditHead = last ?? (await checkpoint(db));

  return {
    async link(at, events) {
      const rows: AuditRow[] = [];
      let after = head;
      for (const event of events) {
        const row = await nextLink(after, at, event, hashOf);
        rows.push(row);
        after = row;
      }
      return rows;
    },
    written(rows) {
      const row = rows.at(-1);
      if (row) head = { seq: row.seq, hash: row.hash };
    },
  };
}

/** Where the chain goes on from, when its beginning was cut by its own retention. */
export async function checkpoint(db: StoreDb): Promise<AuditHead> {
  const row = await db.meta.get(AUDIT_CHECKPOINT);
  return row ? (row.value as AuditHead) : CHAIN_START;
}
