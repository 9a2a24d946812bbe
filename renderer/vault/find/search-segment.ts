import type { BestFound } from './best-found';
import { compareBytes } from './compare-bytes';
import type { Reading, Want } from './read-query';
import { weight } from './record-terms';
import { SEGMENT_RECORDS_MAX, WEIGHT_BITS, type Segment } from './segment';

/** A want with the term it asks for in bytes, worked out once for all segments. */
export type ReadyWant = Want & { from: Uint8Array; beyond: Uint8Array };

/** Prepares a reading: UTF-8 never holds 255, so a prefix followed by it lies behind all that begin with the prefix. */
export function readyReading(reading: Reading): ReadyWant[] {
  const utf8 = new TextEncoder();
  return reading.map((want) => {
    const from = utf8.encode(want.text);
    const beyond = new Uint8Array(from.length + 1).fill(0xff);
    beyond.set(from);
    return { ...want, from, beyond };
  });
}

/** The first term of a segment that does not come before these bytes. */
function termAt(segment: Segment, bytes: Uint8Array): number {
  const { terms, termEnds } = segment;
  let [from, to] = [0, termEnds.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const begin = middle === 0 ? 0 : (termEnds[middle - 1] as number);
    if (compareBytes(terms, begin, termEnds[middle] as number, bytes, 0, bytes.length) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What a want comes to in one segment: a stretch of postings with the whole word's own in front, or some phones. */
type Lookup =
  | { kind: 'term'; from: number; exactTo: number; to: number; words: number }
  | { kind: 'phone'; digits: string; words: number; from: number; to: number };

function lookUp(segment: Segment, want: ReadyWant): Lookup | null {
  if (want.kind === 'phone')
    return segment.phones.includes(want.text)
      ? { kind: 'phone', digits: want.text, words: want.words, from: 0, to: 0 }
      : null;
  const first = termAt(segment, want.from);
  const last = termAt(segment, want.beyond);
  if (first === last) return null;
  const { termEnds, postingEnds } = segment;
  const begin = (ends: Uint32Array): number => (first === 0 ? 0 : (ends[first - 1] as number));
  const exact = (termEnds[first] as number) - begin(termEnds) === want.from.length;
  const from = begin(postingEnds);
  return {
    kind: 'term',
    from,
    exactTo: exact ? (postingEnds[first] as number) : from,
    to: postingEnds[last - 1] as number,
    words: want.words,
  };
}

// Scratch for one segment at a time: searching is never interrupted, so that all searches share it.
/** How many wants of the reading a record has met so far. */
const met = new Uint8Array(SEGMENT_RECORDS_MAX);
/** What the best match of the want in hand has given a record. */
const given = new Uint16Array(SEGMENT_RECORDS_MAX);
const sum = new Uint16Array(SEGMENT_RECORDS_MAX);
/** The best of all readings; 0 is not found, as every match is worth something. */
const score = new Uint16Array(SEGMENT_RECORDS_MAX);

function credit(record: number, turn: number, value: number): void {
  if (met[record] === turn) {
    met[record] = turn + 1;
    given[record] = value;
    sum[record] = (sum[record] as number) + value;
  } else if (met[record] === turn + 1 && value > (given[record] as number)) {
    sum[record] = (sum[record] as number) + value - (given[record] as number);
    given[record] = value;
  }
}

function creditTerm(segment: Segment, look: Lookup & { kind: 'term' }, turn: number): void {
  const { postings } = segment;
  const { from, exactTo, to, words } = look;
  const heavy = (1 << WEIGHT_BITS) - 1;
  for (let i = from; i < to; i++) {
    const posting = postings[i] as number;
    const whole = i < exactTo ? 1 : 0;
    credit(posting >>> WEIGHT_BITS, turn, ((posting & heavy) * 2 + whole) * words);
  }
}

function creditPhones(segment: Segment, look: Lookup & { kind: 'phone' }, turn: number): void {
  const { phones, phoneStarts, phoneOwners } = segment;
  const { digits, words } = look;
  let at = phones.indexOf(digits);
  let line = 0;
  while (at >= 0) {
    while (line + 1 < phoneStarts.length && (phoneStarts[line + 1] as number) <= at) line++;
    const begin = phoneStarts[line] as number;
    const next = phones.indexOf('\n', at);
    const whole = at === begin && next - at === digits.length ? 1 : 0;
    credit(phoneOwners[line] as number, turn, (weight.recognised * 2 + whole) * words);
    at = phones.indexOf(digits, next);
  }
}

/** Offers every living record of a segment that some reading finds. */
export function searchSegment(
  segment: Segment,
  alive: Uint8Array,
  readings: readonly (readonly ReadyWant[])[],
  best: BestFound,
): void {
  const records = segment.ids.length;
  let any = false;
  for (const reading of readings) {
    const looks: Lookup[] = [];
    for (const want of reading) {
      const look = lookUp(segment, want);
      if (!look) break;
      looks.push(look);
    }
    if (looks.length < reading.length) continue;
    if (!any) score.fill(0, 0, records);
    any = true;
    met.fill(0, 0, records);
    sum.fill(0, 0, records);
    looks.sort((a, b) => a.to - a.from - (b.to - b.from));
    looks.forEach((look, turn) => {
      if (look.kind === 'phone') creditPhones(segment, look, turn);
      else creditTerm(segment, look, turn);
    });
    for (let i = 0; i < records; i++)
      if (met[i] === looks.length && (sum[i] as number) > (score[i] as number)) score[i] = sum[i] as number;
  }
  if (!any) return;
  for (let i = records - 1; i >= 0; i--)
    if (score[i] !== 0 && alive[i])
      best.offer(segment.ids[i] as string, score[i] as number, segment.at[i] as number);
}
