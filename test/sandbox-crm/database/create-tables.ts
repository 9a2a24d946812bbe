import { sql } from 'kysely';
import { lockChanges } from './lock-changes';
import type { Database } from './tables';

const SCHEMA_VERSION = '1';

/** Makes what is not there yet. A database of another schema version is refused, never guessed at. */
export async function createTables(db: Database): Promise<void> {
  const found = await db.transaction().execute(async (trx) => {
    // Two servers that start at once on one PostgreSQL would otherwise both find nothing and both create.
    await lockChanges(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
    const mine = { key: 'schema', value: SCHEMA_VERSION };
    await trx
      .insertInto('meta')
      .values(mine)
      .onConflict((c) => c.doNothing())
      .execute();
    return trx.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirstOrThrow();
  });
  if (found.value !== SCHEMA_VERSION) {
    throw new Error(
      `The data are of schema ${found.value}, this sandbox CRM reads ${SCHEMA_VERSION}. Use another folder.`,
    );
  }
}

const statements = [
  `create table if not exists meta (key text primary key, value text not null)`,
  `create table if not exists devices (
    id text primary key, controller_id text not null, desk_code text not null unique,
    name text not null, highest_number integer not null)`,
  `alter table devices add column if not exists ticket_prefix text`,
  `create table if not exists tickets (
    id text primary key, controller_id text not null, day text not null, version integer not null,
    ticket jsonb not null)`,
  `create table if not exists certificates (
    id text primary key, controller_id text not null, device_id text not null, received_at text not null,
    certificate jsonb not null)`,
  `create table if not exists enquiries (
    id text primary key, controller_id text not null, reference text not null unique,
    crm_reference text not null unique, arrival bigint not null unique, version integer not null,
    status text not null, body jsonb not null, notes jsonb not null, actor jsonb not null,
    device_id text not null, notice_pack_version text not null, captured_at text not null,
    received_at text not null, updated_at text not null, deliveries integer not null,
    find_name text, find_phone text, find_postcode text, find_email text)`,
  `create index if not exists enquiries_phone on enquiries (controller_id, find_phone)`,
  `create index if not exists enquiries_postcode on enquiries (controller_id, find_postcode)`,
  `create index if not exists enquiries_email on enquiries (controller_id, find_email)`,
  `create sequence if not exists arrivals`,
  `create table if not exists ops (
    op_id text primary key, entity_id text not null, payload_hash text not null, version integer not null,
    reference text not null, crm_reference text not null)`,
  `create index if not exists ops_entity on ops (entity_id)`,
  `create table if not exists erased (id text primary key, controller_id text not null)`,
  `create table if not exists changes (
    seq bigserial primary key, controller_id text not null, entity_id text not null, change jsonb not null)`,
  `create index if not exists changes_controller on changes (controller_id, seq)`,
  `create index if not exists changes_entity on changes (entity_id)`,
];
