import { randomUUID } from 'node:crypto';
import type { Schema } from '../../shared/crm-api/schema';
import type { Database } from './database/tables';
import { RequestFault } from './problem';

const EPOCH = 'epoch';

/** A page of one controller's changes. A cursor from before a reset, or from beyond the end, means `reset`. */
export async function pullChanges(
  db: Database,
  controllerId: string,
  cursor: string | undefined,
  limit: number,
): Promise<Schema<'ChangesPage'>> {
  const epoch = await readEpoch(db);
  const from = cursor === undefined ? { epoch, seq: 0 } : readCursor(cursor);
  if (!from) throw new RequestFault('bad-cursor');
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'change'])
    .where('controller_id', '=', controllerId)
    .where('seq', '>', from.seq)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  if (from.epoch !== epoch || (rows.length === 0 && (await isBeyondEnd(db, from.seq)))) {
    return { changes: [], next: writeCursor({ epoch, seq: 0 }), more: true, reset: true };
  }
  const page = rows.slice(0, limit);
  return {
    changes: page.map((row) => row.change),
    next: writeCursor({ epoch, seq: page.at(-1)?.seq ?? from.seq }),
    more: rows.length > limit,
  };
}

/** Makes every cursor that was given out before mean `reset`. */
export async function newEpoch(db: Database): Promise<void> {
  const row = { key: EPOCH, value: randomUUID() };
  await db
    .insertInto('meta')
    .values(row)
    .onConflict((c) => c.column('key').doUpdateSet({ value: row.value }))
    .execute();
}

async function readEpoch(db: Database): Promise<string> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', EPOCH).executeTakeFirst();
  if (row) return row.value;
  await newEpoch(db);
  return readEpoch(db);
}

/** As after the data were put back from an older copy: numbers will be given out again. */
async function isBeyondEnd(db: Database, seq: number): Promise<boolean> {
  if (seq === 0) return false;
  const { last } = await db
    .selectFrom('changes')
    .select((e) => e.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return seq > (last ?? 0);
}

type Cursor = { epoch: string; seq: number };

function writeCursor({ epoch, seq }: Cursor): string {
  return Buffer.from(`${epoch} ${seq}`).toString('base64url');
}

function readCursor(text: string): Cursor | null {
  const match = /^([0-9a-f-]{36}) (\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  return match?.[1] && match[2] ? { epoch: match[1], seq: Number(match[2]) } : null;
}
