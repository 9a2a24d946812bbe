import { compareBytes } from './compare-bytes';
import { WEIGHT_BITS, type Segment } from './segment';
import { SegmentWriter } from './segment-writer';

/** A segment to take records from: those whose place in `keep` is not 0. */
export type Source = {
  segment: Segment;
  keep: Uint8Array;
  /** Revisions that replace the ones in the segment, by id. */
  revisions?: ReadonlyMap<string, number>;
};

const GONE = 0xffff;

/** A source while it is read: the term it stands at, and where its records went. */
type Cursor = {
  turn: number;
  segment: Segment;
  term: number;
  from: number;
  to: number;
  /** The term's first six bytes as one number, which settles most comparisons. */
  beginning: number;
  moved: Uint16Array;
};

function advance(cursor: Cursor): void {
  cursor.term++;
  cursor.from = cursor.to;
  cursor.to = cursor.segment.termEnds[cursor.term] ?? cursor.to;
  const { terms } = cursor.segment;
  let beginning = 0;
  for (let i = cursor.from; i < cursor.from + 6; i++)
    beginning = beginning * 256 + (i < cursor.to ? (terms[i] as number) : 0);
  cursor.beginning = beginning;
}

function begin({ segment, keep, revisions }: Source, turn: number, writer: SegmentWriter): Cursor {
  const moved = new Uint16Array(segment.ids.length).fill(GONE);
  segment.ids.forEach((id, place) => {
    if (!keep[place]) return;
    const revision = revisions?.get(id) ?? segment.revision[place] ?? 0;
    moved[place] = writer.record(id, segment.at[place] as number, revision);
  });
  segment.phoneOwners.forEach((owner, i) => {
    const from = segment.phoneStarts[i] as number;
    const place = moved[owner];
    if (place !== undefined && place !== GONE)
      writer.phone(segment.phones.slice(from, segment.phones.indexOf('\n', from)), place);
  });
  const cursor = { turn, segment, term: -1, from: 0, to: 0, beginning: 0, moved };
  advance(cursor);
  return cursor;
}

const atEnd = (cursor: Cursor): boolean => cursor.term >= cursor.segment.termEnds.length;

function compare(a: Cursor, b: Cursor): number {
  if (a.beginning !== b.beginning) return a.beginning - b.beginning;
  return compareBytes(a.segment.terms, a.from, a.to, b.segment.terms, b.from, b.to);
}

/** The order of the merge; of equal terms the earlier source's comes first, so that postings stay in order. */
function before(a: Cursor, b: Cursor): boolean {
  return (compare(a, b) || a.turn - b.turn) < 0;
}

/** Whether another source stands at the same term as the one on top. */
function sameAsNext(heap: readonly Cursor[]): boolean {
  const [top, one, two] = heap as [Cursor, Cursor?, Cursor?];
  return (one !== undefined && compare(top, one) === 0) || (two !== undefined && compare(top, two) === 0);
}

function copyPostings({ segment, term, moved }: Cursor, writer: SegmentWriter): void {
  const { postings, postingEnds } = segment;
  const to = postingEnds[term] as number;
  for (let i = term === 0 ? 0 : (postingEnds[term - 1] as number); i < to; i++) {
    const posting = postings[i] as number;
    const place = moved[posting >>> WEIGHT_BITS] as number;
    if (place !== GONE) writer.posting(place, posting & ((1 << WEIGHT_BITS) - 1));
  }
}

/** Restores the order of a heap whose cursor at `place` may come too early: the least term stays on top. */
function sink(heap: Cursor[], place: number): void {
  const sinking = heap[place] as Cursor;
  for (;;) {
    let child = place * 2 + 1;
    if (child >= heap.length) break;
    const other = heap[child + 1];
    if (other && before(other, heap[child] as Cursor)) child++;
    if (!before(heap[child] as Cursor, sinking)) break;
    heap[place] = heap[child] as Cursor;
    place = child;
  }
  heap[place] = sinking;
}

/**
 * One segment of all that is kept of several, at most `SEGMENT_RECORDS_MAX` records. Everything comes from the
 * segments themselves: no record is opened for it. Where the oldest come first, newest-first searches are quicker.
 */
export function mergeSegments(sources: readonly Source[]): Segment {
  const writer = new SegmentWriter();
  const heap = sources.map((source, turn) => begin(source, turn, writer)).filter((c) => !atEnd(c));
  for (let i = heap.length >>> 1; i >= 0; i--) if (heap[i]) sink(heap, i);
  while (heap.length > 0) {
    const top = heap[0] as Cursor;
    copyPostings(top, writer);
    const { segment, from, to } = top;
    const last = heap.length === 1 || !sameAsNext(heap);
    if (last) writer.term(segment.terms.subarray(from, to));
    advance(top);
    if (atEnd(top)) {
      const end = heap.pop() as Cursor;
      if (heap.length === 0) break;
      heap[0] = end === top ? (heap[0] as Cursor) : end;
    }
    sink(heap, 0);
  }
  return writer.done();
}
