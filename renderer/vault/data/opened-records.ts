import type { OpenedRecord } from './opened-record';

/** Enough for the lists on screen and what is being searched for. */
const MOST = 600;

/**
 * Enquiries that were opened a moment ago, so that a list that is drawn again, or a search that goes on by a letter,
 * unseals only what is new. Everything that changes records says so: what is in here is what is stored.
 */
export type OpenedRecords = {
  get(id: string): OpenedRecord<'enquiry'> | undefined;
  /** Keeps records that were read at `version`; nothing, when something changed since. */
  keep(records: readonly OpenedRecord<'enquiry'>[], version: number): void;
  /** Rises with every change. */
  version(): number;
  /** These have changed or are new; without ids: any may have changed, moved or gone. */
  changed(ids?: readonly string[]): void;
};

export function createOpenedRecords(): OpenedRecords {
  const opened = new Map<string, OpenedRecord<'enquiry'>>();
  let version = 0;
  return {
    get: (id) => opened.get(id),
    version: () => version,
    keep(records, readAt) {
      if (readAt !== version) return;
      for (const record of records) {
        opened.delete(record.row.id);
        opened.set(record.row.id, record);
      }
      for (const id of opened.keys()) {
        if (opened.size <= MOST) break;
        opened.delete(id);
      }
    },
    changed(ids) {
      version += 1;
      if (ids) for (const id of ids) opened.delete(id);
      else opened.clear();
    },
  };
}
