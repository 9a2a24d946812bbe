import type { BestFound } from './best-found';
import { compareBytes } from './compare-bytes';
import type { Reading, Want } from './read-query';
import { weight } from './record-terms';
import { SEGMENT_RECORDS_MAX, WEIGHT_BITS, type Segment } from './segment';

/** What one match is worth: the part of the record it stands in, then whether it is the whole word. */
const worth = (heavy: number, whole: boolean, words: number): number => (heavy * 2 + (whole ? 1 : 0)) * words;

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

/** What a want comes to in one segment, and the most that a record can get for it. */
type Lookup = { words: number; most: number } & (
  { kind: 'term'; from: number; exactTo: number; to: number } | { kind: 'phone'; digits: string }
);

function lookUp(segment: Segment, want: ReadyWant): Lookup | null {
  const { words } = want;
  if (want.kind === 'phone')
    return segment.phones.includes(want.text)
      ? { kind: 'phone', digits: want.text, words, most: worth(weight.recognised, true, words) }
      : null;
  const first = termAt(segment, want.from);
  const last = termAt(segment, want.beyond);
  if (first === last) return null;
  const { termEnds, termBest, postingEnds } = segment;
  const begin = (ends: Uint32Array): number => (first === 0 ? 0 : (ends[first - 1] as number));
  // Only the first can be the word itself, as what is longer comes behind it.
  const exact = (termEnds[first] as number) - begin(termEnds) === want.from.length;
  let most = worth(termBest[first] as number, exact, words);
  for (let i = first + 1; i < last; i++) most = Math.max(most, worth(termBest[i] as number, false, words));
  const from = begin(postingEnds);
  return {
    kind: 'term',
    from,
    exactTo: exact ? (postingEnds[first] as number) : from,
    to: postingEnds[last - 1] as number,
    words,
    most,
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
    credit(posting >>> WEIGHT_BITS, turn, worth(posting & heavy, i < exactTo, words));
  }
}

function creditPhones(segment: Segment, look: Lookup & { kind: 'phone' }, turn: number): void {
  const { phones, phoneStarts, phoneOwners } = segment;
  const { digits, words } = look;
  let at = phones.indexOf(digits);
  let line = 0;
  while (at >= 0) {
    while (line + 1 < phoneStarts.length && (phoneStarts[line + 1] as number) <= at) line++;
    const next = phones.indexOf('\n', at);
    const whole = at === phoneStarts[line] && next - at === digits.length;
    credit(phoneOwners[line] as number, turn, worth(weight.recognised, whole, words));
    at = phones.indexOf(digits, next);
  }
}

/** What a reading comes to in a segment, rarest first; null when some want of it has nothing here. */
function lookUpAll(segment: Segment, reading: readonly ReadyWant[]): Lookup[] | null {
  const looks: Lookup[] = [];
  for (const want of reading) {
    const look = lookUp(segment, want);
    if (!look) return null;
    looks.push(look);
  }
  const size = (look: Lookup): number => (look.kind === 'phone' ? 0 : look.to - look.from);
  return looks.sort((a, b) => size(a) - size(b));
}

/** Offers every living record of a segment that some reading finds, if it can still be among the best. */
export function searchSegment(
  { segment, alive, newest }: { segment: Segment; alive: Uint8Array; newest: number },
  readings: readonly (readonly ReadyWant[])[],
  best: BestFound,
): void {
  const records = segment.ids.length;
  let any = false;
  for (const reading of readings) {
    const looks = lookUpAll(segment, reading);
    if (!looks) continue;
    if (
      best.beats(
        looks.reduce((most, look) => most + look.most, 0),
        newest,
      )
    )
      continue;
    if (!any) score.fill(0, 0, records);
    any = true;
    met.fill(0, 0, records);
    sum.fill(0, 0, records);
    for (const [turn, look] of looks.entries()) {
      if (look.kind === 'phone') creditPhones(segment, look, turn);
      else creditTerm(segment, look, turn);
    }
    for (let i = 0; i < records; i++)
      if (met[i] === looks.length && (sum[i] as number) > (score[i] as number)) score[i] = sum[i] as number;
  }
  if (!any) return;
  for (let i = records - 1; i >= 0; i--) {
    const points = score[i] as number;
    if (points !== 0 && alive[i]) best.offer(segment.ids[i] as string, points, segment.at[i] as number);
  }
}
