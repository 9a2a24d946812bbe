import type { DeskRef, QueueTicket } from '../domain/queue-ticket';

const atOf = ({ facts }: QueueTicket): number => Date.parse(facts.checkedInAt);

/** Those who wait, in the order in which they are called: who must go first, then who came first. */
export function inOrder(tickets: readonly QueueTicket[]): QueueTicket[] {
  return tickets
    .filter(({ standing }) => standing.state === 'waiting')
    .sort((a, b) => rank(a) - rank(b) || atOf(a) - atOf(b) || byNumber(a, b));
}

const byNumber = (a: QueueTicket, b: QueueTicket): number =>
  a.facts.number.localeCompare(b.facts.number, 'en', { numeric: true });

const rank = ({ facts }: QueueTicket): number => (facts.priority === 'first' ? 0 : 1);

/**
 * Whom a desk calls next. Passed over: who was passed on to another desk, and whom another desk holds. `alone`: the CRM
 * can't be asked, so only whom this desk holds may be called; anybody else may be at another desk already.
 */
export function nextFor(
  desk: DeskRef,
  tickets: readonly QueueTicket[],
  { alone }: { alone: boolean },
): QueueTicket | null {
  return (
    inOrder(tickets).find(({ standing: { holder, forDesk } }) => {
      if (holder) return holder.id === desk.id;
      return !alone && (forDesk === null || forDesk.id === desk.id);
    }) ?? null
  );
}

/** Calls that are looked at, and how long ago at most: the pace of now, not of this morning. */
const LATEST_CALLS = 12;
const WITHIN_MS = 2 * 60 * 60_000;
const FEWEST_CALLS = 3;

/** When the one who has waited longest was checked in; null when nobody waits. */
export function longestSince(tickets: readonly QueueTicket[]): string | null {
  const [first] = inOrder(tickets).sort((a, b) => atOf(a) - atOf(b));
  return first?.facts.checkedInAt ?? null;
}

/**
 * Milliseconds that somebody who comes now will about wait: as many calls as people wait, at the pace of the latest
 * calls of all desks. null while too few were called to tell; nought when nobody waits.
 */
export function expectedWait(tickets: readonly QueueTicket[], now: number): number | null {
  const waiting = inOrder(tickets).length;
  if (waiting === 0) return 0;
  const called = tickets
    .flatMap(({ standing: { calledAt } }) => (calledAt === null ? [] : [Date.parse(calledAt)]))
    .filter((at) => at <= now && now - at <= WITHIN_MS)
    .sort((a, b) => b - a)
    .slice(0, LATEST_CALLS);
  const first = called.at(-1);
  if (called.length < FEWEST_CALLS || first === undefined) return null;
  // Up to now: while nobody is called, the wait grows.
  return Math.round(((now - first) / called.length) * waiting);
}

/** The next running number of a desk's own tickets of one day. */
export function nextTicketNumber(prefix: string, day: string, tickets: readonly QueueTicket[]): string {
  const mine = tickets
    .filter(({ facts }) => facts.day === day && facts.number.startsWith(`${prefix}-`))
    .map(({ facts }) => Number(facts.number.slice(prefix.length + 1)));
  return `${prefix}-${Math.max(0, ...mine) + 1}`;
}
