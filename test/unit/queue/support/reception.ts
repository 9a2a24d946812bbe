import fc from 'fast-check';
import { expect, vi } from 'vitest';
import type { SandboxCrm } from '../../../sandbox-crm/sandbox-crm';
import type { TicketLine } from '../../../../shared/ipc/queue-contract';
import { readPack } from '../../../support/read-pack';
import { realDesk, type NetState, type RealDesk } from './real-desk';

const doings = ['recall', 'park', 'no-show', 'finish', 'requeue', 'transfer', 'resume', 'serve'] as const;
type Doing = (typeof doings)[number];

export type Step =
  | { do: 'check-in'; first: boolean }
  | { do: 'call-next' }
  | { do: 'call-one'; which: number }
  | { do: 'move'; what: Doing; which: number }
  | { do: 'net'; to: NetState };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('check-in' as const), first: fc.boolean() }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('call-next' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('call-one' as const), which: fc.nat(2) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      // Mostly what frees the desk again, or nobody else would be called.
      what: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('finish' as const, 'no-show' as const, 'requeue' as const) },
        { weight: 2, arbitrary: fc.constantFrom(...doings) },
      ),
      which: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('net' as const),
      to: fc.constantFrom('up' as const, 'down' as const, 'mute' as const),
    }),
  },
);

/** Rounds of a morning: in each, some desks do something at the same moment. */
export const morning = (desks: number, rounds: { least: number; most: number }): fc.Arbitrary<Morning> =>
  fc.array(fc.array(fc.record({ desk: fc.nat(desks - 1), step }), { minLength: 1, maxLength: desks }), {
    minLength: rounds.least,
    maxLength: rounds.most,
  });
export type Morning = { desk: number; step: Step }[][];

/** What a bystander sees: who has whom at the desk, and what was told to people. */
export class Reception {
  private desks: RealDesk[] = [];
  /** Ticket → the desk that has the person. */
  private readonly inHands = new Map<string, string>();
  readonly told: string[] = [];
  readonly finished = new Set<string>();
  /** How often a call was refused because another desk was first. */
  elsewhere = 0;

  constructor(private readonly crm: SandboxCrm) {}

  async open(count: number): Promise<void> {
    const pack = readPack('example-reception-handoff');
    for (let n = 1; n <= count; n += 1)
      this.desks.push(await realDesk({ url: this.crm.url, name: `Reception ${n}`, pack }));
  }

  async play(rounds: Morning): Promise<void> {
    for (const round of rounds)
      await Promise.all(round.map(({ desk, step: one }) => this.act(this.desks[desk] as RealDesk, one)));
  }

  /** The tickets that people stand with at this desk. */
  has(desk: number): string[] {
    const id = this.desks[desk]?.desk.id;
    return [...this.inHands].filter(([, at]) => at === id).map(([ticket]) => ticket);
  }

  /** The desk has noticed that its network is gone. */
  async isOffline(desk: number): Promise<void> {
    await vi.waitFor(async () => {
      const status = await this.desks[desk]?.must('status.get', null);
      expect(status?.connectivity.state).toBe('offline');
    }, 20_000);
  }

  private takes(desk: RealDesk, { id, number }: TicketLine): void {
    const at = this.inHands.get(id);
    if (at !== undefined && at !== desk.desk.id) throw new Error(`${number} is at two desks`);
    if (this.finished.has(id)) throw new Error(`${number} was finished and called again`);
    this.inHands.set(id, desk.desk.id);
  }

  private async act(desk: RealDesk, one: Step): Promise<void> {
    switch (one.do) {
      case 'net':
        desk.become(one.to);
        return;
      case 'check-in': {
        const priority = one.first ? ('first' as const) : ('usual' as const);
        const bare = { description: 'blue coat', named: null, areaId: null, priority, flags: [] };
        this.told.push((await desk.must('queue.check-in', bare)).number);
        return;
      }
      case 'call-next':
      case 'call-one': {
        const { waiting } = await desk.must('queue.list', null);
        const ticketId = one.do === 'call-one' ? (waiting[one.which]?.id ?? null) : null;
        const called = await desk.ask('queue.call', { ticketId, takeOver: false });
        if (!called.ok) {
          if (called.problem.kind === 'ticket-elsewhere') this.elsewhere += 1;
          return;
        }
        this.elsewhere += called.value.missed.length;
        if (called.value.ticket) this.takes(desk, called.value.ticket);
        return;
      }
      case 'move':
        await this.move(desk, one);
    }
  }

  private async move(desk: RealDesk, { what, which }: Extract<Step, { do: 'move' }>): Promise<void> {
    const { here, noShows, desks } = await desk.must('queue.list', null);
    const pool = what === 'requeue' ? [...here, ...noShows] : here;
    const ticket = pool[which % Math.max(1, pool.length)];
    if (!ticket) return;
    const other = desks[0];
    if (what === 'transfer' && !other) return;
    const lets = { finish: true, 'no-show': true, requeue: true, transfer: true }[what as string] ?? false;
    const at = this.inHands.get(ticket.id);
    // Put back, it is anybody's from the moment that it is: another desk may have it before this one's answer.
    if (lets && at === desk.desk.id) this.inHands.delete(ticket.id);
    const done =
      what === 'resume'
        ? await desk.ask('queue.call', { ticketId: ticket.id, takeOver: false })
        : what === 'serve'
          ? await desk.ask('queue.serve', { ticketId: ticket.id, language: 'en' })
          : await desk.ask('queue.move', {
              ticketId: ticket.id,
              move: what === 'transfer' && other ? { what, to: other } : { what: what as 'park' },
            });
    // Of two things done at once at one desk the second may have no meaning any more: then nothing has changed.
    if (!done.ok) return;
    if (at !== undefined && at !== desk.desk.id) throw new Error(`${ticket.number} is at two desks`);
    if (what === 'finish') this.finished.add(ticket.id);
  }

  /** The network is whole again; everything that was done anywhere has arrived, once, and every desk knows it. */
  async settles(): Promise<void> {
    for (const desk of this.desks) desk.become('up');
    await vi.waitFor(
      async () => {
        const tickets = await this.crm.tickets();
        expect(tickets.map(({ facts }) => facts.number).sort()).toEqual([...this.told].sort());
        const waiting = tickets.filter(({ standing }) => standing.state === 'waiting');
        expect(waiting.filter(({ standing }) => standing.holder !== null)).toEqual([]);
        const over = tickets.filter(({ standing }) => standing.state === 'finished').map(({ id }) => id);
        expect(over.sort()).toEqual([...this.finished].sort());
        for (const desk of this.desks) {
          expect(await desk.untaken()).toBe(0);
          const view = await desk.must('queue.list', null);
          expect(view.waiting.map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
          const mine = tickets.filter(({ standing }) => standing.holder?.id === desk.desk.id);
          expect(view.here.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
        }
      },
      { timeout: 60_000, interval: 100 },
    );
  }

  close(): void {
    for (const desk of this.desks) desk.end();
  }
}
