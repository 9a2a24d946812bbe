import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { Schema } from '../../shared/crm-api/schema';
import { readReference } from '../../shared/domain/reference';
import type { Database, EnquiryRow, Tables } from './database/tables';
import { foldName, foldPhone, foldPostcode } from './find-keys';
import { RequestFault } from './problem';

const MOST_ENQUIRIES = 50;
const MOST_PEOPLE = 20;
const MOST_DESKS = 200;
/** How many of the newest enquiries are looked through for people. */
const PEOPLE_DEPTH = 500;

type Enquiries = SelectQueryBuilder<Tables, 'enquiries', EnquiryRow>;

export type EnquirySearch = { reference?: string; phone?: string; postcode?: string; name?: string };
export type PeopleSearch = { phone?: string; postcode?: string; surname?: string; email?: string };

/** Enquiries of a controller that fit everything asked, newest first. */
export async function searchEnquiries(
  db: Database,
  controllerId: string,
  asked: EnquirySearch,
): Promise<Schema<'EnquiryFound'>[]> {
  const { reference, phone, postcode, name } = asked;
  if ([reference, phone, postcode, name].every((part) => part === undefined)) {
    throw new RequestFault('malformed-request', 'Ask by reference, phone, postcode or name.');
  }
  let query = newestFirst(db, controllerId);
  if (reference !== undefined) {
    const read = readReference(reference) ?? reference.trim().toUpperCase();
    query = query.where((e) => e.or([e('reference', '=', read), e('crm_reference', '=', read)]));
  }
  if (phone !== undefined) query = query.where('find_phone', '=', foldPhone(phone));
  if (postcode !== undefined) query = query.where('find_postcode', '=', foldPostcode(postcode));
  if (name !== undefined) query = whereName(query, name);
  return (await query.limit(MOST_ENQUIRIES).execute()).map((row) => ({
    id: row.id,
    reference: row.reference,
    crmReference: row.crm_reference,
    service: row.body.service.name,
    name: row.body.person?.name ?? null,
    phone: row.body.person?.phone ?? null,
    postcode: row.body.person?.postcode ?? null,
    receivedAt: row.received_at,
    status: row.status,
    outcome: row.body.outcome.kind,
  }));
}

/** The desks of a controller, by name: the sandbox has one reception for each. */
export async function listDesks(db: Database, controllerId: string): Promise<Schema<'DeskRef'>[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'name', 'desk_code'])
    .where('controller_id', '=', controllerId)
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_DESKS)
    .execute();
  return rows.map(({ id, name, desk_code }) => ({ id, name: name || desk_code }));
}

/** People of a controller that fit everything asked, the last in contact first. */
export async function matchPeople(
  db: Database,
  controllerId: string,
  asked: PeopleSearch,
): Promise<Schema<'KnownPerson'>[]> {
  const { phone, postcode, surname, email } = asked;
  if ([phone, postcode, email].every((part) => part === undefined)) {
    throw new RequestFault('malformed-request', 'Ask by phone, by email or by postcode.');
  }
  let query = newestFirst(db, controllerId);
  if (phone !== undefined) query = query.where('find_phone', '=', foldPhone(phone));
  if (postcode !== undefined) query = query.where('find_postcode', '=', foldPostcode(postcode));
  if (email !== undefined) query = query.where('find_email', '=', email.trim().toLowerCase());
  if (surname !== undefined) query = whereName(query, surname);
  return groupPeople(await query.limit(PEOPLE_DEPTH).execute()).slice(0, MOST_PEOPLE);
}

function newestFirst(db: Database, controllerId: string): Enquiries {
  return db
    .selectFrom('enquiries')
    .selectAll()
    .where('controller_id', '=', controllerId)
    .orderBy('arrival', 'desc');
}

/** Every word asked must begin a word of the name. */
function whereName(query: Enquiries, name: string): Enquiries {
  const words = foldName(name).split(' ');
  return words.reduce((narrowed, word) => {
    const prefix = `% ${word.replace(/[\\%_]/g, '\\$&')}%`;
    return narrowed.where(
      sql<string>`' ' || replace(find_name, '-', ' ')`,
      'like',
      prefix.replace(/-/g, ' '),
    );
  }, query);
}

/** Two enquiries are one person's when name and one way to reach them are the same: enough for an offer. */
function groupPeople(rows: EnquiryRow[]): Schema<'KnownPerson'>[] {
  const people = new Map<string, Schema<'KnownPerson'>>();
  for (const row of rows) {
    const { person } = row.body;
    if (!person) continue;
    const key = JSON.stringify([row.find_name, row.find_phone ?? row.find_email ?? row.find_postcode]);
    const known = people.get(key);
    people.set(key, {
      name: known?.name ?? person.name ?? null,
      phone: known?.phone ?? person.phone ?? null,
      email: known?.email ?? person.email ?? null,
      address: known?.address ?? person.address ?? null,
      postcode: known?.postcode ?? person.postcode ?? null,
      enquiries: (known?.enquiries ?? 0) + 1,
      lastContactAt: known?.lastContactAt ?? row.received_at,
    });
  }
  return [...people.values()];
}
