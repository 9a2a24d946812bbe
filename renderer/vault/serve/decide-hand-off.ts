import { holdsCardNumber } from '../../../shared/policy/card-number';
import type { HandOff, HandOffs } from '../../../shared/domain/hand-off';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { mailOpOf } from '../../../shared/sync/mail-op';
import { apartId } from '../data/apart-id';
import { emptyUnit, type RecordWrite, type Unit } from '../data/unit-of-work';
import { handOffGone, mailDecidedAlready, neverLeft, tooLateToRecall } from '../hand-off-words';
import { cardNumberHere } from '../words';
import type { Context } from './context';

type Decided = { handOffId: string; decision: 'recall' | 'try-again' | 'give-up' };

const events = {
  recall: 'hand-off-recalled',
  'give-up': 'hand-off-given-up',
  'try-again': 'hand-off-tried-again',
} as const;

/**
 * Recalls what still waits, or decides about what the mail server refused. What is leaving at this very moment is not
 * recalled: the transaction itself looks where it stands.
 */
export async function decideHandOff(
  context: Context,
  { handOffId, decision }: Decided,
): Promise<Answer<null>> {
  const { store, changes } = context;
  const opId = mailOpOf(handOffId);
  const notSo = decision === 'recall' ? tooLateToRecall : mailDecidedAlready;
  const row = await store.db.outbox.get(opId);
  if (row?.delivery.state !== (decision === 'recall' ? 'queued' : 'parked'))
    return { ok: false, problem: notSo };
  const enquiryId = row.entityId;
  const officerId = context.desk().officer.id;
  const unit: Unit = {
    ...emptyUnit,
    audit: [{ what: events[decision], handOffId, enquiryId, officerId }],
  };
  const at = londonInstant(context.now());
  const how = decision === 'recall' ? 'recalled' : 'given-up';
  const records =
    decision === 'try-again' ? [] : await ended(context, enquiryId, handOffId, { how, at, officerId });
  const done = await store.work.commit(
    decision === 'try-again'
      ? { ...unit, decides: [{ opId, decision: 'person-tries-again' }] }
      : { ...unit, records, ...(decision === 'recall' ? { takesIn: [opId] } : { closes: [opId] }) },
  );
  if (!done.ok)
    return ['stale', 'not-parked'].includes(done.problem.kind) ? { ok: false, problem: notSo } : done;
  changes.changed('enquiries', 'parked', 'status');
  context.mail.wake('committed');
  return { ok: true, value: null };
}

/**
 * What a mail server took may come back hours later, to the mailbox that e-mails are from. Whoever reads that says so
 * here: the enquiry then asks to be passed on anew. The day it is gone by stays, for it was passed on.
 */
export async function cameBack(
  context: Context,
  { enquiryId, handOffId, says }: { enquiryId: string; handOffId: string; says: string },
): Promise<Answer<null>> {
  const { store, changes } = context;
  if (holdsCardNumber(says)) return { ok: false, problem: cardNumberHere };
  const record = await store.reader.get('hand-off', apartId('hand-off', enquiryId));
  if (!record) return { ok: false, problem: handOffGone };
  const one = record.body.list.find(({ id }) => id === handOffId);
  const state = (await store.db.outbox.get(mailOpOf(handOffId)))?.delivery.state ?? 'applied';
  if (!one || one.ended || state !== 'applied') return { ok: false, problem: neverLeft };
  const officerId = context.desk().officer.id;
  const at = londonInstant(context.now());
  const done = await store.work.commit({
    ...emptyUnit,
    records: await ended(context, enquiryId, handOffId, { how: 'came-back', at, officerId, says }),
    audit: [{ what: 'hand-off-came-back', handOffId, enquiryId, officerId }],
  });
  if (!done.ok) return done;
  changes.changed('enquiries');
  return { ok: true, value: null };
}

/** Nothing where the record has gone before what was to be sent. */
async function ended(
  { store }: Context,
  enquiryId: string,
  handOffId: string,
  end: NonNullable<HandOff['ended']>,
): Promise<RecordWrite[]> {
  const id = apartId('hand-off', enquiryId);
  const before = await store.reader.get('hand-off', id);
  if (!before) return [];
  const list = before.body.list.map((one) => (one.id === handOffId ? { ...one, ended: end } : one));
  const body: HandOffs = { ...before.body, list };
  const time = Date.parse(before.body.list[0]?.at ?? end.at);
  return [{ id, kind: 'hand-off', time, body, follows: before.row.revision, keepsItsDay: true }];
}
