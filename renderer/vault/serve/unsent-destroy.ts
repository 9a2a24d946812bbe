import { parseKeyName } from '../../../shared/crypto/key-names';
import type { AuditEvent } from '../../../shared/audit/event';
import type { DestroyGround } from '../../../shared/audit/unsent-events';
import type { RoleConfirm } from '../../../shared/ipc/role-contract';
import type { Answer } from '../../../shared/ipc/port-message';
import { mutation } from '../../../shared/sync/mutation';
import { beingSent, heldNotDestroyed } from '../unsent-words';
import { confirmRole } from './confirm-role';
import type { Context } from './context';
import { unsentRowsOf } from './unsent-rows';

const MOST_WAIT_MS = 3_000;

/**
 * Makes an unsent enquiry unreadable for good, once a second person has confirmed it. The keys that it lay under burn, so
 * that no copy of the profile opens it again; who confirmed it and why is certified together with that.
 */
export async function destroyUnsent(
  context: Context,
  { enquiryId, ground, confirm }: { enquiryId: string; ground: DestroyGround; confirm: RoleConfirm },
): Promise<Answer<null>> {
  const { store, changes } = context;
  const rows = await onceNotUnderWay(context.sync, () => unsentRowsOf(context, enquiryId));
  if (!rows.ok) return rows;
  const record = await store.db.records.get(enquiryId);
  if (record && parseKeyName(record.keyName).use === 'held') return { ok: false, problem: heldNotDestroyed };
  const role = await confirmRole(context.main, 'destroy', confirm);
  if (!role.ok) return role;
  const { id, title } = role.value;
  const certify: AuditEvent[] = [
    {
      what: 'unsent-destroyed',
      enquiryId,
      reference: await referenceOf(context, enquiryId),
      ground,
      officerId: context.desk().officer.id,
      role: { id, title },
    },
  ];
  const waited = rows.value.map(({ opId }) => opId);
  const erased = await onceNotUnderWay(context.sync, () =>
    context.retention.erase([enquiryId], 'destroyed', certify, waited),
  );
  if (!erased.ok) return erased;
  changes.changed('status', 'enquiries', 'parked', 'calls');
  return erased;
}

/**
 * A try to send that nobody answers is soon over, and the person with the code stands there: it is waited for, a little.
 * What the CRM takes in that time is not destroyed.
 */
async function onceNotUnderWay<T>(sync: Context['sync'], work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  let cancel = (): void => {};
  const tooLong = new Promise<'too-long'>((resolve) => {
    const timer = setTimeout(() => resolve('too-long'), MOST_WAIT_MS);
    cancel = () => clearTimeout(timer);
  });
  try {
    for (let again = true; ;) {
      // Asked for before looking, so that no end is missed in between.
      const ends = sync.tryEnds();
      const answer = await work();
      if (answer.ok || answer.problem.kind !== beingSent.kind) return answer;
      // It began after that was asked; where it did not, nothing is under way that would end.
      if (!ends && !again) return answer;
      again = ends !== null;
      if (ends && (await Promise.race([ends, tooLong])) === 'too-long') return answer;
    }
  } finally {
    cancel();
  }
}

/** Empty where nothing opens it any more. */
async function referenceOf({ store }: Context, enquiryId: string): Promise<string> {
  const record = await store.reader.get('enquiry', enquiryId);
  if (record) return record.body.reference;
  const [row] = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  const what = row && mutation.safeParse(await store.outbox.openWhat(row));
  return what?.success ? what.data.reference : '';
}
