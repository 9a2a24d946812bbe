import type { EnquiryRecord } from '../../../shared/domain/enquiry';

/** One sealed piece of the find index as the store gives it back: already opened, still encoded. */
export type StoredSegment = { segmentId: string; keyName: string; bytes: Uint8Array };

/**
 * Where the find index keeps its segments. Each is sealed under the key named with it and under no other, so that
 * burning a day burns its words. Nothing here is precious: whatever is lost is made again from the records, so
 * relaxed durability is right and a failure is never worth stopping for.
 */
export type SegmentStore = {
  /**
   * Every segment that still opens, one after the other, in any order. A row whose key is gone or whose seal is
   * broken is left out, and dropped.
   */
  load(): AsyncIterable<StoredSegment>;
  /**
   * Seals and keeps a segment; answers the id of its row. Null when it cannot be kept: the key is gone (a burned key
   * must never be made again for this), or the disk is full.
   */
  put(keyName: string, bytes: Uint8Array): Promise<string | null>;
  /** Drops rows; ids that are not there are ignored. */
  drop(segmentIds: readonly string[]): Promise<void>;
};

/** What the index has to know of a record to tell whether its words are up to date. */
export type RecordKey = {
  id: string;
  /** Any number that changes when the body changes; the same body under another key may keep it. */
  revision: number;
  keyName: string;
};

/** Where the find index gets the records whose words no segment holds. */
export type RecordSource = {
  /** Of every enquiry record that is stored now; drafts and other kinds are not among them. */
  keys(): Promise<readonly RecordKey[]>;
  /** The records themselves, as they are now; one that is gone or does not open is left out. At most 100 ids at a time. */
  open(ids: readonly string[]): Promise<readonly (RecordKey & { record: EnquiryRecord })[]>;
};
