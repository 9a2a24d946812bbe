import type { AuditEvent } from '../../../shared/audit/event';
import { heardOf, type HeldTicket } from '../../../shared/domain/held-ticket';
import type { QueueTicket } from '../../../shared/domain/queue-ticket';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import type { Mutation } from '../../../shared/sync/mutation';
import { createSerialQueue } from './serial-queue';
import type { Store } from './open-store';
import { emptyUnit, type RecordWrite } from './unit-of-work';

/** More than any reception sees in a day. */
const MOST = 3_000;

export type TicketHeard = { id: string; version: number; ticket: QueueTicket };
export type TicketChange = { held: HeldTicket; mutations: Mutation[]; audit: AuditEvent[] };

/** Today's tickets, of this desk and of the others: sealed records, opened once. */
export type TicketBook = {
  all(): Promise<HeldTicket[]>;
  /**
   * One change after the other, each judged by what is stored by then. Strictly durable: a number that was told to a
   * person must not be given out again.
   */
  change(by: (all: readonly HeldTicket[]) => Promise<Answer<TicketChange>>): Promise<Answer<HeldTicket>>;
  /** What the CRM says; of another day nothing is kept. Rejects when it could not be stored. */
  heard(tickets: readonly TicketHeard[]): Promise<void>;
  /** Something else has changed the records: they are read anew. */
  forget(): void;
};

type Parts = { store: Pick<Store, 'work' | 'reader' | 'clock'>; changed(): void };
type Kept = { held: HeldTicket; revision: number };

export function createTicketBook({ store, changed }: Parts): TicketBook {
  const turns = createSerialQueue();
  let kept: Map<string, Kept> | null = null;

  const read = async (): Promise<Map<string, Kept>> => {
    if (kept) return kept;
    const opened = await store.reader.newest('ticket', MOST);
    kept = new Map(opened.map(({ row, body }) => [row.id, { held: body, revision: row.revision }]));
    return kept;
  };
  const ofToday = (tickets: Map<string, Kept>): HeldTicket[] => {
    const today = store.clock.today();
    return [...tickets.values()].map(({ held }) => held).filter(({ base }) => base.facts.day === today);
  };
  const writeOf = (held: HeldTicket, follows: number): RecordWrite => ({
    id: held.base.id,
    kind: 'ticket',
    time: Date.parse(held.base.facts.checkedInAt),
    body: held,
    follows,
  });

  const write = async (
    tickets: Map<string, Kept>,
    changes: readonly HeldTicket[],
    more: Partial<typeof emptyUnit>,
  ): Promise<Answer<null>> => {
    const records = changes.map((held) => writeOf(held, tickets.get(held.base.id)?.revision ?? 0));
    const done = await store.work.commit({ ...emptyUnit, ...more, records });
    if (!done.ok) {
      kept = null;
      return done;
    }
    for (const [i, held] of changes.entries())
      tickets.set(held.base.id, { held, revision: (records[i]?.follows ?? 0) + 1 });
    changed();
    return { ok: true, value: null };
  };

  return {
    all: () => turns.run(async () => ofToday(await read())),
    change: (by) =>
      turns.run(async (): Promise<Answer<HeldTicket>> => {
        const tickets = await read();
        const change = await by(ofToday(tickets));
        if (!change.ok) return change;
        const { held, mutations, audit } = change.value;
        const done = await write(tickets, [held], { mutations, audit });
        return done.ok ? { ok: true, value: held } : done;
      }),
    heard: (told) =>
      turns.run(async () => {
        const tickets = await read();
        const today = store.clock.today();
        const news = new Map<string, HeldTicket>();
        for (const { id, version, ticket } of told) {
          if (ticket.facts.day !== today) continue;
          const next = heardOf(news.get(id) ?? tickets.get(id)?.held ?? null, version, ticket);
          if (next) news.set(id, next);
        }
        if (news.size === 0) return;
        const done = await write(tickets, [...news.values()], { durability: 'relaxed' });
        if (!done.ok) throw new TicketsNotKept(done.problem);
      }),
    forget() {
      kept = null;
    },
  };
}

class TicketsNotKept extends Error {
  override name = 'TicketsNotKept';
  constructor({ kind }: Problem) {
    super(kind);
  }
}
