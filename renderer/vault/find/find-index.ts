import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { RecordKey } from './segment-store';

/** One record that was found; a higher score is a better match, and of two equals the newer comes first. */
export type Found = { id: string; score: number };

/**
 * The words of every enquiry record, in memory, kept on disk in sealed segments. All methods but `ready` and `flush`
 * work at once and in memory; disk work follows by itself.
 */
export type FindIndex = {
  /** Settles when every stored record can be found. It may be used before: it then finds what it has read so far. */
  ready(): Promise<void>;
  isReady(): boolean;
  /** Makes a new or changed record findable at once; an older revision of it is found no more. */
  add(record: EnquiryRecord, keyName: string, revision: number): void;
  /** These records are found no more. */
  remove(ids: readonly string[]): void;
  /** These records were resealed under another key; their words follow them. Call it before `onKeysBurned`. */
  moved(records: readonly RecordKey[]): void;
  /** Forgets every word that lies under these keys, in memory at once, on disk soon after. */
  onKeysBurned(names: readonly string[]): void;
  /** Up to `limit` records that match all of `text`, best first. Never throws. */
  query(text: string, limit: number): Found[];
  /** Writes what is not on disk yet, e.g. before quitting. */
  flush(): Promise<void>;
};
