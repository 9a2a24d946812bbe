import { asItStands, doneHere, nextVersion, type HeldTicket } from '../../../shared/domain/held-ticket';
import type { QueueTicket } from '../../../shared/domain/queue-ticket';
import type { TicketEvent } from '../../../shared/domain/ticket-event';
import type { MissedTicket } from '../../../shared/ipc/queue-contract';
import type { Answer } from '../../../shared/ipc/port-message';
import { londonInstant } from '../../../shared/policy/civil-date';
import { nextFor } from '../../../shared/policy/queue-order';
import type { TicketBook } from '../data/ticket-book';
import { emptyUnit } from '../data/unit-of-work';
import {
  callNotAnswered,
  firstFinish,
  onlyOwnTickets,
  queueNotAnswered,
  ticketElsewhere,
  ticketNotSo,
} from '../queue-words';
import type { Context } from './context';
import { claimTicket } from './queue-claim';
import { queueDesk, ticketMutation, type QueueDesk } from './queue-mutation';

/** Other desks may be first again and again; after so long a person is told, and presses again. */
const MISSED_FOR_MS = 6_000;
const DRAINED_WITHIN_MS = 3_000;

export type Called = { ticket: QueueTicket | null; missed: MissedTicket[] };

type EventOf<E> = E extends TicketEvent ? Omit<E, 'by' | 'at'> : never;
export type Doing = EventOf<TicketEvent>;

/** What this desk does with the tickets of its reception. */
export type QueueAtDesk = {
  /** Something was done with a ticket that this desk holds: kept here, sent when it can be. */
  act(ticketId: string, what: Doing): Promise<Answer<QueueTicket>>;
  callNext(): Promise<Answer<Called>>;
  call(ticketId: string, takeOver: boolean): Promise<Answer<Called>>;
  /** The interaction is over: so is the ticket it came of, where there is one. */
  interactionOver(callId: string): Promise<void>;
  /** The sync engine has stored something, or the line has changed. */
  synced(): void;
};

export function createQueueAtDesk(context: Context, book: TicketBook): QueueAtDesk {
  const { store } = context;
  const waiting = new Set<() => void>();
  let releasing: Promise<void> | null = null;

  const lineState = () => context.sync.facts().connectivity.state;
  const isOnline = (): boolean => lineState() === 'online';
  /** While the line is being looked at it may well stand. */
  const canAsk = (): boolean => isOnline() || lineState() === 'checking';
  const eventOf = (desk: QueueDesk, what: Doing): TicketEvent => ({
    ...what,
    by: { id: desk.id, name: desk.name },
    at: londonInstant(context.now()),
  });

  const act = async (ticketId: string, what: Doing): Promise<Answer<QueueTicket>> => {
    const desk = queueDesk(context);
    if (!desk.ok) return desk;
    const done = await book.change(async (all) => {
      const held = all.find(({ base }) => base.id === ticketId);
      const event = eventOf(desk.value, what);
      const next = held && doneHere(held, event);
      if (!next) return { ok: false, problem: ticketNotSo(held && asItStands(held)) };
      const { number } = next.base.facts;
      const baseVersion = nextVersion(next) - 1;
      const item = await ticketMutation(
        context,
        { id: ticketId, number },
        { op: 'ticket.move', baseVersion, body: event },
      );
      return item.ok ? { ok: true, value: { held: next, mutations: [item.value], audit: [] } } : item;
    });
    if (!done.ok) return done;
    context.sync.wake('committed');
    return { ok: true, value: asItStands(done.value) };
  };

  /** What this desk did with it before has arrived; false where that takes too long. */
  const drained = async (ticketId: string): Promise<boolean> => {
    await store.unsent.ready();
    const isDrained = (): boolean => store.unsent.stateOf(ticketId) === 'taken';
    if (isDrained()) return true;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
        resolve(isDrained());
      };
      const look = (): void => void (isDrained() && end());
      const timer = setTimeout(end, DRAINED_WITHIN_MS);
      waiting.add(look);
    });
  };

  /** Calls one: at once where this desk holds it, else as the CRM decides. */
  const callOne = async (desk: QueueDesk, held: HeldTicket, takeOver: boolean) => {
    const ticket = asItStands(held);
    if (ticket.standing.holder?.id === desk.id) {
      const mine = await act(ticket.id, { what: 'call' });
      return mine.ok ? { ok: true as const, value: { state: 'got' as const, ticket: mine.value } } : mine;
    }
    if (!canAsk() || !(await drained(ticket.id)))
      return { ok: true as const, value: { state: 'no-answer' as const } };
    const fresh = (await book.all()).find(({ base }) => base.id === ticket.id) ?? held;
    return claimTicket(context, book, fresh, eventOf(desk, { what: takeOver ? 'take-over' : 'call' }));
  };

  const missedOf = ({ facts, standing }: QueueTicket): MissedTicket => ({
    number: facts.number,
    desk: (standing.holder ?? standing.desk)?.name ?? '',
  });

  const release = async (): Promise<void> => {
    const desk = queueDesk(context);
    if (!desk.ok || !isOnline()) return;
    await store.unsent.ready();
    for (const held of await book.all()) {
      const { id, standing } = asItStands(held);
      const isOurs = standing.state === 'waiting' && standing.holder?.id === desk.value.id;
      // Only what the CRM has: until then nobody else can see it, and this desk may go on with it alone.
      if (isOurs && isOnline() && store.unsent.stateOf(id) === 'taken') await act(id, { what: 'release' });
    }
  };

  return {
    act,

    async callNext() {
      const desk = queueDesk(context);
      if (!desk.ok) return desk;
      const missed: MissedTicket[] = [];
      const passedOver = new Set<string>();
      let unanswered: QueueTicket | null = null;
      const began = context.now();
      while (missed.length === 0 || context.now() - began < MISSED_FOR_MS) {
        const all = await book.all();
        const tickets = all.map(asItStands);
        const busy = tickets.find(
          ({ standing: { holder, state } }) =>
            holder?.id === desk.value.id && (state === 'called' || state === 'serving'),
        );
        if (busy) return { ok: false, problem: firstFinish(busy) };
        const alone = unanswered !== null || !canAsk();
        const open = tickets.filter(({ id }) => !passedOver.has(id));
        const next = nextFor(desk.value, open, { alone });
        const held = next && all.find(({ base }) => base.id === next.id);
        if (!held) {
          if (unanswered) return { ok: false, problem: callNotAnswered(unanswered) };
          const others = alone && nextFor(desk.value, open, { alone: false });
          if (others) return { ok: false, problem: onlyOwnTickets };
          return { ok: true, value: { ticket: null, missed } };
        }
        const claim = await callOne(desk.value, held, false);
        if (!claim.ok) return claim;
        if (claim.value.state === 'got') return { ok: true, value: { ticket: claim.value.ticket, missed } };
        passedOver.add(next.id);
        // The line is gone: whom this desk holds it may still call.
        if (claim.value.state === 'no-answer') unanswered = next;
        if (claim.value.state === 'elsewhere') missed.push(missedOf(claim.value.ticket));
      }
      return { ok: true, value: { ticket: null, missed } };
    },

    async call(ticketId, takeOver) {
      const desk = queueDesk(context);
      if (!desk.ok) return desk;
      const held = (await book.all()).find(({ base }) => base.id === ticketId);
      if (!held) return { ok: false, problem: ticketNotSo(undefined) };
      const claim = await callOne(desk.value, held, takeOver);
      if (!claim.ok) return claim;
      switch (claim.value.state) {
        case 'got':
          if (takeOver) await noteTakeOver(ticketId);
          return { ok: true, value: { ticket: claim.value.ticket, missed: [] } };
        case 'elsewhere':
          return { ok: false, problem: ticketElsewhere(missedOf(claim.value.ticket)) };
        case 'gone':
          return { ok: false, problem: ticketNotSo(undefined) };
        case 'no-answer':
          return { ok: false, problem: canAsk() ? callNotAnswered(asItStands(held)) : queueNotAnswered };
      }
    },

    async interactionOver(callId) {
      const mine = (await book.all()).map(asItStands);
      const ticket = mine.find(
        ({ standing }) => standing.interactionId === callId && standing.state === 'serving',
      );
      if (ticket) await act(ticket.id, { what: 'finish' });
    },

    synced() {
      for (const look of waiting) look();
      releasing ??= release().finally(() => {
        releasing = null;
      });
    },
  };

  async function noteTakeOver(ticketId: string): Promise<void> {
    const officerId = context.desk().officer.id;
    await store.work.commit({ ...emptyUnit, audit: [{ what: 'ticket-taken-over', ticketId, officerId }] });
  }
}
