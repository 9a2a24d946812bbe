import { v4 as randomId } from 'uuid';
import { open, seal, type Bytes } from '../../../shared/crypto/envelope';
import type { SegmentStore, StoredSegment } from '../find/segment-store';
import type { KeyRing } from './key-ring';
import type { SegmentRow } from './rows';
import type { StoreDb } from './store-db';
import { transact } from './transact';
import { webAead } from './web-crypto';

const SEGMENT = 'segment';
/** Segments opened at a time: some in memory at once, not all. */
const PAGE = 16;

/** Keeps the find index's segments, sealed. Relaxed, for all of it can be made again from the records. */
export function createSegmentTable(db: StoreDb, ring: Pick<KeyRing, 'get'>): SegmentStore {
  const openRow = async ({ id, keyName, body }: SegmentRow): Promise<StoredSegment | null> => {
    const key = ring.get(keyName);
    if (!key) return null;
    const opened = await open(webAead, key, { id, kind: SEGMENT, keyName }, body);
    return opened.ok ? { segmentId: id, keyName, bytes: opened.plain } : null;
  };

  const drop = async (ids: readonly string[]): Promise<void> => {
    if (ids.length > 0) await db.segments.bulkDelete([...ids]);
  };

  return {
    async *load() {
      const ids = await db.segments.toCollection().primaryKeys();
      for (let at = 0; at < ids.length; at += PAGE) {
        const page = await db.segments.bulkGet(ids.slice(at, at + PAGE));
        const rows = page.filter((row) => row !== undefined);
        const opened = await Promise.all(rows.map(openRow));
        await drop(rows.filter((_, i) => opened[i] === null).map((row) => row.id));
        for (const segment of opened) if (segment) yield segment;
      }
    },
    async put(keyName, bytes) {
      const key = ring.get(keyName);
      if (!key) return null;
      const id = randomId();
      const body = await seal(webAead, key, { id, kind: SEGMENT, keyName }, bytes as Bytes);
      const stored = await transact(db, {
        durability: 'relaxed',
        stores: ['segments'],
        write: (on) => on('segments').put({ id, keyName, body } satisfies SegmentRow),
      });
      return stored.ok ? id : null;
    },
    drop,
  };
}
