import type { RecordKey } from '../find/segment-store';
import type { StoreDb } from './store-db';

const INDEX = '[kind+keyName+revision]';

/**
 * The keys of every enquiry record, no body read. IndexedDB gives the keys of an index only one by one, which would
 * take longer than all the rest of a start; but there are far fewer different key names and revisions than records.
 * So a cursor leaps from one pair to the next, and all ids of a pair come at once. One transaction: one moment.
 */
export function enquiryKeys(db: StoreDb): Promise<RecordKey[]> {
  return new Promise((resolve, reject) => {
    const keys: RecordKey[] = [];
    const tx = db.backendDB().transaction('records', 'readonly');
    const index = tx.objectStore('records').index(INDEX);
    const pairs = index.openKeyCursor(IDBKeyRange.bound(['enquiry'], ['enquiry', []]));
    pairs.onsuccess = () => {
      const pair = pairs.result;
      if (!pair) return;
      const [kind, keyName, revision] = pair.key as [string, string, number];
      const all = index.getAllKeys([kind, keyName, revision]);
      all.onsuccess = () => {
        for (const id of all.result) keys.push({ id: id as string, keyName, revision });
      };
      // Revisions are whole numbers, and a list sorts behind every text.
      pair.continue([kind, keyName, revision + 0.5]);
    };
    tx.oncomplete = () => resolve(keys);
    tx.onabort = () => reject(tx.error ?? new DOMException('closed', 'AbortError'));
  });
}
