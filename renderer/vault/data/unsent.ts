import Dexie from 'dexie';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { isMailOp } from '../../../shared/sync/mail-op';
import type { OutboxCounts } from '../sync/outbox-store';
import { apartId } from './apart-id';
import { momentOfId } from './moment-of-id';
import type { OutboxRow } from './rows';
import { recordsOfKind } from './rows-under';
import type { SerialQueue } from './serial-queue';
import type { StoreDb } from './store-db';

/**
 * What neither the CRM nor the mail server has taken, in memory: the status line and every list ask for it at each
 * change, and counting thousands of rows takes the database a tenth of a second. Whoever writes outbox rows says so here.
 * A purge certificate that waits is left out: nobody's enquiry hangs on it, and nobody need wait for it to leave. What is
 * to be told of a queue ticket is followed, but counts as nothing unsent: it is the day's, and no enquiry. Only where the
 * CRM refused it, which no ticket should meet, it counts as refused.
 */
export type Unsent = {
  /** Settles when counts and the oldest are known; nothing else may be asked before. */
  ready(): Promise<void>;
  counts(): OutboxCounts;
  /** The mutation of an enquiry that has waited longest (UUIDv7 order). */
  oldest(): string | null;
  /** How many were saved before this moment (milliseconds since 1970). */
  countBefore(moment: number): number;
  /**
   * Where the first mutation of an enquiry, or of a ticket, stands that was not taken; `taken` when all were. `unknown`
   * soon after a start with thousands unsent: their enquiries are read when there is time.
   */
  stateOf(entityId: string): UnsentState | 'taken' | 'unknown';
  /** The keys of all of them, by UUIDv7: the one that has waited longest first. */
  all(): string[];
  /** The keys of e-mails in this state. */
  mails(state: UnsentState): string[];
  isTicket(entityId: string): boolean;
  notedTickets(recordIds: readonly string[]): void;
  /** Whether something was noted of how this enquiry left the desk otherwise than through the network. */
  hasOtherWay(enquiryId: string): boolean;
  notedOtherWay(recordIds: readonly string[]): void;
  stored(rows: readonly OutboxRow[]): void;
  dropped(opIds: readonly string[]): void;
};

export type UnsentState = (typeof unsentStates)[number];
const unsentStates = ['queued', 'sending', 'parked', 'aside'] as const;

/** So many rows are read at once, before the first list is drawn; more wait until there is time. */
const AT_ONCE = 50;
const PAGE = 100;
const LATER_MS = 3_000;

type Entry = { entityId: string | null; state: UnsentState };

export function createUnsent(db: StoreDb, queue: SerialQueue): Unsent {
  const byOp = new Map<string, Entry>();
  const byEntity = new Map<string, Set<string>>();
  /** Mutations whose enquiry is still to be read. */
  const nameless = new Set<string>();
  /** Ids of `other-way` records; one that is gone meanwhile does no harm. */
  const otherWays = new Set<string>();
  /** Ids of queue tickets; one that is gone meanwhile does no harm. */
  const tickets = new Set<string>();
  let reading: Promise<void> | null = null;
  let known = false;

  const isOfTicket = ({ entityId }: Entry): boolean => entityId !== null && tickets.has(entityId);
  function* counted(): Generator<[opId: string, entry: Entry]> {
    for (const one of byOp) if (!isOfTicket(one[1])) yield one;
  }

  const drop = (opId: string): void => {
    const entityId = byOp.get(opId)?.entityId;
    byOp.delete(opId);
    nameless.delete(opId);
    if (!entityId) return;
    const others = byEntity.get(entityId);
    others?.delete(opId);
    if (others?.size === 0) byEntity.delete(entityId);
  };

  const store = ({ opId, entityId, delivery: { state } }: OutboxRow): void => {
    if (isCertificateOp(opId)) return;
    if (state === 'applied') {
      drop(opId);
      return;
    }
    byOp.set(opId, { entityId, state });
    nameless.delete(opId);
    byEntity.set(entityId, (byEntity.get(entityId) ?? new Set()).add(opId));
  };

  const nameSome = async (count: number): Promise<void> => {
    const opIds = [...nameless].slice(0, count);
    const rows = await db.outbox.bulkGet(opIds);
    for (const [i, opId] of opIds.entries()) {
      const entityId = rows[i]?.entityId;
      const entry = byOp.get(opId);
      // Where it stands may have changed while it was read, or it is gone; whose it is never changes.
      if (!nameless.delete(opId) || !entry) continue;
      if (entityId === undefined) byOp.delete(opId);
      else {
        entry.entityId = entityId;
        byEntity.set(entityId, (byEntity.get(entityId) ?? new Set()).add(opId));
      }
    }
  };

  /** In the queue, so that nothing is written meanwhile. */
  const read = async (): Promise<void> => {
    for (const state of unsentStates) {
      const opIds = await db.outbox
        .where('[delivery.state+deviceSeq]')
        .between([state, Dexie.minKey], [state, Dexie.maxKey])
        .primaryKeys();
      for (const opId of opIds) {
        if (isCertificateOp(opId)) continue;
        byOp.set(opId, { entityId: null, state });
        nameless.add(opId);
      }
    }
    for (const id of await recordsOfKind(db, 'other-way').primaryKeys()) otherWays.add(id);
    for (const id of await recordsOfKind(db, 'ticket').primaryKeys()) tickets.add(id);
    if (nameless.size <= AT_ONCE) await nameSome(AT_ONCE);
    else setTimeout(() => void nameRest(), LATER_MS);
    known = true;
  };

  const nameRest = async (): Promise<void> => {
    try {
      while (nameless.size > 0) {
        await nameSome(PAGE);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    } catch {
      // The disk failed the store; lists read these rows themselves until it is back.
      setTimeout(() => void nameRest(), LATER_MS);
    }
  };

  return {
    ready() {
      reading ??= queue.run(read).catch((error: unknown) => {
        reading = null;
        throw error;
      });
      return reading;
    },
    counts() {
      const counts: OutboxCounts = { queued: 0, sending: 0, parked: 0, aside: 0 };
      for (const entry of byOp.values())
        if (entry.state === 'parked' || !isOfTicket(entry)) counts[entry.state] += 1;
      return counts;
    },
    oldest() {
      let oldest: string | null = null;
      for (const [opId] of counted()) if (oldest === null || opId < oldest) oldest = opId;
      return oldest;
    },
    countBefore(moment) {
      let count = 0;
      for (const [opId] of counted()) if (momentOfId(opId) < moment) count += 1;
      return count;
    },
    stateOf(entityId) {
      const [first] = [...(byEntity.get(entityId) ?? [])].sort();
      const entry = first === undefined ? undefined : byOp.get(first);
      if (entry) return entry.state;
      return nameless.size > 0 ? 'unknown' : 'taken';
    },
    all: () => [...counted()].map(([opId]) => opId).sort(),
    mails(state) {
      return [...byOp].flatMap(([opId, entry]) => (entry.state === state && isMailOp(opId) ? [opId] : []));
    },
    isTicket: (entityId) => tickets.has(entityId),
    notedTickets(recordIds) {
      for (const id of recordIds) tickets.add(id);
    },
    hasOtherWay: (enquiryId) => otherWays.has(apartId('other-way', enquiryId)),
    notedOtherWay(recordIds) {
      for (const id of recordIds) otherWays.add(id);
    },
    stored(rows) {
      if (known) rows.forEach(store);
    },
    dropped(opIds) {
      if (known) opIds.forEach(drop);
    },
  };
}
