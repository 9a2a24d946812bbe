import { SEGMENT_RECORDS_MAX } from './segment';
import type { SegmentStore } from './segment-store';
import type { Held, Shelf } from './shelf';

/** So many records under one key that are on disk in no segment are written at once. */
const ENOUGH = 200;
/** Fewer than these are quicker to read again from their records than they are worth a row. */
const WORTH_A_ROW = 25;
const QUIET_MS = 30_000;
/** A merge stays below these, so that the vault's thread is held for some ten milliseconds at most. */
const RECORDS_MAX = SEGMENT_RECORDS_MAX / 2;
const POSTINGS_MAX = 200_000;
const PARTS_MAX = 8;

export type Later = (ms: number, run: () => void) => () => void;

export type SegmentKeeper = {
  /** One after the other, in the order asked for; a fault is told to `onBug` and stops nothing. */
  inTurn(work: () => Promise<void>): Promise<void>;
  /** Something new is held under these keys: writes it when it is enough, or when nothing more comes for a while. */
  grew(keyNames: Iterable<string>): void;
  /** Writes all that is in memory only. */
  writeAll(): Promise<void>;
};

const loose = (shelf: Shelf, keyName: string): Held[] =>
  shelf.under(keyName).filter((held) => held.rowId === null);
const living = (some: readonly Held[]): number => some.reduce((sum, held) => sum + held.living, 0);

/**
 * What to write for a key: all that is in memory only, together with rows that are not much larger or mostly out of
 * date, so that the rows of a key stay few and each record is rewritten only a few times.
 */
function groupsToWrite(shelf: Shelf, keyName: string): Held[][] {
  const fresh = loose(shelf, keyName);
  if (fresh.length === 0) return [];
  let size = living(fresh);
  const rows = shelf.under(keyName).filter((held) => held.rowId !== null);
  for (const row of rows.sort((a, b) => a.living - b.living)) {
    const wasted = row.living * 2 < row.segment.ids.length;
    if (!wasted && (row.living > size * 2 || row.living + size > RECORDS_MAX)) continue;
    fresh.push(row);
    size += row.living;
  }
  const groups: Held[][] = [];
  let [records, postings] = [Infinity, Infinity];
  for (const held of fresh.sort((a, b) => (a.segment.at[0] ?? 0) - (b.segment.at[0] ?? 0))) {
    if (records + held.living > RECORDS_MAX || postings + held.segment.postings.length > POSTINGS_MAX) {
      groups.push([]);
      [records, postings] = [0, 0];
    }
    groups.at(-1)?.push(held);
    records += held.living;
    postings += held.segment.postings.length;
  }
  return groups.filter((group) => group.some((held) => held.rowId === null));
}

/** Brings the shelf's segments to disk, in the background. */
export function keepSegments(
  shelf: Shelf,
  store: SegmentStore,
  later: Later,
  pause: () => Promise<void>,
  onBug: (error: unknown) => void,
): SegmentKeeper {
  let tail = Promise.resolve();
  let stopWaiting: () => void = () => {};
  const inTurn = (work: () => Promise<void>): Promise<void> => (tail = tail.then(work).catch(onBug));

  /** Merges few at a time, as many at once would hold the thread; what has left the shelf meanwhile is passed over. */
  async function mergeInSteps(group: readonly Held[], keyName: string): Promise<Held | null> {
    let parts = [...group];
    for (;;) {
      parts = parts.filter((part) => shelf.has(part));
      const [first] = parts;
      if (!first) return null;
      if (parts.length === 1 && first.living === first.segment.ids.length) return first;
      const step = parts.splice(0, PARTS_MAX);
      parts.push(shelf.merge(step, keyName));
      if (parts.length > 1) await pause();
    }
  }

  /** False when nothing can be kept now. */
  async function writeGroup(group: readonly Held[], keyName: string): Promise<boolean> {
    const held = await mergeInSteps(group, keyName);
    if (!held || !shelf.has(held)) return true;
    held.writing = true;
    const rowId = await store.put(keyName, held.segment.bytes).finally(() => (held.writing = false));
    if (rowId === null) return false;
    // Burned or emptied while it was being written: the row must not outlive that.
    if (!shelf.has(held)) {
      await store.drop([rowId]);
      return true;
    }
    held.rowId = rowId;
    const done = held.supersedes;
    held.supersedes = [];
    if (done.length > 0) await store.drop(done);
    return true;
  }

  async function write(keyName: string): Promise<void> {
    for (const group of groupsToWrite(shelf, keyName)) if (!(await writeGroup(group, keyName))) return;
  }

  const writeFrom = (least: number): void => {
    const keyNames = new Set([...shelf.all()].filter((held) => held.rowId === null).map((h) => h.keyName));
    for (const keyName of keyNames)
      if (living(loose(shelf, keyName)) >= least) void inTurn(() => write(keyName));
  };

  return {
    inTurn,
    grew(keyNames) {
      for (const keyName of keyNames)
        if (living(loose(shelf, keyName)) >= ENOUGH) void inTurn(() => write(keyName));
      stopWaiting();
      stopWaiting = later(QUIET_MS, () => writeFrom(WORTH_A_ROW));
    },
    writeAll() {
      stopWaiting();
      writeFrom(1);
      return tail;
    },
  };
}
