import type { OtherWay } from '../../../shared/domain/other-way';
import { paperOf } from '../../../shared/domain/other-way';
import type { Answer } from '../../../shared/ipc/port-message';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import type { OutboxRow } from '../data/rows';
import { emptyUnit, type Decision, type Unit } from '../data/unit-of-work';
import { notOnPaper, unreadableUnsent } from '../unsent-words';
import { cardNumberHere } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { otherWaysOf, unsentRowsOf, withOtherWay } from './unsent-rows';

/**
 * Handing an enquiry over on paper. Before anything is printed, nothing sends it any more: paper and CRM must not both
 * bring it to a team. It stays here, unsent and said to be so, until somebody says what became of the paper.
 */
export function unsentPaperHandlers(
  context: Context,
): Handlers<'unsent.set-aside' | 'unsent.printed' | 'unsent.handed-over'> {
  const { store, changes } = context;
  const by = () => ({ at: londonInstant(context.now()), officerId: context.desk().officer.id });

  const commit = async (
    enquiryId: string,
    one: OtherWay,
    rows: readonly OutboxRow[],
    decision: Decision | null,
    audit: Unit['audit'],
  ): Promise<Answer<null>> => {
    const done = await store.work.commit({
      ...emptyUnit,
      records: [await withOtherWay(context, enquiryId, one)],
      decides: decision ? rows.map(({ opId }) => ({ opId, decision })) : [],
      audit,
    });
    if (!done.ok) return done;
    changes.changed('status', 'enquiries', 'parked');
    return { ok: true, value: null };
  };

  /** The rows that were set aside, where its paper is still to be told of. */
  const onPaper = async (enquiryId: string): Promise<Answer<OutboxRow[]>> => {
    const rows = await unsentRowsOf(context, enquiryId);
    if (!rows.ok) return rows;
    const aside = rows.value.filter(({ delivery }) => delivery.state === 'aside');
    const paper = paperOf(await otherWaysOf(context, enquiryId));
    return aside.length > 0 && paper?.way === 'paper'
      ? { ok: true, value: aside }
      : { ok: false, problem: notOnPaper };
  };

  return {
    async 'unsent.set-aside'({ enquiryId }) {
      const rows = await unsentRowsOf(context, enquiryId);
      if (!rows.ok) return rows;
      if (!(await store.reader.get('enquiry', enquiryId))) return { ok: false, problem: unreadableUnsent };
      const free = rows.value.filter(({ delivery }) => delivery.state !== 'aside');
      // Printed once more.
      if (free.length === 0) return { ok: true, value: null };
      const { at, officerId } = by();
      return commit(enquiryId, { way: 'paper', at, officerId, printed: false }, free, 'person-sets-aside', [
        { what: 'unsent-set-aside', enquiryId, officerId },
      ]);
    },

    async 'unsent.printed'({ enquiryId, printed }) {
      const rows = await onPaper(enquiryId);
      if (!rows.ok) return rows;
      const { at, officerId } = by();
      if (printed)
        return commit(enquiryId, { way: 'paper', at, officerId, printed: true }, rows.value, null, [
          { what: 'unsent-printed', enquiryId, officerId },
        ]);
      const before = paperOf(await otherWaysOf(context, enquiryId));
      // An earlier print is on paper all the same.
      if (before?.way === 'paper' && before.printed) return { ok: true, value: null };
      const back = await commit(
        enquiryId,
        { way: 'taken-back', at, officerId },
        rows.value,
        'person-sends-after-all',
        [{ what: 'unsent-taken-back', enquiryId, officerId }],
      );
      if (back.ok) context.sync.wake('committed');
      return back;
    },

    async 'unsent.handed-over'({ enquiryId, to, alsoSend }) {
      if (holdsCardNumber(to)) return { ok: false, problem: cardNumberHere };
      const rows = await onPaper(enquiryId);
      if (!rows.ok) return rows;
      const { at, officerId } = by();
      const done = await commit(
        enquiryId,
        { way: 'handed-over', at, officerId, to, alsoSent: alsoSend },
        rows.value,
        alsoSend ? 'person-sends-after-all' : 'person-handed-over',
        [{ what: 'unsent-handed-over', enquiryId, alsoSent: alsoSend, officerId }],
      );
      if (done.ok && alsoSend) context.sync.wake('committed');
      return done;
    },
  };
}
