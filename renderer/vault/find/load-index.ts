import type { Later } from './keep-segments';
import { makeSegment } from './make-segment';
import { openSegment } from './segment';
import type { RecordKey, RecordSource, SegmentStore } from './segment-store';
import { termsOf } from './record-terms';
import type { Shelf } from './shelf';

/** Records opened at a time while words are made again. */
const BATCH = 50;
/** A store that fails, because the disk is full or its connection broke, is asked again after this. */
const AGAIN_MS = 2_000;
/** The vault's thread is held no longer than this before others get their turn. */
const HOLD_MS = 8;

/** What the vault did while the index was still being read: it is newer than all that is read. */
export class Meanwhile {
  private count = 0;
  private readonly touched = new Map<string, number>();
  readonly burned = new Set<string>();
  /** Moved before their words were found: they are to be opened. */
  readonly unread = new Set<string>();

  touch(id: string, unread: boolean): void {
    this.touched.set(id, ++this.count);
    if (unread) this.unread.add(id);
    else this.unread.delete(id);
  }
  now(): number {
    return this.count;
  }
  /** Whether a record was touched after `moment`; 0 is the beginning. */
  touchedSince(id: string, moment: number): boolean {
    return (this.touched.get(id) ?? 0) > moment;
  }
}

export type LoadNeeds = {
  shelf: Shelf;
  segments: SegmentStore;
  records: RecordSource;
  meanwhile: Meanwhile;
  /** Lets others have the thread. */
  pause: () => Promise<void>;
  dropRows: (rowIds: string[]) => void;
  later: Later;
  onBug: (error: unknown) => void;
  /** All is read: called in the same turn in which that was found, as a move a moment later must not be missed. */
  done: () => void;
};

/** Asks until there is an answer: without it the index would never be whole. */
async function untilAnswered<T>(ask: () => Promise<T>, { later, onBug }: LoadNeeds): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      onBug(error);
      await new Promise<void>((resolve) => later(AGAIN_MS, resolve));
    }
  }
}

function turnTaker(pause: () => Promise<void>): () => Promise<void> | undefined {
  let since = performance.now();
  return () =>
    performance.now() - since < HOLD_MS ? undefined : pause().then(() => void (since = performance.now()));
}

async function readSegments({
  shelf,
  segments,
  meanwhile,
  dropRows,
  onBug,
  pause,
}: LoadNeeds): Promise<void> {
  const takeTurns = turnTaker(pause);
  const damaged: string[] = [];
  try {
    for await (const { segmentId, keyName, bytes } of segments.load()) {
      const segment = meanwhile.burned.has(keyName) ? null : openSegment(bytes);
      if (segment) shelf.hold(segment, keyName, { rowId: segmentId }, (id) => meanwhile.touchedSince(id, 0));
      else damaged.push(segmentId);
      await takeTurns();
    }
  } catch (error) {
    // What could not be read is made again from the records.
    onBug(error);
  }
  if (damaged.length > 0) dropRows(damaged);
}

/** Lets go of what is out of date and tells which records have to be opened for their words. */
async function compareWithRecords(
  keys: readonly RecordKey[],
  { shelf, meanwhile, pause }: LoadNeeds,
): Promise<string[]> {
  const takeTurns = turnTaker(pause);
  const moved = new Map<string, RecordKey[]>();
  const missing: RecordKey[] = [];
  const stored = new Set<string>();
  for (const [n, key] of keys.entries()) {
    if (n % 512 === 0) await takeTurns();
    stored.add(key.id);
    if (meanwhile.touchedSince(key.id, 0) || meanwhile.burned.has(key.keyName)) continue;
    const place = shelf.place(key.id);
    if (!place || place.held.segment.revision[place.index] !== key.revision) missing.push(key);
    else if (place.held.keyName !== key.keyName) {
      const together = moved.get(key.keyName);
      if (together) together.push(key);
      else moved.set(key.keyName, [key]);
    }
  }
  for (const key of missing) if (!meanwhile.touchedSince(key.id, 0)) shelf.forget(key.id);
  for (const held of [...shelf.all()]) {
    await takeTurns();
    held.segment.ids.forEach((id, index) => {
      if (held.alive[index] && !stored.has(id) && !meanwhile.touchedSince(id, 0)) shelf.forget(id);
    });
  }
  for (const [keyName, together] of moved) {
    await takeTurns();
    if (!meanwhile.burned.has(keyName))
      shelf.moveTo(
        keyName,
        together.filter(({ id }) => !meanwhile.touchedSince(id, 0)),
      );
  }
  // One key's together, so that each batch makes one segment.
  const byKey = new Map<string, string[]>();
  for (const { id, keyName } of missing) {
    const together = byKey.get(keyName);
    if (together) together.push(id);
    else byKey.set(keyName, [id]);
  }
  return [...byKey.values()].flat();
}

async function openMissing(ids: readonly string[], needs: LoadNeeds): Promise<void> {
  const { shelf, records, meanwhile, pause } = needs;
  const takeTurns = turnTaker(pause);
  for (let i = 0; i < ids.length; i += BATCH) {
    const asked = meanwhile.now();
    const batch = ids.slice(i, i + BATCH);
    for (const id of batch) meanwhile.unread.delete(id);
    const opened = await untilAnswered(() => records.open(batch), needs);
    const fresh = opened.filter(
      ({ id, keyName }) => !meanwhile.touchedSince(id, asked) && !meanwhile.burned.has(keyName),
    );
    for (const name of new Set(fresh.map(({ keyName }) => keyName))) {
      const together = fresh.filter(({ keyName }) => keyName === name);
      const terms = together.map(({ record, revision }) => termsOf(record, revision));
      shelf.hold(makeSegment(terms), name, { rowId: null });
    }
    await takeTurns();
  }
}

/** Reads all segments, and the words of those records that none of them holds as they are now. */
export async function loadIndex(needs: LoadNeeds): Promise<void> {
  // Both at once: the database lists the keys while the segments are unsealed here.
  const keys = untilAnswered(() => needs.records.keys(), needs);
  await readSegments(needs);
  let ids = await compareWithRecords(await keys, needs);
  ids = ids.filter((id) => !needs.meanwhile.touchedSince(id, 0));
  while (ids.length > 0 || needs.meanwhile.unread.size > 0) {
    await openMissing(ids, needs);
    ids = [...needs.meanwhile.unread];
  }
  needs.done();
}
