import type { Mutation } from '../../../shared/sync/mutation';
import type { OpenedRecord } from '../data/opened-record';
import type { Context } from './context';
import type { NotedBefore } from './noted-before';

/** What of one enquiry in a file is new here. */
export type Judged = {
  list: readonly Mutation[];
  /** Not here yet, in the file's order. */
  missing: readonly Mutation[];
  /** The record that they add to; null where none is here, or none that opens. */
  record: OpenedRecord<'enquiry'> | null;
  /** The other desk wrote it anew since this one took it in: that stays with the other desk. */
  rewritten: boolean;
  /** It was here and has gone for good since (its time was up, erased, destroyed): a file brings nobody back. */
  gone: boolean;
};

/** By the mutations' own ids: a file made later may add to what an earlier one brought. */
export async function judgeItem(
  { store }: Pick<Context, 'store'>,
  list: readonly Mutation[],
  before: NotedBefore,
): Promise<Judged> {
  const enquiryId = list[0]?.entityId ?? '';
  const [row, record, rows] = await Promise.all([
    store.db.records.get(enquiryId),
    store.reader.get('enquiry', enquiryId),
    store.db.outbox.bulkGet(list.map(({ opId }) => opId)),
  ]);
  // What was only added to one brings nobody's words back: of an enquiry that the CRM alone has it is sent from here.
  const isWhole = list.some(({ op }) => op === 'enquiry.create');
  const wasHere = isWhole && before.enquiryIds.has(enquiryId);
  if (!row && (wasHere || before.removedIds.has(enquiryId)))
    return { list, missing: [], record: null, rewritten: false, gone: true };
  const unknown = list.filter(({ opId }, i) => rows[i] === undefined && !before.opIds.has(opId));
  const missing = row ? unknown.filter(({ op }) => op !== 'enquiry.create') : unknown;
  return { list, missing, record: record ?? null, rewritten: missing.length < unknown.length, gone: false };
}
