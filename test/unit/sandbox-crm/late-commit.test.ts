import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { lockChanges } from '../../sandbox-crm/database/lock-changes';
import { openDatabase } from '../../sandbox-crm/database/open-database';
import type { Database } from '../../sandbox-crm/database/tables';
import { enrolDesk, inShort } from './crm-desk';
import type { CrmDesk } from './crm-desk';
import { withSandboxCrm } from './with-sandbox-crm';

const crm = withSandboxCrm({}, { onPostgres: true });
const waiting = sql`locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;

const desk = () => enrolDesk(crm.get().url);

test('ten desks push at once while another pulls: it hears of every enquiry, once, in order of versions', async () => {
  const desks = await Promise.all(Array.from({ length: 10 }, desk));
  const reader = await desk();
  const creates = desks.map((d) => Array.from({ length: 12 }, () => d.create()));
  let pushing = true;
  const pushed = Promise.all(
    desks.map(async (d, i) => {
      for (const create of creates[i]!) await d.push(create, d.note(create));
    }),
  ).finally(() => (pushing = false));
  const heard: string[] = [];
  let cursor: string | undefined;
  for (let last = false; !last;) {
    last = !pushing;
    const page = await reader.pull(cursor, 5);
    heard.push(...page.changes.map((c) => `${c.id} ${c.version}`));
    cursor = page.next;
  }
  await pushed;
  const ids = creates.flat().map((c) => c.entityId);
  expect([...heard].sort()).toEqual(ids.flatMap((id) => [`${id} 1`, `${id} 2`]).sort());
  for (const id of ids) expect(heard.indexOf(`${id} 1`)).toBeLessThan(heard.indexOf(`${id} 2`));
});

// PGlite has one connection: there no transaction can commit late, nor meet another.
describe('transactions that meet', () => {
  test('a change that commits late is delivered: no later one can pass it', async () => {
    const d = await desk();
    const late = await holdChange({ withLock: true });
    const pushed = d.push(d.create());
    await someoneWaits(late.db);
    const before = await d.pull();
    expect(before.changes).toEqual([]);
    await late.commit();
    expect((await pushed).map(inShort)).toEqual(['applied']);
    expect((await d.pull(before.next)).changes).toHaveLength(2);
  });

  test('without the lock that change would be lost: the test above can see the fault', async () => {
    const d = await desk();
    const late = await holdChange({ withLock: false });
    await d.push(d.create());
    const before = await d.pull();
    expect(before.changes).toHaveLength(1);
    await late.commit();
    expect((await d.pull(before.next)).changes).toEqual([]);
  });

  test('an opId that another transaction is working on gets: retry, and is applied once that has ended', async () => {
    const d = await desk();
    const create = d.create();
    const note = d.create();
    const working = await holdLock(create.opId);
    const [first, second] = await d.push(create, note);
    expect(first).toMatchObject({ result: 'retry', retryAfter: 1 });
    expect(second && inShort(second)).toBe('applied');
    await working.commit();
    expect((await d.push(create)).map(inShort)).toEqual(['applied']);
  });

  test('a database that goes away in the middle gives 503, and the batch can be sent again', async () => {
    const d = await desk();
    const create = d.create();
    const late = await holdChange({ withLock: true });
    const answer = rawPush(d, create);
    await someoneWaits(late.db);
    await sql`select pg_terminate_backend(pid) from pg_locks where ${waiting}`.execute(late.db);
    expect((await answer).status).toBe(503);
    await late.commit();
    expect((await d.push(create)).map(inShort)).toEqual(['applied']);
  });
});

function rawPush(d: CrmDesk, item: object): Promise<Response> {
  return fetch(new URL('/v1/mutations/batch', d.url), {
    method: 'POST',
    headers: { ...d.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ items: [item] }),
  });
}

type Held = { db: Database; commit: () => Promise<void> };

/** A transaction of another server on the same database: it stays open until told to commit. */
async function hold(work: (trx: Parameters<typeof lockChanges>[0]) => Promise<unknown>): Promise<Held> {
  const db = await openDatabase({ databaseUrl: crm.ownUrl() });
  let commit = (): void => undefined;
  const told = new Promise<void>((resolve) => (commit = resolve));
  let begun = (): void => undefined;
  const ready = new Promise<void>((resolve) => (begun = resolve));
  const ended = db.transaction().execute(async (trx) => {
    await work(trx);
    begun();
    await told;
  });
  await Promise.race([ready, ended]);
  return {
    db,
    commit: async () => {
      commit();
      await ended;
      await db.destroy();
    },
  };
}

function holdChange({ withLock }: { withLock: boolean }): Promise<Held> {
  const id = '0193d5c0-0000-7000-8000-00000000000f';
  const tombstone = { id, version: 1, deletedAt: '2026-11-23T10:00:00.000Z', reason: 'erasure' };
  const change = JSON.stringify({ kind: 'enquiry', id, version: 1, tombstone });
  return hold(async (trx) => {
    if (withLock) await lockChanges(trx);
    const row = { controller_id: 'west-oxfordshire', entity_id: id, change };
    await trx.insertInto('changes').values(row).execute();
  });
}

function holdLock(opId: string): Promise<Held> {
  return hold((trx) => sql`select pg_advisory_xact_lock(hashtextextended(${opId}, 1))`.execute(trx));
}

async function someoneWaits(db: Database): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_locks where ${waiting}`.execute(db);
    expect(rows).toHaveLength(1);
  });
}
