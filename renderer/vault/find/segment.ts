/**
 * The binary form of a segment, version 1: the words of some records, made once and never changed. It is used as it
 * lies in memory, so that opening one costs no parsing: a header of twelve 32-bit numbers, then typed arrays, each
 * begun on a multiple of eight bytes. Terms are UTF-8 in byte order. A posting is a record's place in the segment
 * shifted by three bits, and the weight of the match in those three.
 */
export type Segment = {
  readonly ids: readonly string[];
  /** Capture moments, milliseconds since 1970. */
  readonly at: Float64Array;
  readonly revision: Float64Array;
  /** All terms, one after the other, and where each ends. */
  readonly terms: Uint8Array;
  readonly termEnds: Uint32Array;
  /** The greatest weight among each term's postings. */
  readonly termBest: Uint8Array;
  /** All postings, one term's after the other's, and where each term's end. */
  readonly postings: Uint16Array;
  readonly postingEnds: Uint32Array;
  /** All telephone numbers as "\n07700900123\n", where each begins, and whose it is. */
  readonly phones: string;
  readonly phoneStarts: Uint32Array;
  readonly phoneOwners: Uint16Array;
  /** The whole, as it is sealed. */
  readonly bytes: Uint8Array;
};

/** Thirteen bits of a posting name the record. */
export const SEGMENT_RECORDS_MAX = 8192;
export const WEIGHT_BITS = 3;

const MAGIC = 0x474e_4946;
const VERSION = 1;
const HEADER = 48;

export type SegmentParts = Omit<Segment, 'bytes'>;

const even = (length: number): number => Math.ceil(length / 8) * 8;

/** FNV-1a over 32-bit words: any changed byte shows. It guards against our own mistakes; the seal is against others'. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let hash = 0x811c_9dc5;
  for (let i = 3; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x0100_0193);
  return hash >>> 0;
}

/** Where every part begins, from the counts in the header; the last is the whole length. */
function layout(header: Uint32Array): number[] {
  const [, , , records = 0, terms = 0, postings = 0, phones = 0, idBytes = 0, termBytes = 0, phoneBytes = 0] =
    header;
  const lengths = [
    records * 8,
    records * 8,
    terms * 4,
    terms * 4,
    phones * 4,
    postings * 2,
    phones * 2,
    terms,
    idBytes,
    termBytes,
    phoneBytes,
  ];
  let at = HEADER;
  return [at, ...lengths.map((length) => (at += even(length)))];
}

/** Lays the parts out as one sealed-to-be whole. */
export function encodeSegment(parts: SegmentParts): Segment {
  const utf8 = new TextEncoder();
  const ids = utf8.encode(parts.ids.join('\n'));
  const phones = utf8.encode(parts.phones);
  const header = new Uint32Array(HEADER / 4);
  header.set([
    MAGIC,
    VERSION,
    0,
    parts.ids.length,
    parts.termEnds.length,
    parts.postings.length,
    parts.phoneStarts.length,
    ids.length,
    parts.terms.length,
    phones.length,
  ]);
  const places = layout(header);
  const bytes = new Uint8Array(places.at(-1) as number);
  const put = (place: number, part: ArrayBufferView): void =>
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), places[place]);
  bytes.set(new Uint8Array(header.buffer));
  put(0, parts.at);
  put(1, parts.revision);
  put(2, parts.termEnds);
  put(3, parts.postingEnds);
  put(4, parts.phoneStarts);
  put(5, parts.postings);
  put(6, parts.phoneOwners);
  put(7, parts.termBest);
  put(8, ids);
  put(9, parts.terms);
  put(10, phones);
  new Uint32Array(bytes.buffer)[2] = checksum(bytes);
  return { ...parts, bytes };
}

/** A segment as it was laid out; null when it is damaged or of another version, and is to be made again. */
export function openSegment(given: Uint8Array): Segment | null {
  if (given.byteLength < HEADER || given.byteLength % 8 !== 0) return null;
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER / 4);
  const places = layout(header);
  if (header[0] !== MAGIC || header[1] !== VERSION || places.at(-1) !== bytes.byteLength) return null;
  if (checksum(bytes) !== header[2]) return null;
  const [, , , records = 0, terms = 0, postings = 0, phones = 0, idBytes = 0, termBytes = 0, phoneBytes = 0] =
    header;
  const from = (place: number): number => bytes.byteOffset + (places[place] as number);
  const part = (place: number, length: number): Uint8Array =>
    new Uint8Array(bytes.buffer, from(place), length);
  const utf8 = new TextDecoder();
  const ids = records === 0 ? [] : utf8.decode(part(8, idBytes)).split('\n');
  if (ids.length !== records) return null;
  return {
    ids,
    at: new Float64Array(bytes.buffer, from(0), records),
    revision: new Float64Array(bytes.buffer, from(1), records),
    termEnds: new Uint32Array(bytes.buffer, from(2), terms),
    postingEnds: new Uint32Array(bytes.buffer, from(3), terms),
    phoneStarts: new Uint32Array(bytes.buffer, from(4), phones),
    postings: new Uint16Array(bytes.buffer, from(5), postings),
    phoneOwners: new Uint16Array(bytes.buffer, from(6), phones),
    termBest: part(7, terms),
    terms: part(9, termBytes),
    phones: utf8.decode(part(10, phoneBytes)),
    bytes,
  };
}
