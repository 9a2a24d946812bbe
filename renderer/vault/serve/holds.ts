import type { AuditEvent } from '../../../shared/audit/event';
import { isHeldKey, parseKeyName } from '../../../shared/crypto/key-names';
import { reviewDays, type LegalHold, type NewHold } from '../../../shared/domain/legal-hold';
import type { HoldView } from '../../../shared/ipc/hold-contract';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import type { ConfirmedRole } from '../../../shared/ipc/role-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { apartId } from '../data/apart-id';
import { erasureInLog, heldKeyOf } from '../data/held';
import type { Store } from '../data/open-store';
import { momentOf } from '../data/rows';
import { emptyUnit } from '../data/unit-of-work';
import { holdUnreadable, nobodyKnown, notHeld, reviewTooFar } from '../hold-words';
import { cardNumberHere } from '../words';
import { confirmRole } from './confirm-role';
import type { Context } from './context';
import type { Handlers } from './door';

type Typed = { reason: string; reviewOn: string };

/** Legal holds: placed, looked at again and lifted by a named role. */
export function holdHandlers(context: Context): Handlers<'hold.place' | 'hold.review' | 'hold.lift'> {
  const { store, main, changes, retention } = context;

  /** What was typed is looked at before the code is, so that a slip costs no try. */
  const misfitOf = ({ reason, reviewOn }: Typed): Problem | null => {
    if (holdsCardNumber(reason)) return cardNumberHere;
    const { first, last } = reviewDays(store.clock.today());
    return reviewOn < first || reviewOn > last ? reviewTooFar : null;
  };

  const signed = (role: ConfirmedRole) => ({
    role,
    at: londonInstant(context.now()),
    officerId: context.desk().officer.id,
  });

  const tell = (done: Answer<unknown>): Answer<null> => {
    if (!done.ok) return done;
    changes.changed('enquiries', 'status', 'parked');
    return { ok: true, value: null };
  };

  const review = async (enquiryId: string, { reason, reviewOn }: Typed, role: ConfirmedRole) => {
    const hold = await store.reader.get('hold', apartId('hold', enquiryId));
    if (!hold && (await heldKeyOf(store.db, enquiryId)))
      return { ok: false as const, problem: holdUnreadable };
    if (!hold || !isHeldKey(hold.row.keyName)) return { ok: false as const, problem: notHeld };
    const { row, body } = hold;
    const reviewed: LegalHold = { ...body, reason, reviewOn, ...signed(role) };
    const { id, title } = role;
    const { officerId } = reviewed;
    const event: AuditEvent = {
      what: 'hold-reviewed',
      holdId: body.id,
      enquiryId,
      role: { id, title },
      officerId,
      reviewOn,
    };
    return store.work.commit({
      ...emptyUnit,
      records: [
        { id: row.id, kind: 'hold', time: Date.parse(reviewed.at), body: reviewed, follows: row.revision },
      ],
      audit: [event],
    });
  };

  return {
    async 'hold.place'({ enquiryId, reason, reviewOn, confirm }) {
      const misfit = misfitOf({ reason, reviewOn });
      if (misfit) return { ok: false, problem: misfit };
      const role = await confirmRole(main, 'hold', confirm);
      if (!role.ok) return role;
      const hold: NewHold = {
        v: 1,
        id: context.newId(),
        enquiryId,
        reason,
        reviewOn,
        ...signed(role.value),
        erasureAsked: null,
        lifted: null,
      };
      return tell(await retention.placeHold(hold));
    },

    async 'hold.review'({ enquiryId, reason, reviewOn, confirm }) {
      const misfit = misfitOf({ reason, reviewOn });
      if (misfit) return { ok: false, problem: misfit };
      const role = await confirmRole(main, 'hold', confirm);
      return role.ok ? tell(await review(enquiryId, { reason, reviewOn }, role.value)) : role;
    },

    async 'hold.lift'({ enquiryId, reason, confirm }) {
      if (holdsCardNumber(reason)) return { ok: false, problem: cardNumberHere };
      const role = await confirmRole(main, 'hold', confirm);
      if (!role.ok) return role;
      return tell(await retention.liftHold(enquiryId, { reason, ...signed(role.value) }));
    },
  };
}

/** The hold of an enquiry that stands, or the last one. */
export async function holdView(store: Store, enquiryId: string): Promise<HoldView | null> {
  const record = await store.reader.get('hold', apartId('hold', enquiryId));
  if (!record) return unreadableHold(store, enquiryId);
  const { role, reason, reviewOn, at, erasureAsked, lifted } = record.body;
  return { role, reason, reviewOn, at, erasureAsked, lifted };
}

/** One that stands and does not open any more: it is due to be looked at now, and can be lifted. */
async function unreadableHold(store: Store, enquiryId: string): Promise<HoldView | null> {
  const keyName = await heldKeyOf(store.db, enquiryId);
  if (!keyName) return null;
  const row =
    (await store.db.records.get(apartId('hold', enquiryId))) ?? (await store.db.records.get(enquiryId));
  return {
    ...nobodyKnown,
    reviewOn: store.clock.today(),
    at: londonInstant(row ? momentOf(row.timeKey) : 0),
    erasureAsked: await erasureInLog(store.db, parseKeyName(keyName).of),
    lifted: null,
  };
}
