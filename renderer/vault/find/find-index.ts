import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import { BestFound, type Found } from './best-found';
import { keepSegments, type Later } from './keep-segments';
import { loadIndex, Meanwhile } from './load-index';
import { makeSegment } from './make-segment';
import { readQuery } from './read-query';
import { termsOf } from './record-terms';
import { readyReading, searchSegment } from './search-segment';
import type { RecordKey, RecordSource, SegmentStore } from './segment-store';
import { Shelf } from './shelf';

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

export type FindNeeds = {
  segments: SegmentStore;
  records: RecordSource;
  /** Hears of a fault that was survived, for the log; nothing personal is in it but what the store throws. */
  onBug: (error: unknown) => void;
  /** Runs something after so many milliseconds unless the answer is called first. */
  later?: Later;
  /** Lets others have the thread for a moment. */
  pause?: () => Promise<void>;
};

const afterTime: Later = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A message to oneself comes back after what is waiting already; timers would add four milliseconds each. */
const afterMessage = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Makes the index and begins to read it at once. */
export function createFindIndex(needs: FindNeeds): FindIndex {
  const { segments, records, onBug, later = afterTime, pause = afterMessage } = needs;
  const dropRows = (rowIds: string[]): void => void keeper.inTurn(() => segments.drop(rowIds));
  const shelf = new Shelf(dropRows);
  const keeper = keepSegments(shelf, segments, later, pause, onBug);
  let meanwhile: Meanwhile | null = new Meanwhile();

  const done = (): void => {
    meanwhile = null;
    keeper.grew(new Set([...shelf.all()].map(({ keyName }) => keyName)));
  };
  const loading = loadIndex({ shelf, segments, records, meanwhile, pause, later, dropRows, onBug, done });

  return {
    ready: () => loading,
    isReady: () => meanwhile === null,
    add(record, keyName, revision) {
      meanwhile?.touch(record.id, false);
      shelf.forget(record.id);
      shelf.hold(makeSegment([termsOf(record, revision)]), keyName, { rowId: null });
      shelf.tidy(keyName);
      keeper.grew([keyName]);
    },
    remove(ids) {
      for (const id of ids) {
        meanwhile?.touch(id, false);
        shelf.forget(id);
      }
    },
    moved(keys) {
      if (meanwhile) {
        // The words held so far may be an older revision's: what is stored now is read instead.
        for (const { id } of keys) {
          meanwhile.touch(id, true);
          shelf.forget(id);
        }
        return;
      }
      const names = new Set(keys.map(({ keyName }) => keyName));
      for (const name of names)
        shelf.moveTo(
          name,
          keys.filter(({ keyName }) => keyName === name),
        );
      keeper.grew(names);
    },
    onKeysBurned(names) {
      for (const name of names) {
        meanwhile?.burned.add(name);
        for (const held of shelf.under(name)) shelf.discard(held);
      }
    },
    query(text, limit) {
      const readings = readQuery(text).map(readyReading);
      const best = new BestFound(limit);
      if (readings.length > 0) for (const held of shelf.toSearch()) searchSegment(held, readings, best);
      return best.found();
    },
    flush: () => keeper.writeAll(),
  };
}
