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
type Cursor = { segment: Segment; term: number; from: number; to: number; moved: Uint16Array };

function advance(cursor: Cursor): void {
  cursor.term++;
  cursor.from = cursor.to;
  cursor.to = cursor.segment.termEnds[cursor.term] ?? cursor.to;
}

function begin({ segment, keep, revisions }: Source, writer: SegmentWriter): Cursor {
  const moved = new Uint16Array(segment.ids.length).fill(GONE);
  segment.ids.forEach((id, place) => {
    if (!keep[place]) return;
    const revision = revisions?.get(id) ?? (segment.revision[place]);
    moved[place] = writer.record(id, segment.at[place] as number, revision);
  });
  segment.phoneOwners.forEach((owner, i) => {
    const from = segment.phoneStarts[i] as number;
    const place = moved[owner];
    if (place !== undefined && place !== GONE)
      writer.phone(segment.phones.slice(from, segment.phones.indexOf('\n', from)), place);
  });
  const cursor = { segment, term: -1, from: 0, to: 0, moved };
  advance(cursor);
  return cursor;
}

function compare(a: Cursor, b: Cursor): number {
  return compareBytes(a.segment.terms, a.from, a.to, b.segment.terms, b.from, b.to);
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

/**
 * One segment of all that is kept of several, at most `SEGMENT_RECORDS_MAX` records. Everything comes from the
 * segments themselves: no record is opened for it. Where the oldest come first, newest-first searches are quicker.
 */
export function mergeSegments(sources: readonly Source[]): Segment {
  const writer = new SegmentWriter();
  let cursors = sources.map((source) => begin(source, writer));
  cursors = cursors.filter((c) => c.term < c.segment.termEnds.length);
  while (cursors.length > 0) {
    const first = cursors.reduce((least, cursor) => (compare(cursor, least) < 0 ? cursor : least));
    const same = cursors.filter((cursor) => cursor === first || compare(cursor, first) === 0);
    const term = first.segment.terms.subarray(first.from, first.to);
    for (const cursor of same) copyPostings(cursor, writer);
    writer.term(term);
    same.forEach(advance);
    if (same.some((c) => c.term >= c.segment.termEnds.length))
      cursors = cursors.filter((c) => c.term < c.segment.termEnds.length);
  }
  return writer.done();
}
