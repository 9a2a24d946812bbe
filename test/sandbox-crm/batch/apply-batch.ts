import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Schema } from '../../../shared/crm-api/schema';
import { lockChanges } from '../database/lock-changes';
import type { Database, EnquiryRow, Tables, TicketRow } from '../database/tables';
import { makeProblem } from '../problem';
import { runningNumber } from '../desk-code';
import { decideBatch } from './decide-batch';
import type { BatchContext, Effects, Known } from './batch-parts';
import type { JudgedItem } from './judge-item';

type Result = Schema<'MutationResult'>;
type Placed = { item: JudgedItem; position: number };

/**
 * Applies a batch: one result per item, in order. Op row, effect and stored result of an item are always in one
 * transaction. Normally the whole batch is one; only when the database itself refuses some value is each item tried
 * in a transaction of its own, so that the one that can't be stored is rejected and stops no other.
 */
export async function applyBatch(
  db: Database,
  items: JudgedItem[],
  context: Omit<BatchContext, 'nextArrival' | 'failed'>,
): Promise<Result[]> {
  const placed = items.map((item, position) => ({ item, position }));
  try {
    return await applyTogether(db, placed, { ...context, failed: new Map() });
  } catch (error) {
    if (!isUnstorable(error)) throw error;
  }
  const failed = new Map<string, string>();
  const results: Result[] = [];
  for (const one of placed) results.push(await applyAlone(db, one, { ...context, failed }));
  return results;
}

async function applyAlone(
  db: Database,
  one: Placed,
  context: Omit<BatchContext, 'nextArrival'>,
): Promise<Result> {
  try {
    const [result] = await applyTogether(db, [one], context);
    if (!result) throw new Error('an item without a result');
    return result;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    const { opId, entityId } = one.item;
    if (entityId !== null) context.failed.set(entityId, opId);
    const problem = makeProblem('invalid-item', 'It holds a character or a value that cannot be stored.');
    return { result: 'rejected', opId, problem };
  }
}

function applyTogether(
  db: Database,
  placed: Placed[],
  context: Omit<BatchContext, 'nextArrival'>,
): Promise<Result[]> {
  return db.transaction().execute(async (trx) => {
    const mutations = placed.flatMap(({ item }) => (item.ok ? [item.mutation] : []));
    const busy = await lockOps(
      trx,
      mutations.map((m) => m.opId),
    );
    await lockChanges(trx);
    const known = { ...(await readKnown(trx, mutations)), busy };
    const arrivals = await takeArrivals(trx, mutations.filter((m) => m.op === 'enquiry.create').length);
    const nextArrival = (): number => {
      const next = arrivals.shift();
      if (next === undefined) throw new Error('more enquiries than creates');
      return next;
    };
    const { results, effects } = decideBatch(placed, known, { ...context, nextArrival });
    await write(trx, effects, context.controllerId);
    return results;
  });
}

/** Locks the opIds for this transaction; answers those that another one holds, without waiting for it. */
async function lockOps(trx: Transaction<Tables>, opIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from jsonb_array_elements_text(${JSON.stringify(opIds)}::jsonb) as op(id)
    where not pg_try_advisory_xact_lock(hashtextextended(id, 1))`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

async function readKnown(
  trx: Transaction<Tables>,
  mutations: Schema<'Mutation'>[],
): Promise<Omit<Known, 'busy'>> {
  const list = (values: string[]) =>
    sql<string>`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
  const ids = mutations.map((m) => m.entityId);
  const references = mutations.map((m) => m.reference);
  const opIds = mutations.map((m) => m.opId);
  const ops = await trx.selectFrom('ops').selectAll().where('op_id', 'in', list(opIds)).execute();
  const erased = await trx.selectFrom('erased').select('id').where('id', 'in', list(ids)).execute();
  const byId = await trx.selectFrom('enquiries').selectAll().where('id', 'in', list(ids)).execute();
  const tickets = await trx.selectFrom('tickets').selectAll().where('id', 'in', list(ids)).execute();
  const byReference = await trx
    .selectFrom('enquiries')
    .select(['id', 'reference'])
    .where('reference', 'in', list(references))
    .execute();
  return {
    ops: new Map(ops.map((op) => [op.op_id, op])),
    enquiries: new Map(byId.map((row): [string, EnquiryRow] => [row.id, row])),
    tickets: new Map(tickets.map((row): [string, TicketRow] => [row.id, row])),
    references: new Map(byReference.map((row) => [row.reference, row.id])),
    erased: new Set(erased.map(({ id }) => id)),
  };
}

async function takeArrivals(trx: Transaction<Tables>, count: number): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select nextval('arrivals') as n from generate_series(1, ${count}::int)`.execute(trx);
  return rows.map(({ n }) => n).sort((a, b) => a - b);
}

/** A few statements for any number of items: rows travel as one JSON value. */
async function write(trx: Transaction<Tables>, effects: Effects, controllerId: string): Promise<void> {
  const { created, updated, tickets, certificates, ops, changes, redelivered } = effects;
  const json = (values: Iterable<unknown>) => sql`${JSON.stringify([...values])}::jsonb`;
  if (created.size > 0) {
    await sql`insert into enquiries
      select * from jsonb_populate_recordset(null::enquiries, ${json(created.values())})`.execute(trx);
    await sql`update devices set highest_number = greatest(highest_number, used.number)
      from jsonb_to_recordset(${json(highestNumbers(created.values()))}) as used(code text, number int)
      where desk_code = used.code`.execute(trx);
  }
  if (updated.size > 0) {
    await sql`update enquiries set version = new.version, updated_at = new.updated_at, notes = new.notes,
      body = new.body
      from jsonb_populate_recordset(null::enquiries, ${json(updated.values())}) as new
      where enquiries.id = new.id`.execute(trx);
  }
  if (tickets.size > 0) {
    await sql`insert into tickets
      select * from jsonb_populate_recordset(null::tickets, ${json(tickets.values())})
      on conflict (id) do update set version = excluded.version, ticket = excluded.ticket`.execute(trx);
  }
  if (certificates.length > 0) {
    await sql`insert into certificates
      select * from jsonb_populate_recordset(null::certificates, ${json(certificates)})`.execute(trx);
  }
  if (ops.length > 0) {
    await sql`insert into ops select * from jsonb_populate_recordset(null::ops, ${json(ops)})`.execute(trx);
  }
  if (changes.length > 0) {
    await sql`insert into changes (controller_id, entity_id, change)
      select ${controllerId}, c.id, c.change
      from rows from (jsonb_to_recordset(${json(changes)}) as (id text, change jsonb))
        with ordinality as c(id, change, place)
      order by c.place`.execute(trx);
  }
  if (redelivered.length > 0) {
    await sql`update enquiries set deliveries = deliveries + again.times
      from (select id, count(*)::int as times from jsonb_array_elements_text(${json(redelivered)}) as r(id)
        group by id) as again
      where enquiries.id = again.id`.execute(trx);
  }
}

function highestNumbers(rows: Iterable<EnquiryRow>): { code: string; number: number }[] {
  const highest = new Map<string, number>();
  for (const { reference } of rows) {
    const code = reference.slice(0, 3);
    highest.set(code, Math.max(highest.get(code) ?? 0, runningNumber(reference)));
  }
  return [...highest].map(([code, number]) => ({ code, number }));
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint): this value, not this database. */
function isUnstorable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}
