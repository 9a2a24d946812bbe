import canonicalize from 'canonicalize';
import type { CallDraft } from '../../../shared/domain/call-draft';
import { carryDisplayed } from '../../../shared/domain/displayed-notice';
import { asItStands, checkedIn } from '../../../shared/domain/held-ticket';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import { newTicket, type TicketFacts } from '../../../shared/domain/queue-ticket';
import type { Answer } from '../../../shared/ipc/port-message';
import { needsObjection } from '../../../shared/packs/lookup';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import { nextTicketNumber } from '../../../shared/policy/queue-order';
import type { TicketBook } from '../data/ticket-book';
import { emptyUnit } from '../data/unit-of-work';
import { flagsOff, nameWithoutNotice, queueOff } from '../queue-words';
import { badInput, cardNumberHere } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import type { QueueAtDesk } from './queue-desk';
import { queueDesk, ticketMutation } from './queue-mutation';
import { queueView, ticketLine } from './queue-view';

/** A person is checked in soon after they have looked at the notice, or not at all. */
const SHOWN_WITHIN_MS = 30 * 60_000;

type ShownOn = NonNullable<TicketFacts['shownOn']>;

type QueueMethod =
  'queue.list' | 'queue.notice-shown' | 'queue.check-in' | 'queue.call' | 'queue.serve' | 'queue.move';

export function queueHandlers(
  context: Context,
  book: TicketBook,
  atDesk: QueueAtDesk,
  startCall: Handlers['call.start'],
): Handlers<QueueMethod> {
  const { packs, now } = context;
  /** The receipts this vault has given, until they are used: what the screen makes up by itself proves nothing. */
  const shown = new Map<string, { at: number; on: ShownOn }>();

  const wasGiven = (receipt: NoticeReceipt, on: ShownOn): boolean => {
    const given = shown.get(canonicalize(receipt) ?? '');
    return given?.on === on && Math.abs(now() - given.at) <= SHOWN_WITHIN_MS;
  };

  const lineOf = <T extends Parameters<typeof ticketLine>[1]>(
    ticket: T,
  ): Answer<ReturnType<typeof ticketLine>> => {
    const desk = queueDesk(context);
    return desk.ok ? { ok: true, value: ticketLine(desk.value, ticket) } : desk;
  };

  /** The call begins with what they were shown at check-in; where it can't be stored, all is said in the call. */
  const withShown = async (draft: CallDraft, facts: TicketFacts): Promise<CallDraft> => {
    const { pack, noticeHashes } = await packs.of(draft.packVersion);
    const told = carryDisplayed(pack, draft, facts, {
      at: londonInstant(now()),
      hashes: await noticeHashes(),
    });
    if (told === draft) return draft;
    const put = await context.store.drafts.put(told);
    return put.ok ? told : draft;
  };

  return {
    async 'queue.list'() {
      const desk = queueDesk(context);
      // Before it is enrolled a desk has no queue, and nothing is wrong.
      const me = desk.ok ? desk.value : { id: context.desk().deviceId, name: '' };
      return { ok: true, value: queueView(me, await book.all(), now()) };
    },

    async 'queue.notice-shown'(how) {
      const { pack, noticeHashes } = packs.current();
      const notice = pack.notices.find(({ id }) => id === pack.defaultNoticeId);
      const hash = (await noticeHashes())[pack.defaultNoticeId];
      if (!notice || hash === undefined) return { ok: false, problem: badInput };
      const receipt: NoticeReceipt = {
        noticeId: notice.id,
        version: notice.version,
        hash,
        at: londonInstant(now()),
        by: context.desk().officer.id,
        status: 'given',
        language: how.language,
        channel: 'in-person',
        layer: 'first',
        manner: 'displayed',
        // Apart from the rest it stands on the screen alone, on the page with “I have read it” (UK GDPR Art 21(4)).
        objectionSaid:
          how.on === 'customer-screen' && how.touched && needsObjection(pack, pack.defaultNoticeId),
        secondLayerOffered: how.on === 'desk-sign' && notice.leaflet ? 'leaflet' : 'link',
      };
      for (const [one, { at }] of shown) if (now() - at > SHOWN_WITHIN_MS) shown.delete(one);
      shown.set(canonicalize(receipt) ?? '', { at: now(), on: how.on });
      return { ok: true, value: receipt };
    },

    async 'queue.check-in'({ description, named, areaId, priority, flags }) {
      const { pack } = packs.current();
      if (!pack.modules.queue) return { ok: false, problem: queueOff };
      if (flags.length > 0 && !pack.modules.adjustments) return { ok: false, problem: flagsOff };
      if (holdsCardNumber(description) || holdsCardNumber(named?.name ?? ''))
        return { ok: false, problem: cardNumberHere };
      if (named && !wasGiven(named.receipt, named.shownOn)) return { ok: false, problem: nameWithoutNotice };
      const area = pack.areas.find(({ id }) => id === areaId) ?? null;
      if (areaId !== null && !area) return { ok: false, problem: badInput };
      const desk = queueDesk(context);
      if (!desk.ok) return desk;
      const { id, name, prefix } = desk.value;

      const done = await book.change(async (all) => {
        const day = context.store.clock.today();
        const checkedInAt = londonInstant(now());
        const facts: TicketFacts = {
          number: nextTicketNumber(prefix, day, all.map(asItStands)),
          day,
          home: { id, name },
          checkedInAt,
          description,
          name: named?.name ?? null,
          receipt: named?.receipt ?? null,
          shownOn: named?.shownOn ?? null,
          category: area && { id: area.id, name: area.name },
          priority,
          // Asked for anew at the next visit: a ticket's flag never outlives its day.
          flags: [...new Set(flags)].map((flag) => ({ flag, askedAt: checkedInAt, reviewOn: day })),
        };
        const ticket = newTicket(context.newId(), facts);
        const item = await ticketMutation(
          context,
          { id: ticket.id, number: facts.number },
          { op: 'ticket.open', baseVersion: null, body: facts },
        );
        if (!item.ok) return item;
        const officerId = context.desk().officer.id;
        const notice = named && { noticeId: named.receipt.noticeId, version: named.receipt.version };
        const event = { what: 'ticket-checked-in' as const, ticketId: ticket.id, officerId, notice };
        return { ok: true, value: { held: checkedIn(ticket), mutations: [item.value], audit: [event] } };
      });
      if (!done.ok) return done;
      if (named) shown.delete(canonicalize(named.receipt) ?? '');
      context.sync.wake('committed');
      return lineOf(asItStands(done.value));
    },

    async 'queue.call'({ ticketId, takeOver }) {
      const called = ticketId === null ? await atDesk.callNext() : await atDesk.call(ticketId, takeOver);
      if (!called.ok) return called;
      const { ticket, missed } = called.value;
      if (!ticket) return { ok: true, value: { ticket: null, missed } };
      const line = lineOf(ticket);
      return line.ok ? { ok: true, value: { ticket: line.value, missed } } : line;
    },

    /**
     * The call first: a ticket that is served without one could not be gone on with. Called out of the parking they go
     * on with the call that was begun.
     */
    async 'queue.serve'({ ticketId, language }) {
      const ticket = (await book.all()).map(asItStands).find(({ id }) => id === ticketId);
      const begunId = ticket?.standing.interactionId ?? null;
      const begun = begunId === null ? null : await context.store.reader.get('call', begunId);
      if (begun) {
        const again = await atDesk.act(ticketId, { what: 'serve', interactionId: begun.row.id });
        return again.ok ? { ok: true, value: begun.body.draft } : again;
      }
      const started = await startCall({ channel: 'in-person', language });
      if (!started.ok) return started;
      const served = await atDesk.act(ticketId, { what: 'serve', interactionId: started.value.id });
      if (served.ok) return { ok: true, value: await withShown(started.value, served.value.facts) };
      // Nothing was written into it.
      await context.store.work.commit({ ...emptyUnit, drops: [started.value.id] });
      context.changes.changed('calls');
      return served;
    },

    async 'queue.move'({ ticketId, move }) {
      const done = await atDesk.act(ticketId, move);
      return done.ok ? lineOf(done.value) : done;
    },
  };
}
