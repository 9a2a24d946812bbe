import Dexie from 'dexie';
import type { CallDraft } from '../../../shared/domain/call-draft';
import type { EnquiryRecord } from '../../../shared/domain/enquiry';
import type { RecordSource } from '../find/segment-store';
import { enquiryKeys } from './record-keys';
import { revive } from './revive';
import type { RecordKind, RecordRow } from './rows';
import type { Sealer } from './sealer';
import type { StoreDb } from './store-db';
import { upcast } from './upcast';

/** What a record of each kind holds, sealed. */
export type Bodies = {
  enquiry: EnquiryRecord;
  call: { v: 1; draft: CallDraft; /** Milliseconds since 1970. */ touchedAt: number };
  discard: { v: 1; callId: string; reason: string; at: string; officerId: string };
};

export type OpenedRecord<K extends RecordKind> = { row: RecordRow; body: Bodies[K] };

/** Opens records. One whose key is gone, or that was changed on the disk, is as good as not there. */
export type RecordReader = {
  get<K extends RecordKind>(kind: K, id: string): Promise<OpenedRecord<K> | null>;
  newest<K extends RecordKind>(kind: K, limit: number): Promise<OpenedRecord<K>[]>;
  many<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<OpenedRecord<K>[]>;
  openRow<K extends RecordKind>(kind: K, row: RecordRow): Promise<OpenedRecord<K> | null>;
};

export function createRecordReader(db: StoreDb, sealer: Sealer): RecordReader {
  const openRow = async <K extends RecordKind>(kind: K, row: RecordRow): Promise<OpenedRecord<K> | null> => {
    if (row.kind !== kind) return null;
    const opened = await sealer.open(row, row.body);
    if (!opened.ok) return null;
    // Sealed by this program and not changed since, so it is not parsed again.
    const body = upcast(kind, opened.value) as Bodies[K] | null;
    return body && { row, body };
  };
  const openRows = async <K extends RecordKind>(kind: K, rows: readonly RecordRow[]) => {
    const opened = await Promise.all(rows.map((row) => openRow(kind, row)));
    return opened.filter((record) => record !== null);
  };

  return {
    openRow,
    async get(kind, id) {
      const row = await db.records.get(id);
      return row ? openRow(kind, row) : null;
    },
    async newest(kind, limit) {
      const rows = await db.records
        .where('[kind+timeKey]')
        .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
        .limit(limit)
        .toArray();
      return openRows(kind, rows);
    },
    async many(kind, ids) {
      const rows = await db.records.bulkGet([...ids]);
      return openRows(
        kind,
        rows.filter((row) => row !== undefined),
      );
    },
  };
}

/** The enquiry records as the find index needs them: which there are, without a body read, and some of them opened. */
export function createRecordSource(db: StoreDb, reader: RecordReader): RecordSource {
  return {
    async keys() {
      const alive = await revive(db);
      if (!alive.ok) throw new Error('the store does not open');
      return enquiryKeys(db);
    },
    async open(ids) {
      const opened = await reader.many('enquiry', ids);
      return opened.map(({ row, body }) => ({
        id: row.id,
        keyName: row.keyName,
        revision: row.revision,
        record: body,
      }));
    },
  };
}
