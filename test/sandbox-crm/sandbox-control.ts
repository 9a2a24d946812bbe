import { sql } from 'kysely';
import type { Schema } from '../../shared/crm-api/schema';
import { lockChanges } from './database/lock-changes';
import type { Database, EnquiryRow } from './database/tables';
import { contractTicket } from './ticket';
import { changeOf, enquiryOf } from './enquiry';
import { newEpoch } from './pull-changes';

/** An enquiry with what only the sandbox shows: which desk sent it, and how many times. */
export type ArrivedEnquiry = Schema<'Enquiry'> & {
  controllerId: string;
  deskCode: string;
  deskName: string;
  noticePackVersion: string;
  /** How many times its create was received; more than 1 after an answer was lost. It is kept once all the same. */
  deliveries: number;
};

/** Everything that arrived, newest first. */
export async function listArrived(db: Database, limit?: number): Promise<ArrivedEnquiry[]> {
  let query = db
    .selectFrom('enquiries')
    .leftJoin('devices', 'devices.id', 'enquiries.device_id')
    .selectAll('enquiries')
    .select(['devices.desk_code', 'devices.name as desk_name'])
    .orderBy('arrival', 'desc');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map((row) => ({
    ...enquiryOf(row),
    controllerId: row.controller_id,
    deskCode: row.desk_code ?? '',
    deskName: row.desk_name ?? '',
    noticePackVersion: row.notice_pack_version,
    deliveries: row.deliveries,
  }));
}

export async function countArrived(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('enquiries')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A purge certificate, and whose it is. */
export type ArrivedCertificate = {
  id: string;
  deskCode: string;
  deskName: string;
  receivedAt: string;
  certificate: Schema<'PurgeCertificate'>;
};

/** The desks' purge certificates, newest first. */
export async function listCertificates(db: Database, limit?: number): Promise<ArrivedCertificate[]> {
  let query = db
    .selectFrom('certificates')
    .leftJoin('devices', 'devices.id', 'certificates.device_id')
    .selectAll('certificates')
    .select(['devices.desk_code', 'devices.name as desk_name'])
    .orderBy('received_at', 'desc')
    .orderBy('certificates.id', 'desc');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map((row) => ({
    id: row.id,
    deskCode: row.desk_code ?? '',
    deskName: row.desk_name ?? '',
    receivedAt: row.received_at,
    certificate: row.certificate,
  }));
}

/** The tickets of the queue, as they stand. */
export async function listTickets(db: Database): Promise<Schema<'Ticket'>[]> {
  const rows = await db.selectFrom('tickets').selectAll().orderBy('id').execute();
  return rows.map(contractTicket);
}

/** Leaves a tombstone; its id is never taken again. Answers the controller whose desks must hear of it, or null. */
export function eraseEnquiry(db: Database, id: string, now: string): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    await lockChanges(trx);
    const row = await trx.deleteFrom('enquiries').where('id', '=', id).returningAll().executeTakeFirst();
    if (!row) return null;
    // Hashes of what a person said are about that person too.
    await trx.deleteFrom('ops').where('entity_id', '=', id).execute();
    await trx.deleteFrom('changes').where('entity_id', '=', id).execute();
    await trx.insertInto('erased').values({ id, controller_id: row.controller_id }).execute();
    const version = row.version + 1;
    const tombstone = { id, version, deletedAt: now, reason: 'erasure' as const };
    const change: Schema<'EnquiryDeleted'> = { kind: 'enquiry', id, version, tombstone };
    await trx
      .insertInto('changes')
      .values({ controller_id: row.controller_id, entity_id: id, change: JSON.stringify(change) })
      .execute();
    return row.controller_id;
  });
}

/** As when a service team closes or reopens a case. Answers the controller whose desks must hear of it, or null. */
export function setStatus(
  db: Database,
  id: string,
  status: Schema<'EnquiryStatus'>,
  now: string,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    await lockChanges(trx);
    const row: EnquiryRow | undefined = await trx
      .updateTable('enquiries')
      .set((e) => ({ status, updated_at: now, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) return null;
    await trx
      .insertInto('changes')
      .values({ controller_id: row.controller_id, entity_id: id, change: JSON.stringify(changeOf(row)) })
      .execute();
    return row.controller_id;
  });
}

/** Forgets every enquiry; desks stay enrolled unless told otherwise. Cursors from before mean `reset` from now on. */
export async function resetSandbox(db: Database, { devices }: { devices: boolean }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockChanges(trx);
    await sql`truncate enquiries, tickets, certificates, ops, erased, changes`.execute(trx);
    await sql`alter sequence arrivals restart`.execute(trx);
    if (devices) await trx.deleteFrom('devices').execute();
    else await trx.updateTable('devices').set({ highest_number: 0 }).execute();
    await newEpoch(trx);
  });
}
