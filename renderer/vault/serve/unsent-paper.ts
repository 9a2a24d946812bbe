import type { OtherWay } from '../../../shared/domain/other-way';
import { paperOf } from '../../../shared/domain/other-way';
import type { Answer } from '../../../shared/ipc/port-message';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import { crmRows } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import { emptyUnit, type Decision, type RecordWrite, type Unit } from '../data/unit-of-work';
import { mailGoesToo, notOnPaper, notPrinted, unreadableUnsent } from '../unsent-words';
import { cardNumberHere } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { mailWaits, otherWaysOf, unsentRowsOf, withOtherWay } from './unsent-rows';

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
    others: readonly RecordWrite[] = [],
  ): Promise<Answer<null>> => {
    const done = await store.work.commit({
      ...emptyUnit,
      records: [await withOtherWay(context, enquiryId, one), ...others],
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

  /**
   * What is never sent once the paper is enough: where that is the enquiry itself, what was added to it since as well,
   * for the CRM takes nothing of an enquiry that it has not.
   */
  const goingWith = async (
    enquiryId: string,
    aside: OutboxRow[],
  ): Promise<Answer<{ rows: OutboxRow[]; notes: RecordWrite[] }>> => {
    const [first] = crmRows((await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? []);
    const isWhole = aside.some(({ opId }) => opId === first?.opId);
    if (!isWhole) return { ok: true, value: { rows: aside, notes: [] } };
    const rows = await unsentRowsOf(context, enquiryId);
    return rows.ok ? { ok: true, value: { rows: rows.value, notes: await notedOnPaper(enquiryId) } } : rows;
  };

  /** What waits to be entered elsewhere outlives the enquiry here, so it has to know by itself. */
  const notedOnPaper = async (enquiryId: string): Promise<RecordWrite[]> => {
    const note = await store.reader.get('to-enter', apartId('to-enter', enquiryId));
    if (!note) return [];
    const { row, body } = note;
    const time = Date.parse(body.capturedAt);
    return [{ id: row.id, kind: row.kind, time, body: { ...body, onPaper: true }, follows: row.revision }];
  };

  return {
    async 'unsent.set-aside'({ enquiryId }) {
      const rows = await unsentRowsOf(context, enquiryId);
      if (!rows.ok) return rows;
      if (!(await store.reader.get('enquiry', enquiryId))) return { ok: false, problem: unreadableUnsent };
      if (await mailWaits(context, enquiryId)) return { ok: false, problem: mailGoesToo };
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
      if (printed) {
        // The page's word alone would let it make anything go unsent.
        const vouched = await context.main.ask('print.vouch', { enquiryId });
        if (!vouched.ok) return vouched;
        if (!vouched.value) return { ok: false, problem: notPrinted };
        return commit(enquiryId, { way: 'paper', at, officerId, printed: true }, rows.value, null, [
          { what: 'unsent-printed', enquiryId, officerId },
        ]);
      }
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
      const paper = paperOf(await otherWaysOf(context, enquiryId));
      if (paper?.way !== 'paper' || !paper.printed) return { ok: false, problem: notPrinted };
      if (!alsoSend && (await mailWaits(context, enquiryId))) return { ok: false, problem: mailGoesToo };
      const { at, officerId } = by();
      const settles = alsoSend
        ? { ok: true as const, value: { rows: rows.value, notes: [] } }
        : await goingWith(enquiryId, rows.value);
      if (!settles.ok) return settles;
      const done = await commit(
        enquiryId,
        { way: 'handed-over', at, officerId, to, alsoSent: alsoSend },
        settles.value.rows,
        alsoSend ? 'person-sends-after-all' : 'person-handed-over',
        [{ what: 'unsent-handed-over', enquiryId, alsoSent: alsoSend, officerId }],
        settles.value.notes,
      );
      if (done.ok && alsoSend) context.sync.wake('committed');
      return done;
    },
  };
}
