import { encodeSegment, WEIGHT_BITS, type Segment } from './segment';

/** A typed array that grows; plain arrays of numbers would cost several times the memory while segments merge. */
class Growing<T extends Uint8Array | Uint16Array | Uint32Array> {
  length = 0;
  constructor(
    private held: T,
    private readonly more: (length: number) => T,
  ) {}
  room(extra: number): T {
    if (this.length + extra > this.held.length) {
      const grown = this.more(Math.max(this.held.length * 2, this.length + extra));
      grown.set(this.held);
      this.held = grown;
    }
    return this.held;
  }
  push(value: number): void {
    this.room(1)[this.length++] = value;
  }
  done(): T {
    return this.held.slice(0, this.length) as T;
  }
}

const small = 256;

/** Takes records first, then terms in byte order with their postings, and makes a segment of them. */
export class SegmentWriter {
  private readonly ids: string[] = [];
  private readonly at: number[] = [];
  private readonly revision: number[] = [];
  private phones = '\n';
  private readonly phoneStarts: number[] = [];
  private readonly phoneOwners: number[] = [];
  private readonly terms = new Growing(new Uint8Array(small), (n) => new Uint8Array(n));
  private readonly termEnds = new Growing(new Uint32Array(small), (n) => new Uint32Array(n));
  private readonly termBest = new Growing(new Uint8Array(small), (n) => new Uint8Array(n));
  private best = 0;
  private readonly postings = new Growing(new Uint16Array(small), (n) => new Uint16Array(n));
  private readonly postingEnds = new Growing(new Uint32Array(small), (n) => new Uint32Array(n));

  /** Answers the record's place in the segment. */
  record(id: string, at: number, revision: number): number {
    this.at.push(at);
    this.revision.push(revision);
    return this.ids.push(id) - 1;
  }

  phone(digits: string, owner: number): void {
    this.phoneStarts.push(this.phones.length);
    this.phoneOwners.push(owner);
    this.phones += `${digits}\n`;
  }

  posting(record: number, weight: number): void {
    this.postings.push((record << WEIGHT_BITS) | weight);
    if (weight > this.best) this.best = weight;
  }

  /** Closes a term: the postings since the last one are its own. A term without any is left out. */
  term(bytes: Uint8Array): void {
    const ends = this.postingEnds;
    const before = ends.length === 0 ? 0 : (ends.room(0)[ends.length - 1] as number);
    if (this.postings.length === before) return;
    this.terms.room(bytes.length).set(bytes, this.terms.length);
    this.terms.length += bytes.length;
    this.termEnds.push(this.terms.length);
    this.termBest.push(this.best);
    this.best = 0;
    ends.push(this.postings.length);
  }

  done(): Segment {
    return encodeSegment({
      ids: this.ids,
      at: Float64Array.from(this.at),
      revision: Float64Array.from(this.revision),
      terms: this.terms.done(),
      termEnds: this.termEnds.done(),
      termBest: this.termBest.done(),
      postings: this.postings.done(),
      postingEnds: this.postingEnds.done(),
      phones: this.phones,
      phoneStarts: Uint32Array.from(this.phoneStarts),
      phoneOwners: Uint16Array.from(this.phoneOwners),
    });
  }
}
