import { compareBytes } from './compare-bytes';
import type { RecordTerms } from './record-terms';
import type { Segment } from './segment';
import { SegmentWriter } from './segment-writer';

/** A segment of these records; at most `SEGMENT_RECORDS_MAX` of them. */
export function makeSegment(records: readonly RecordTerms[]): Segment {
  const utf8 = new TextEncoder();
  const writer = new SegmentWriter();
  const postings = new Map<string, number[]>();
  for (const { id, at, revision, terms, phones } of records) {
    const place = writer.record(id, at, revision);
    for (const digits of phones) writer.phone(digits, place);
    for (const [term, weight] of terms) {
      const known = postings.get(term);
      if (known) known.push(place, weight);
      else postings.set(term, [place, weight]);
    }
  }
  const sorted = [...postings]
    .map(([term, pairs]) => ({ bytes: utf8.encode(term), pairs }))
    .sort((a, b) => compareBytes(a.bytes, 0, a.bytes.length, b.bytes, 0, b.bytes.length));
  for (const { bytes, pairs } of sorted) {
    for (let i = 0; i < pairs.length; i += 2) writer.posting(pairs[i] as number, pairs[i + 1] as number);
    writer.term(bytes);
  }
  return writer.done();
}
