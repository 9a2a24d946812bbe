import { wentIntoFile } from '../../shared/domain/other-way';
import type { CrmChange } from '../../shared/ipc/vault-main-contract';
import { mutation } from '../../shared/sync/mutation';
import { advance } from '../../shared/sync/outbox-state';
import { apartId } from './data/apart-id';
import type { Store } from './data/open-store';
import { crmRows, entryOf } from './data/outbox-row';
import { takenInIds } from './data/taken-in';
import type { TicketBook } from './data/ticket-book';
import type { Retention } from './retention/retention';
import type { ChangePage, OutboxStore, OutboxUpdate } from './sync/outbox-store';

type EnquiryChange = Extract<CrmChange, { kind: 'enquiry' }>;

/**
 * The outbox as the sync engine sees it: the table, with what the CRM's tombstones ask for carried out. What they may
 * cost is decided in `retention/erase.ts`.
 */
export function outboxStoreOf(
  store: Store,
  retention: Retention,
  tickets: Pick<TicketBook, 'heard'>,
  now: () => number,
): OutboxStore {
  const table = store.outbox;
  /** Enquiries that were refused because the CRM has erased them, and that are here only because a file brought them. */
  const broughtAndErased = async (updates: readonly OutboxUpdate[]): Promise<string[]> => {
    const refused = updates.filter(({ delivery: d }) => d.state === 'parked' && d.why.kind === 'erased');
    if (refused.length === 0) return [];
    const rows = await store.db.outbox.bulkGet(refused.map(({ opId }) => opId));
    const brought = await takenInIds(store);
    return [...new Set(rows.flatMap((row) => (row && brought.has(row.entityId) ? [row.entityId] : [])))];
  };

  return {
    ...table,
    /**
     * The CRM had it, so nothing is lost by it, and nobody here took it down: it goes at once, as the CRM's changes would
     * have it, and not when somebody gets round to deciding. What is held is parked until its hold is lifted.
     */
    async settle(updates) {
      const ids = await broughtAndErased(updates);
      const erased = ids.length > 0 ? await retention.erase(ids, 'erasure') : null;
      if (erased && !erased.ok) throw new Error(erased.problem.kind);
      await table.settle(updates);
    },
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
      await store.unsent.ready();
      const given = changes.filter(({ id, data }) => data && waitsElsewhere(store, id));
      // In one turn of the store: what the pump marks, or a person decides, comes before it or after.
      if (given.length > 0) await table.settleAs(() => sentElsewhere(store, given, now()));
      await tickets.heard(all.filter((change) => change.kind === 'ticket'));
      const gone = changes.filter((c) => c.tombstone?.reason === 'erasure').map((c) => c.id);
      await table.noteChanges(cursor, references, gone);
    },
  };
}

const waitsElsewhere = ({ unsent }: Store, id: string): boolean =>
  unsent.hasOtherWay(id) && unsent.stateOf(id) !== 'taken';

/**
 * Creates that still wait here, were given to another desk in a file, and that the CRM tells of now: that desk has sent
 * them. What was added to them since goes its own way. One that was corrected after the file was made waits on, and so
 * does what the CRM found to differ from its own copy: a person decides. A page that comes again finds them settled.
 */
async function sentElsewhere(
  store: Store,
  changes: readonly EnquiryChange[],
  now: number,
): Promise<OutboxUpdate[]> {
  const updates: OutboxUpdate[] = [];
  for (const { id, version, data } of changes) {
    if (!data) continue;
    const [first] = crmRows((await store.outbox.ofEntities([id])).get(id) ?? []);
    const ways = await store.reader.get('other-way', apartId('other-way', id));
    if (!first || !wentIntoFile(ways?.body.list ?? [], first.opId)) continue;
    if (first.delivery.state === 'parked' && (await store.outbox.whyParked(first)).kind === 'conflict')
      continue;
    // What was added later to an enquiry that the CRM had already, it need not have.
    const what = mutation.safeParse(await store.outbox.openWhat(first));
    if (!what.success || what.data.op !== 'enquiry.create' || what.data.reference !== data.reference)
      continue;
    const { delivery } = entryOf(first);
    const event = { kind: 'sent-elsewhere' as const, version, crmReference: data.crmReference };
    const next = advance(delivery, event, { now, random: () => 0 });
    if (next !== delivery) updates.push({ opId: first.opId, delivery: next });
  }
  return updates;
}
