import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import { receiptOpens } from '../../../shared/domain/receipts';
import { mintReference } from '../../../shared/domain/reference';
import type { Answer } from '../../../shared/ipc/port-message';
import type { CallLine } from '../../../shared/ipc/vault-contract';
import { serviceOf } from '../../../shared/packs/lookup';
import { addPeriod, londonDate, londonInstant } from '../../../shared/policy/civil-date';
import { holdsPersonal } from '../../../shared/policy/saving-needs';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { emptyUnit } from '../data/unit-of-work';
import { callGone, cardNumberHere, noReceiptYet, notEnrolled, tooManyEnquiries } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { saveCall } from './save-call';

const MOST_ENQUIRIES = 20;
/** More open calls than any desk has; a list that is longer helps nobody. */
const MOST_DRAFTS = 200;

export function callHandlers(
  context: Context,
): Handlers<
  'call.start' | 'call.put' | 'call.add-enquiry' | 'call.list' | 'call.get' | 'call.discard' | 'call.save'
> {
  const { store, changes, packInForce, now } = context;
  const { pack } = packInForce;

  const newEnquiry = async (): Promise<Answer<EnquiryDraft>> => {
    const enrolled = await context.enrolledSoon();
    if (!enrolled) return { ok: false, problem: notEnrolled };
    const number = await store.numbers.take();
    if (!number.ok) return number;
    const reference = mintReference(enrolled.deskCode, number.value);
    return { ok: true, value: newEnquiryDraft(context.newId(), reference) };
  };

  const lineOf = (draft: CallDraft, touchedAt: number): CallLine => ({
    id: draft.id,
    startedAt: draft.startedAt,
    channel: draft.channel,
    service: serviceOf(pack, draft.enquiries[0]?.serviceId ?? null)?.name ?? null,
    reference: draft.enquiries[0]?.reference ?? '',
    warnsOn: addPeriod(londonDate(touchedAt), pack.drafts.abandonedAfter),
  });

  /**
   * Whether the person was told, by any notice of this call: what was typed under one stays lawful when the service
   * changes to another's, or nothing personal is needed after all, and must not be left to the screen alone. Saving
   * asks for the receipt of the service's own notice.
   */
  const isTold = ({ receipts }: CallDraft): boolean => receipts.some((r) => receiptOpens(pack, r));

  return {
    async 'call.start'({ channel, language }) {
      const enquiry = await newEnquiry();
      if (!enquiry.ok) return enquiry;
      const draft = newCallDraft({
        id: context.newId(),
        channel,
        language,
        startedAt: londonInstant(now()),
        packVersion: pack.version,
        enquiries: [enquiry.value],
      });
      const begun = await store.drafts.begin(draft);
      if (!begun.ok) return begun;
      changes.changed('calls');
      return { ok: true, value: draft };
    },

    async 'call.put'({ draft }) {
      // Whoever speaks for somebody is a person too.
      const typed = draft.representative?.name || draft.enquiries.some((e) => holdsPersonal(pack, e));
      if (typed && !isTold(draft)) return { ok: false, problem: noReceiptYet };
      const lie = await context.witness.look(draft);
      if (lie) return { ok: false, problem: lie };
      const put = await store.drafts.put(draft);
      if (!put.ok) return put;
      changes.changed('calls');
      return { ok: true, value: { savedAt: londonInstant(put.value.savedAt) } };
    },

    /** The draft itself stays the desk's: it adds the enquiry to what it holds and puts that. */
    async 'call.add-enquiry'({ callId }) {
      const call = await store.reader.get('call', callId);
      if (!call) return { ok: false, problem: callGone };
      if (call.body.draft.enquiries.length >= MOST_ENQUIRIES) return { ok: false, problem: tooManyEnquiries };
      return newEnquiry();
    },

    async 'call.list'() {
      const calls = await store.reader.newest('call', MOST_DRAFTS);
      return { ok: true, value: calls.map(({ body }) => lineOf(body.draft, body.touchedAt)) };
    },

    async 'call.get'({ callId }) {
      const call = await store.reader.get('call', callId);
      return { ok: true, value: call?.body.draft ?? null };
    },

    async 'call.discard'({ callId, reason }) {
      if (holdsCardNumber(reason)) return { ok: false, problem: cardNumberHere };
      await store.drafts.quiet();
      // By its kind alone, so that a draft that can't be opened may go too, and a saved enquiry never.
      if ((await store.db.records.get(callId))?.kind !== 'call') return { ok: false, problem: callGone };
      const officerId = context.desk().officer.id;
      const done = await store.work.commit({
        ...emptyUnit,
        drops: [callId],
        records: [
          {
            id: context.newId(),
            kind: 'discard',
            time: now(),
            body: { v: 1, callId, reason, at: londonInstant(now()), officerId },
            follows: 0,
          },
        ],
        audit: [{ what: 'call-discarded', callId, officerId }],
      });
      if (!done.ok) return done.problem.kind === 'stale' ? { ok: false, problem: callGone } : done;
      context.witness.forget(callId);
      changes.changed('calls', 'status');
      return { ok: true, value: null };
    },

    'call.save': ({ draft }) => saveCall(context, draft),
  };
}
