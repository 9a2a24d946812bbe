import type { AuditEvent } from '../../../shared/audit/event';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { recordKinds } from '../data/rows';
import { recordsUnder } from '../data/rows-under';
import { transact } from '../data/transact';
import { certificateRows } from './certify';
import type { RetentionParts } from './retention-parts';

const JOURNAL = 'burning';
/** Rows a transaction: more would hold the store's lock for seconds. */
const MOST_ROWS = 500;

/** Written before the keys are burned: from then on the next start finishes what was begun. */
type Journal = {
  keyNames: string[];
  events: AuditEvent[];
  /** Other journals that are done with when this one is. */
  closes: string[];
  /**
   * Certificates whose rows are still to be counted: once the keys are burned, so that it takes no longer for many rows to
   * become unreadable than for few, and before the first is dropped.
   */
  uncounted?: boolean;
};

/**
 * Burns keys, then drops the rows that lay under them, then certifies with `events`, on the audit log and by the outbox
 * to the CRM. From the moment main has burned, nothing opens those rows, copies of the profile folder included; the rest
 * only makes room.
 */
export async function burnKeys(
  parts: RetentionParts,
  keyNames: readonly string[],
  events: readonly AuditEvent[],
  { closes = [], uncounted = false }: { closes?: readonly string[]; uncounted?: boolean } = {},
): Promise<Answer<null>> {
  if (keyNames.length + events.length + closes.length === 0) return done;
  const { store } = parts;
  const journal: Journal = { keyNames: [...keyNames], events: [...events], closes: [...closes], uncounted };
  store.ring.condemn(keyNames);
  const written = await keep(parts, journal);
  if (!written.ok) return written;
  await parts.step('journal-written');
  return finish(parts, journal);
}

/** Goes on where a crash came between. */
export async function resumeBurning(parts: RetentionParts): Promise<Answer<null>> {
  const row = await parts.store.db.meta.get(JOURNAL);
  return row ? finish(parts, row.value as Journal) : done;
}

const done: Answer<null> = { ok: true, value: null };

function keep({ store: { db } }: RetentionParts, journal: Journal): Promise<Answer<null>> {
  return transact(db, {
    durability: 'strict',
    stores: ['meta'],
    write: (on) => on('meta').put({ name: JOURNAL, value: journal }),
  });
}

/** What lies under the keys of each certificate. */
async function withCounts({ store: { db } }: RetentionParts, event: AuditEvent): Promise<AuditEvent> {
  if (event.what !== 'purged') return event;
  let records = 0;
  let mutations = 0;
  for (const key of event.keys) {
    for (const kind of recordKinds) records += await recordsUnder(db, kind, key).count();
    mutations += await db.outbox.where('keyName').equals(key).count();
  }
  return { ...event, records, mutations };
}

async function finish(parts: RetentionParts, journal: Journal): Promise<Answer<null>> {
  const { store } = parts;
  const { keyNames, closes } = journal;
  let { events } = journal;
  const burned = keyNames.length > 0 ? await store.ring.burn(keyNames) : done;
  if (!burned.ok) return burned;
  const burnedAt = londonInstant(parts.now());
  parts.find()?.onKeysBurned(keyNames);
  store.recent.changed();
  await parts.step('keys-burned');
  if (journal.uncounted) {
    events = await Promise.all(events.map((event) => withCounts(parts, event)));
    const counted = await keep(parts, { ...journal, events, uncounted: false });
    if (!counted.ok) return counted;
  }
  for (const keyName of keyNames) await dropUnder(parts, keyName);
  store.recent.changed();
  await parts.step('rows-dropped');
  const certified = events.map((event) => (event.what === 'purged' ? { ...event, burnedAt } : event));
  const closed = await store.queue.run(async () => {
    const at = londonInstant(parts.now());
    const rows = await store.chain.link(at, certified);
    const certificates = await certificateRows(parts, at, certified);
    if (!certificates.ok) return certificates;
    const written = await transact(store.db, {
      durability: 'strict',
      stores: ['audit', 'outbox', 'meta'],
      write(on) {
        for (const row of rows) on('audit').add(row);
        for (const row of certificates.value) on('outbox').put(row);
        for (const name of [JOURNAL, ...closes]) on('meta').delete(name);
      },
    });
    if (written.ok) store.chain.written(rows);
    if (written.ok && certificates.value.length > 0) parts.certified();
    return written;
  });
  await parts.step('journal-closed');
  return closed;
}

async function dropUnder({ store: { db, unsent } }: RetentionParts, keyName: string): Promise<void> {
  for (const kind of recordKinds)
    await inPages(
      () => recordsUnder(db, kind, keyName).limit(MOST_ROWS).primaryKeys(),
      (ids) => db.records.bulkDelete(ids),
    );
  await inPages(
    () => db.outbox.where('keyName').equals(keyName).limit(MOST_ROWS).primaryKeys(),
    (ids) => {
      unsent.dropped(ids);
      return db.outbox.bulkDelete(ids);
    },
  );
  await inPages(
    () => db.segments.where('keyName').equals(keyName).limit(MOST_ROWS).primaryKeys(),
    (ids) => db.segments.bulkDelete(ids),
  );
}

async function inPages(page: () => Promise<string[]>, drop: (ids: string[]) => Promise<void>): Promise<void> {
  for (let ids = await page(); ids.length > 0; ids = await page()) await drop(ids);
}
