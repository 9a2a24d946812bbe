import { wentIntoFile, type OtherWay, type OtherWays } from '../../../shared/domain/other-way';
import type { Answer } from '../../../shared/ipc/port-message';
import { isCertificateOp } from '../../../shared/sync/certificate-op';
import { isMailOp } from '../../../shared/sync/mail-op';
import { apartId } from '../data/apart-id';
import { crmRows, isSettledByPaper } from '../data/outbox-row';
import type { OutboxRow } from '../data/rows';
import type { RecordWrite } from '../data/unit-of-work';
import { beingSent, onlyATicket, onlyByMail, unsentGone } from '../unsent-words';
import type { Context } from './context';

/**
 * What of an enquiry waits for the CRM, by rising `deviceSeq`; a problem where none does, or where it is under way, or
 * where it is a queue ticket.
 */
export async function unsentRowsOf(
  { store }: Pick<Context, 'store'>,
  enquiryId: string,
): Promise<Answer<OutboxRow[]>> {
  const all = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  const unsent = all.filter(({ opId, delivery }) => delivery.state !== 'applied' && !isCertificateOp(opId));
  // A ticket's record is there as long as anything of it waits.
  if ((await store.db.records.get(enquiryId))?.kind === 'ticket') return { ok: false, problem: onlyATicket };
  const rows = unsent.filter(({ opId }) => !isMailOp(opId));
  if (rows.length === 0) return { ok: false, problem: unsent.length > 0 ? onlyByMail : unsentGone };
  if (rows.some(({ delivery }) => delivery.state === 'sending')) return { ok: false, problem: beingSent };
  return { ok: true, value: rows };
}

/**
 * `only`: its paper is all that ever leaves this desk of it. The CRM knows nothing of it, so what is added later goes into
 * the record alone. `enough`: this desk never sends it, but the CRM may have it (from the desk that was given a file of
 * it, or by a try whose answer was lost), so what is added later is sent; where the CRM has it not, a person sees that
 * refused. Neither can be corrected: that would end in a second enquiry.
 */
export async function onPaper(
  context: Pick<Context, 'store'>,
  enquiryId: string,
): Promise<'only' | 'enough' | null> {
  const rows = crmRows((await context.store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? []);
  const [first] = rows;
  if (!first || !isSettledByPaper(rows)) return null;
  return mayBeAtCrm(first, await otherWaysOf(context, enquiryId)) ? 'enough' : 'only';
}

/** Whether the CRM may have this, though this desk has no answer that says so. */
export function mayBeAtCrm({ opId, delivery }: OutboxRow, ways: readonly OtherWay[]): boolean {
  const isTold = delivery.state === 'applied' && delivery.crmReference !== null;
  return isTold || delivery.tries > 0 || wentIntoFile(ways, opId);
}

/** Whether an e-mail about it goes out by itself: it waits for the mail server, or is on its way. */
export async function mailWaits({ store }: Pick<Context, 'store'>, enquiryId: string): Promise<boolean> {
  const all = (await store.outbox.ofEntities([enquiryId])).get(enquiryId) ?? [];
  return all.some(
    ({ opId, delivery: { state } }) => isMailOp(opId) && (state === 'queued' || state === 'sending'),
  );
}

export async function otherWaysOf(
  { store }: Pick<Context, 'store'>,
  enquiryId: string,
): Promise<readonly OtherWay[]> {
  return (await store.reader.get('other-way', apartId('other-way', enquiryId)))?.body.list ?? [];
}

/** The enquiry's other ways with one more, under the enquiry's own key. */
export async function withOtherWay(
  { store, now }: Pick<Context, 'store' | 'now'>,
  enquiryId: string,
  one: OtherWay,
): Promise<RecordWrite> {
  const id = apartId('other-way', enquiryId);
  const [before, row] = await Promise.all([store.reader.get('other-way', id), store.db.records.get(id)]);
  const body: OtherWays = { v: 1, enquiryId, list: [...(before?.body.list ?? []), one] };
  return { id, kind: 'other-way', time: now(), body, follows: row?.revision ?? 0, keepsItsDay: true };
}
