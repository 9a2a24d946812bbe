import { queueView, ticketLine } from '../../../../renderer/vault/serve/queue-view';
import type { CallDraft } from '../../../../shared/domain/call-draft';
import { carryDisplayed } from '../../../../shared/domain/displayed-notice';
import type { NoticeReceipt } from '../../../../shared/domain/notice-receipt';
import { newTicket, type DeskRef, type QueueTicket } from '../../../../shared/domain/queue-ticket';
import { afterEvent, type TicketEvent } from '../../../../shared/domain/ticket-event';
import type { Answer } from '../../../../shared/ipc/port-message';
import type { QueueDesks, queueInputs, QueueOutputs } from '../../../../shared/ipc/queue-contract';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import { nextFor, nextTicketNumber } from '../../../../shared/policy/queue-order';

export const here: DeskRef = { id: '01935d2e-0000-7000-8000-00000000000d', name: 'Desk 3' };
const at = (): string => new Date().toISOString().replace('Z', '+00:00');
const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
type Inputs = { [M in keyof typeof queueInputs]: (typeof queueInputs)[M]['_zod']['output'] };

/** The queue in memory, by the same rules; `tickets` is open to look at and to fill. */
export function memoryQueue(
  pack: CouncilPack,
  startCall: (channel: 'in-person') => CallDraft,
  keepCall: (draft: CallDraft) => void,
) {
  const queue = {
    tickets: [] as QueueTicket[],
    /** What the CRM answers when it is asked for the desks. */
    desks: { desks: [], asked: true } as QueueDesks,
    missed: [] as QueueOutputs['queue.call']['missed'],
  };

  const happen = (ticketId: string, event: Omit<TicketEvent, 'by' | 'at'> & object): Answer<QueueTicket> => {
    const ticket = queue.tickets.find(({ id }) => id === ticketId);
    const after = ticket && afterEvent(ticket, { ...event, by: here, at: at() } as TicketEvent);
    if (!after) return { ok: false, problem: { kind: 'ticket-not-so', say: 'It stands otherwise.' } };
    queue.tickets = queue.tickets.map((one) => (one.id === ticketId ? after : one));
    return ok(after);
  };
  const lineOf = (answer: Answer<QueueTicket>) => (answer.ok ? ok(ticketLine(here, answer.value)) : answer);

  const handlers: { [M in keyof Inputs]: (input: Inputs[M]) => Answer<QueueOutputs[M]> } = {
    'queue.list': () =>
      ok(
        queueView(
          here,
          queue.tickets.map((base) => ({ v: 1 as const, version: 1, base, mine: [] })),
          Date.now(),
        ),
      ),
    'queue.desks': () => ok(queue.desks),
    'queue.notice-shown': (how): Answer<NoticeReceipt> =>
      ok({
        noticeId: pack.defaultNoticeId,
        version: pack.notices.find(({ id }) => id === pack.defaultNoticeId)?.version ?? '',
        hash: 'a'.repeat(64),
        at: at(),
        by: 'demo-officer',
        status: 'given',
        language: how.language,
        channel: 'in-person',
        layer: 'first',
        manner: 'displayed',
        objectionSaid: how.on === 'customer-screen' && how.touched,
        secondLayerOffered: how.on === 'desk-sign' ? 'leaflet' : 'link',
      }),
    'queue.check-in': ({ description, named, areaId, priority, flags }) => {
      const day = at().slice(0, 10);
      const area = pack.areas.find(({ id }) => id === areaId) ?? null;
      const ticket = newTicket(crypto.randomUUID(), {
        number: nextTicketNumber('A', day, queue.tickets),
        day,
        home: here,
        checkedInAt: at(),
        description,
        name: named?.name ?? null,
        receipt: named?.receipt ?? null,
        shownOn: named?.shownOn ?? null,
        category: area && { id: area.id, name: area.name },
        priority,
        flags: flags.map((flag) => ({ flag, askedAt: at(), reviewOn: day })),
      });
      queue.tickets.push(ticket);
      return lineOf(ok(ticket));
    },
    'queue.call': ({ ticketId, takeOver }) => {
      const id = ticketId ?? nextFor(here, queue.tickets, { alone: false })?.id;
      const missed = queue.missed.splice(0);
      if (id === undefined) return ok({ ticket: null, missed });
      const called = happen(id, { what: takeOver ? 'take-over' : 'call' });
      return called.ok ? ok({ ticket: ticketLine(here, called.value), missed }) : called;
    },
    'queue.serve': ({ ticketId }) => {
      const call = startCall('in-person');
      const served = happen(ticketId, { what: 'serve', interactionId: call.id } as never);
      if (!served.ok) return served;
      const hashes = { [pack.defaultNoticeId]: 'a'.repeat(64) };
      const told = carryDisplayed(pack, call, served.value.facts, { at: at(), hashes });
      keepCall(told);
      return ok(told);
    },
    'queue.move': ({ ticketId, move }) => lineOf(happen(ticketId, move)),
  };
  return { queue, handlers };
}
