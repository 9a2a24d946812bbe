import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { Store } from '../data/open-store';
import type { FindIndex } from '../find/find-index';

/** What everything in this folder works with. */
export type RetentionParts = {
  store: Store;
  /**
   * The pack in use now, not the one a record was taken with: the period is the council's promise for every copy on this
   * desk, a day's key covers records of many versions, and a council that shortens it need not wait for old ones to go.
   */
  pack(): CouncilPack;
  /** null while the index has not been begun: it will read what is there then. */
  find(): FindIndex | null;
  /** Milliseconds since 1970. */
  now(): number;
  /** Reached before each lasting step, so that a test can stop there as a crash would. */
  step(name: RetentionStep): Promise<void>;
};

export const retentionSteps = [
  'mark-kept',
  'page-moved',
  'journal-written',
  'keys-burned',
  'rows-dropped',
  'journal-closed',
  'rows-erased',
  'hold-placed',
  'hold-lifted',
] as const;
export type RetentionStep = (typeof retentionSteps)[number];
