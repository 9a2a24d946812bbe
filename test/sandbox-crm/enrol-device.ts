import { lockChanges } from './database/lock-changes';
import type { Database, Tables } from './database/tables';
import { newDeskCode, newTicketPrefix } from './desk-code';

type Device = Tables['devices'];

/** A device that is known keeps its desk code for ever; a new one gets one that no other has. */
export function enrolDevice(
  db: Database,
  asked: { id: string; name: string; controllerId: string },
): Promise<Device> {
  return db.transaction().execute(async (trx) => {
    // Two devices that enrol at once must not be given one code.
    await lockChanges(trx);
    const others = await trx
      .selectFrom('devices')
      .select(['id', 'controller_id', 'ticket_prefix'])
      .where('controller_id', '=', asked.controllerId)
      .execute();
    const prefix =
      others.find((row) => row.id === asked.id)?.ticket_prefix ??
      newTicketPrefix(new Set(others.map((row) => row.ticket_prefix)));
    const known = await trx
      .updateTable('devices')
      .set({ name: asked.name, controller_id: asked.controllerId, ticket_prefix: prefix })
      .where('id', '=', asked.id)
      .returningAll()
      .executeTakeFirst();
    if (known) return known;
    const codes = await trx.selectFrom('devices').select('desk_code').execute();
    const device: Device = {
      id: asked.id,
      controller_id: asked.controllerId,
      desk_code: newDeskCode(new Set(codes.map((row) => row.desk_code))),
      name: asked.name,
      highest_number: 0,
      ticket_prefix: prefix,
    };
    await trx.insertInto('devices').values(device).execute();
    return device;
  });
}
