import type { OutboxEntry } from '../../../shared/sync/outbox-state';
import type { OutboxUpdate } from './outbox-store';

/** An e-mail opened for sending; `what` is parsed again before it goes, `undefined` where it can't be opened. */
export type MailItem = OutboxEntry & { what: unknown };

/**
 * All that the mail pump needs of the store. Every promise resolves when its transaction is durable, and rejects when
 * nothing of it was stored. Only one pump runs on a store.
 */
export type MailStore = {
  /** The first by `deviceSeq` that may be tried at `now` (milliseconds since 1970). */
  nextDue(now: number): Promise<MailItem | null>;
  /** How many wait, and the earliest moment that one of them waits for. */
  waiting(): Promise<{ count: number; nextAt: number | null }>;
  /** Marks one that waits as being sent; false when it waits no longer: it was recalled, or erased. */
  take(update: OutboxUpdate): Promise<boolean>;
  /** What came of it; false when it is gone meanwhile. What was sent or parked is audited with it. */
  settle(update: OutboxUpdate): Promise<boolean>;
  /** At start: what was being sent when the desk stopped waits again; its server may know it by its Message-ID. */
  requeueSending(): Promise<void>;
};
