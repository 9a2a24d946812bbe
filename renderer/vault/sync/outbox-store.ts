import type { CrmChange } from '../../../shared/ipc/vault-main-contract';
import type { OutboxDelivery, OutboxEntry } from '../../../shared/sync/outbox-state';

/** An outbox row opened for sending. */
export type OutboxItem = OutboxEntry & {
  /**
   * Exactly what was stored when the enquiry was saved, never upcast: a second try must be the same bytes. The
   * engine parses it again. `undefined` where the row can't be opened; the engine then parks it, so that it stands
   * in nobody's way and a person learns of it.
   */
  mutation: unknown;
};

export type OutboxUpdate = { opId: string; delivery: OutboxDelivery };

export type OutboxCounts = {
  queued: number;
  sending: number;
  parked: number;
  /** Printed, and waiting for somebody to say what became of the paper. */
  aside: number;
};

/** One page of what changed in the CRM. */
export type ChangePage = {
  changes: CrmChange[];
  /** Where to go on, stored with the changes; null: from the start. */
  cursor: string | null;
  /** The CRM asks for a fresh start: what follows repeats what is known, and leaves nothing out. */
  reset: boolean;
};

/**
 * All that the sync engine needs of the store. Every promise resolves when its transaction is durable, and rejects
 * when nothing of it was stored; the engine then tries again. Only one engine runs on a store.
 */
export type OutboxStore = {
  /**
   * At most `limit` items that may be sent at `now` (milliseconds since 1970), by rising `deviceSeq`, chosen by
   * `duePicker` of `shared/sync/due.ts`.
   */
  due(now: number, limit: number): Promise<OutboxItem[]>;
  /**
   * Stores these deliveries of what is still `queued`, in one turn of the store, and answers the keys of what it took. Since
   * `due` a person may have set something aside or destroyed it, or the CRM told of it: that is passed over, and with it
   * what comes after it of the same entity in `updates`.
   */
  take(updates: readonly OutboxUpdate[]): Promise<ReadonlySet<string>>;
  /**
   * Stores these deliveries in one transaction that touches outbox rows alone. A row that is gone meanwhile (its
   * key burned, its person erased) is passed over.
   */
  settle(updates: readonly OutboxUpdate[]): Promise<void>;
  /** At start: every `sending` row goes back to `queued` by `advance(…, { kind: 'interrupted' })`; how many. */
  requeueSending(): Promise<number>;
  counts(): Promise<OutboxCounts>;
  cursor(): Promise<string | null>;
  /**
   * Carries out the changes and moves the cursor, in one transaction. The same page may come twice. A tombstone's
   * local copy is erased for good, but for what was not sent when nobody asked for erasure; ids that this desk doesn't
   * hold are passed over.
   */
  applyChanges(page: ChangePage): Promise<void>;
};
