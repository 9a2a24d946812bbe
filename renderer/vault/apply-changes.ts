import type { OutboxTable } from './data/outbox-table';
import type { TicketBook } from './data/ticket-book';
import type { Retention } from './retention/retention';
import type { ChangePage, OutboxStore } from './sync/outbox-store';

/**
 * The outbox as the sync engine sees it: the table, with what the CRM's tombstones ask for carried out. What they may
 * cost is decided in `retention/erase.ts`.
 */
export function outboxStoreOf(
  table: OutboxTable,
  retention: Retention,
  tickets: Pick<TicketBook, 'heard'>,
): OutboxStore {
  return {
    ...table,
    /** Erasures first: when the cursor doesn't move after all, the page comes again and finds nothing left to erase. */
    async applyChanges({ changes: all, cursor }: ChangePage) {
      const changes = all.filter((change) => change.kind === 'enquiry');
      const references = new Map<string, string>();
      for (const { id, data, tombstone } of changes) {
        if (data) references.set(id, data.crmReference);
        if (tombstone) references.delete(id);
      }
      for (const reason of ['erasure', 'merged', 'retention'] as const) {
        const ids = changes.filter((c) => c.tombstone?.reason === reason).map((c) => c.id);
        const erased = ids.length > 0 ? await retention.erase(ids, reason) : null;
        if (erased && !erased.ok) throw new Error(erased.problem.kind);
      }
      await tickets.heard(all.filter((change) => change.kind === 'ticket'));
      await table.noteChanges(cursor, references);
    },
  };
}
