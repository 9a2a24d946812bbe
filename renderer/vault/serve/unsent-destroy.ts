import { parseKeyName } from '../../../shared/crypto/key-names';
import type { DestroyGround } from '../../../shared/audit/unsent-events';
import type { RoleConfirm } from '../../../shared/ipc/role-contract';
import type { Answer } from '../../../shared/ipc/port-message';
import { mutation } from '../../../shared/sync/mutation';
import { heldNotDestroyed } from '../unsent-words';
import { confirmRole } from './confirm-role';
import type { Context } from './context';
import { unsentRowsOf } from './unsent-rows';

/**
 * Makes an unsent enquiry unreadable for good, once a second person has confirmed it. The keys that it lay under burn, so
 * that no copy of the profile opens it again; who confirmed it and why is certified together with that.
 */
export async function destroyUnsent(
  context: Context,
  { enquiryId, ground, confirm }: { enquiryId: string; ground: DestroyGround; confirm: RoleConfirm },
): Promise<Answer<null>> {
  const { store, changes } = context;
  const rows = await unsentRowsOf(context, enquiryId);
  if (!rows.ok) return rows;
  const record = await store.db.records.get(enquiryId);
  if (record && parseKeyName(record.keyName).use === 'held') return { ok: false, problem: heldNotDestroyed };
  const role = await confirmRole(context.main, 'destroy', confirm);
  if (!role.ok) return role;
  const { id, title } = role.value;
  const erased = await context.retention.erase(
    [enquiryId],
    'destroyed',
    [
      {
        what: 'unsent-destroyed',
        enquiryId,
        reference: await referenceOf(context, enquiryId),
        ground,
        officerId: context.desk().officer.id,
        role: { id, title },
      },
    ],
    rows.value.map(({ opId }) => opId),
  );
  if (!erased.ok) return erased;
  changes.changed('status', 'enquiries', 'parked', 'calls');
  return erased;
}

/** Empty where nothing opens it any more. */
async function referenceOf({ store }: Context, enquiryId: string): Promise<string> {
  const record = await store.reader.get('enquiry', enquiryId);
  if (record) return record.body.reference;
  const [row] = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  const what = row && mutation.safeParse(await store.outbox.openWhat(row));
  return what?.success ? what.data.reference : '';
}
