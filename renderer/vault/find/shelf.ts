import { mergeSegments, type Source } from './merge-segments';
import { SEGMENT_RECORDS_MAX, type Segment } from './segment';
import type { RecordKey } from './segment-store';

/** A segment in use. */
export type Held = {
  readonly segment: Segment;
  readonly keyName: string;
  /** 1 for each record that is found by this segment; 0 once it is gone, changed or found by another. */
  readonly alive: Uint8Array;
  living: number;
  /** When its newest record was captured. */
  readonly newest: number;
  /** Its row on disk; null while it is in memory only. */
  rowId: string | null;
  /** Rows on disk whose records it has taken over: dropped once it is on disk itself, or no longer needed. */
  supersedes: string[];
  /** It is on its way to disk and must not be merged meanwhile. */
  writing: boolean;
};

export type Place = { held: Held; index: number };

/** Records that are held one by one are put together once there are so many of them. */
const LOOSE_MAX = 24;

/**
 * The segments in use, and which of them finds which record: at every moment exactly one. `dropRows` hears of rows on
 * disk that nothing needs any more.
 */
export class Shelf {
  private readonly segments = new Set<Held>();
  private readonly places = new Map<string, Place>();
  private newestFirst: Held[] | null = null;

  constructor(private readonly dropRows: (rowIds: string[]) => void) {}

  place(id: string): Place | undefined {
    return this.places.get(id);
  }
  has(held: Held): boolean {
    return this.segments.has(held);
  }
  all(): Iterable<Held> {
    return this.segments;
  }
  under(keyName: string): Held[] {
    return [...this.segments].filter((held) => held.keyName === keyName);
  }

  /** Segments in the order that lets a search stop offering early: the newest records first. */
  toSearch(): readonly Held[] {
    this.newestFirst ??= [...this.segments].sort((a, b) => b.newest - a.newest);
    return this.newestFirst;
  }

  /**
   * Takes a segment into use. Of a record that is found already, the higher revision stays; the newcomer gives way
   * when they are the same, and when `isStale` says that it is out of date.
   */
  hold(
    segment: Segment,
    keyName: string,
    rows: { rowId: string | null; supersedes?: string[] },
    isStale: (id: string) => boolean = () => false,
  ): Held {
    const alive = new Uint8Array(segment.ids.length);
    const { rowId, supersedes = [] } = rows;
    const newest = segment.at.reduce((a, b) => Math.max(a, b), 0);
    const held: Held = { segment, keyName, alive, living: 0, newest, rowId, supersedes, writing: false };
    this.segments.add(held);
    this.newestFirst = null;
    segment.ids.forEach((id, index) => {
      const before = this.places.get(id);
      const revision = segment.revision[index] as number;
      if (isStale(id)) return;
      if (before && (before.held.segment.revision[before.index] as number) >= revision) return;
      this.forget(id);
      alive[index] = 1;
      held.living++;
      this.places.set(id, { held, index });
    });
    if (held.living === 0) this.discard(held);
    return held;
  }

  /** A record is found no more. */
  forget(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    this.places.delete(id);
    place.held.alive[place.index] = 0;
    if (--place.held.living === 0) this.discard(place.held);
  }

  /** Puts a segment away with all that it finds. */
  discard(held: Held): void {
    if (!this.segments.delete(held)) return;
    this.newestFirst = null;
    held.segment.ids.forEach((id, index) => {
      if (held.alive[index]) this.places.delete(id);
    });
    const rows = held.rowId === null ? held.supersedes : [held.rowId, ...held.supersedes];
    if (rows.length > 0) this.dropRows(rows);
  }

  /** Makes one segment, in memory only, of the living of several under one key; their rows stay until it is on disk. */
  merge(parts: readonly Held[], keyName: string): Held {
    const oldestFirst = [...parts].sort((a, b) => (a.segment.at[0] ?? 0) - (b.segment.at[0] ?? 0));
    const merged = mergeSegments(oldestFirst.map(({ segment, alive }) => ({ segment, keep: alive })));
    const supersedes = parts.flatMap((part) =>
      part.rowId === null ? part.supersedes : [part.rowId, ...part.supersedes],
    );
    for (const part of parts) {
      part.rowId = null;
      part.supersedes = [];
      this.discard(part);
    }
    return this.hold(merged, keyName, { rowId: null, supersedes });
  }

  /** Puts records that came one by one together, so that a search has few segments to look into. */
  tidy(keyName: string): void {
    const loose = this.under(keyName).filter((h) => h.rowId === null && !h.writing && h.living < LOOSE_MAX);
    if (loose.length >= LOOSE_MAX) this.merge(loose, keyName);
  }

  /** Takes records over under another key, from the segments that find them now. */
  moveTo(keyName: string, records: readonly RecordKey[]): void {
    const sources = new Map<Held, Source>();
    const revisions = new Map(records.map(({ id, revision }) => [id, revision]));
    for (const { id } of records) {
      const place = this.places.get(id);
      if (!place) continue;
      const { segment } = place.held;
      const source = sources.get(place.held) ?? {
        segment,
        keep: new Uint8Array(segment.ids.length),
        revisions,
      };
      source.keep[place.index] = 1;
      sources.set(place.held, source);
    }
    let group: Source[] = [];
    let size = 0;
    const put = (): void => {
      if (size === 0) return;
      const moved = mergeSegments(group);
      for (const id of moved.ids) this.forget(id);
      this.hold(moved, keyName, { rowId: null });
      [group, size] = [[], 0];
    };
    for (const source of sources.values()) {
      const count = source.keep.reduce((sum, kept) => sum + kept, 0);
      if (size + count > SEGMENT_RECORDS_MAX) put();
      group.push(source);
      size += count;
    }
    put();
  }
}
