import type { OtherWay } from '../../../shared/domain/other-way';
import { isSheetOut, paperOf } from '../../../shared/domain/other-way';
import type { Answer } from '../../../shared/ipc/port-message';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import { crmRows } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import { emptyUnit, type Decision, type RecordWrite, type Unit } from '../data/unit-of-work';
import { addedSincePrinted, mailGoesToo, notOnPaper, notPrinted, unreadableUnsent } from '../unsent-words';
import { cardNumberHere } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { mailWaits, mayBeAtCrm, otherWaysOf, unsentRowsOf, withOtherWay } from './unsent-rows';

type Enough = { decides: Unit['decides']; notes: readonly RecordWrite[]; alone: Unit['alone'] };

const all = (rows: readonly OutboxRow[], decision: Decision): Unit['decides'] =>
  rows.map(({ opId }) => ({ opId, decision }));

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
    decides: Unit['decides'],
    audit: Unit['audit'],
    { notes = [], alone = [] }: { notes?: readonly RecordWrite[]; alone?: Unit['alone'] } = {},
  ): Promise<Answer<null>> => {
    const done = await store.work.commit({
      ...emptyUnit,
      records: [await withOtherWay(context, enquiryId, one), ...notes],
      decides,
      alone,
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
   * What is never sent once the paper is enough. Where that is the enquiry itself, all that was added to it has to be on
   * the sheet, for the CRM takes nothing of an enquiry that it has not; what it may have all the same is told it.
   */
  const paperIsEnough = async (enquiryId: string, aside: readonly OutboxRow[]): Promise<Answer<Enough>> => {
    const rows = crmRows((await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? []);
    const [first] = rows;
    const handedOver = aside.map(({ opId }) => ({ opId, decision: 'person-handed-over' as const }));
    if (!first || !aside.some(({ opId }) => opId === first.opId))
      return { ok: true, value: { decides: handedOver, notes: [], alone: [] } };
    if (rows.some(({ delivery: { state } }) => state !== 'applied' && state !== 'aside'))
      return { ok: false, problem: addedSincePrinted };
    const ways = await otherWaysOf(context, enquiryId);
    const isThere = mayBeAtCrm(first, ways);
    const decides = aside.map((row) => {
      const goes = isThere && row.opId !== first.opId && !mayBeAtCrm(row, ways);
      return {
        opId: row.opId,
        decision: goes ? ('person-sends-after-all' as const) : ('person-handed-over' as const),
      };
    });
    const alone = [{ enquiryId, opIds: aside.map(({ opId }) => opId) }];
    return { ok: true, value: { decides, alone, notes: isThere ? [] : await notedOnPaper(enquiryId) } };
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
      return commit(
        enquiryId,
        { way: 'paper', at, officerId, printed: false },
        all(free, 'person-sets-aside'),
        [{ what: 'unsent-set-aside', enquiryId, officerId }],
        { alone: [{ enquiryId, opIds: rows.value.map(({ opId }) => opId) }] },
      );
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
        return commit(
          enquiryId,
          { way: 'paper', at, officerId, printed: true },
          [],
          [{ what: 'unsent-printed', enquiryId, officerId }],
        );
      }
      // An earlier print is on paper all the same.
      if (isSheetOut(await otherWaysOf(context, enquiryId))) return { ok: true, value: null };
      const back = await commit(
        enquiryId,
        { way: 'taken-back', at, officerId },
        all(rows.value, 'person-sends-after-all'),
        [{ what: 'unsent-taken-back', enquiryId, officerId }],
      );
      if (back.ok) context.sync.wake('committed');
      return back;
    },

    async 'unsent.handed-over'({ enquiryId, to, alsoSend }) {
      if (holdsCardNumber(to)) return { ok: false, problem: cardNumberHere };
      const rows = await onPaper(enquiryId);
      if (!rows.ok) return rows;
      const ways = await otherWaysOf(context, enquiryId);
      const paper = paperOf(ways);
      if (!isSheetOut(ways)) return { ok: false, problem: notPrinted };
      if (!alsoSend && paper?.way === 'paper' && !paper.printed)
        return { ok: false, problem: addedSincePrinted };
      if (!alsoSend && (await mailWaits(context, enquiryId))) return { ok: false, problem: mailGoesToo };
      const { at, officerId } = by();
      const enough: Answer<Enough> = alsoSend
        ? { ok: true, value: { decides: all(rows.value, 'person-sends-after-all'), notes: [], alone: [] } }
        : await paperIsEnough(enquiryId, rows.value);
      if (!enough.ok) return enough;
      const { decides, ...rest } = enough.value;
      const done = await commit(
        enquiryId,
        { way: 'handed-over', at, officerId, to, alsoSent: alsoSend },
        decides,
        [{ what: 'unsent-handed-over', enquiryId, alsoSent: alsoSend, officerId }],
        rest,
      );
      // Something was added in this very instant.
      if (!done.ok && done.problem.kind === 'stale') return { ok: false, problem: addedSincePrinted };
      if (done.ok && alsoSend) context.sync.wake('committed');
      return done;
    },
  };
}
