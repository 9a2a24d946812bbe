import type { Bytes } from '../../../shared/crypto/envelope';
import type { RecordSource } from '../find/segment-store';
import type { Bodies, OpenedRecord } from './opened-record';
import type { OpenedRecords } from './opened-records';
import { enquiryKeys } from './record-keys';
import { revive } from './revive';
import { recordsOfKind } from './rows-under';
import type { RecordKind, RecordRow } from './rows';
import type { Sealer } from './sealer';
import type { StoreDb } from './store-db';
import { upcast } from './upcast';

/** Opens records. One whose key is gone, or that was changed on the disk, is as good as not there. */
export type RecordReader = {
  get<K extends RecordKind>(kind: K, id: string): Promise<OpenedRecord<K> | null>;
  newest<K extends RecordKind>(kind: K, limit: number): Promise<OpenedRecord<K>[]>;
  many<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<OpenedRecord<K>[]>;
  /** As `many` and `newest`, from memory where they were opened a moment ago: for what is shown, not what is written. */
  enquiries(ids: readonly string[]): Promise<OpenedRecord<'enquiry'>[]>;
  newestEnquiries(limit: number): Promise<OpenedRecord<'enquiry'>[]>;
  /** The very bytes that were sealed; null when nothing opens them, with or without the key. */
  unseal(row: RecordRow): Promise<Unsealed | null>;
};

/** `body` is null for a version that this program does not know: whole, but not for it to read. */
type Unsealed = { bytes: Bytes; body: Bodies[RecordKind] | null };

const decoder = new TextDecoder();

export function createRecordReader(db: StoreDb, sealer: Sealer, recent: OpenedRecords): RecordReader {
  const unseal = async (row: RecordRow): Promise<Unsealed | null> => {
    const bytes = await sealer.openBytes(row, row.body);
    if (!bytes) return null;
    // Sealed by this program and not changed since, so it is not parsed again.
    const body = upcast(row.kind, JSON.parse(decoder.decode(bytes))) as Bodies[RecordKind] | null;
    return { bytes, body };
  };
  const openRow = async <K extends RecordKind>(kind: K, row: RecordRow): Promise<OpenedRecord<K> | null> => {
    if (row.kind !== kind) return null;
    const body = (await unseal(row))?.body as Bodies[K] | null | undefined;
    return body ? { row, body } : null;
  };
  const openRows = async <K extends RecordKind>(kind: K, rows: readonly RecordRow[]) => {
    const opened = await Promise.all(rows.map((row) => openRow(kind, row)));
    return opened.filter((record) => record !== null);
  };

  /** The newest enquiries' rows, as long as no record changes. */
  let newestRows: { version: number; limit: number; rows: RecordRow[] } | null = null;

  const readNewest = (kind: RecordKind, limit: number): Promise<RecordRow[]> =>
    recordsOfKind(db, kind).limit(limit).toArray();

  /** Enquiries by their rows: those opened a moment ago are not unsealed again. */
  const openEnquiries = async (rows: readonly RecordRow[], version: number) => {
    const opened = await Promise.all(
      rows.map(async (row) => {
        const known = recent.get(row.id);
        const same = known?.row.revision === row.revision && known.row.keyName === row.keyName;
        return same ? known : openRow('enquiry', row);
      }),
    );
    const found = opened.filter((record) => record !== null);
    recent.keep(found, version);
    return found;
  };

  return {
    unseal,
    async enquiries(ids) {
      const version = recent.version();
      const missing = ids.filter((id) => !recent.get(id));
      const known = new Map(ids.map((id) => [id, recent.get(id)]));
      if (missing.length > 0) {
        const rows = await db.records.bulkGet(missing);
        const opened = await openEnquiries(
          rows.filter((row) => row !== undefined),
          version,
        );
        for (const record of opened) known.set(record.row.id, record);
      }
      return ids.flatMap((id) => known.get(id) ?? []);
    },
    async newestEnquiries(limit) {
      const version = recent.version();
      if (newestRows?.version !== version || newestRows.limit < limit)
        newestRows = { version, limit, rows: await readNewest('enquiry', limit) };
      return openEnquiries(newestRows.rows.slice(0, limit), version);
    },
    async get(kind, id) {
      const row = await db.records.get(id);
      return row ? openRow(kind, row) : null;
    },
    async newest(kind, limit) {
      return openRows(kind, await readNewest(kind, limit));
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
