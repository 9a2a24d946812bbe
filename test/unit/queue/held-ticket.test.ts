import { expect, test } from 'vitest';
import {
  asItStands,
  checkedIn,
  doneHere,
  heardOf,
  nextVersion,
  type HeldTicket,
} from '../../../shared/domain/held-ticket';
import { afterEvents, type TicketDoing } from '../../../shared/domain/ticket-event';
import { deskA, deskB, eventOf, ticketOf } from './any-ticket';

const does = (held: HeldTicket, ...whats: TicketDoing[]): HeldTicket =>
  whats.reduce((now, what) => {
    const next = doneHere(now, eventOf(what, deskA));
    if (!next) throw new Error(`${what} has no meaning`);
    return next;
  }, held);
const crm = (...events: Parameters<typeof afterEvents>[1]) => afterEvents(ticketOf(1), events);

test('what was done here shows at once, and each step follows the version before it', () => {
  const held = does(checkedIn(ticketOf(1)), 'call', 'serve', 'finish');
  expect(asItStands(held).standing.state).toBe('finished');
  expect(held.mine.map(({ version }) => version)).toEqual([2, 3, 4]);
  expect(nextVersion(held)).toBe(4);
});

test('what the CRM has taken is not done twice', () => {
  const held = does(checkedIn(ticketOf(1)), 'call', 'recall', 'recall');
  const heard = heardOf(held, 3, crm(eventOf('call'), eventOf('recall')));
  expect(heard && asItStands(heard).standing.calls).toBe(3);
  expect(heard?.mine).toHaveLength(1);
});

test('another desk’s step in place of ours counts, and ours no more', () => {
  const shared = heardOf(null, 2, crm(eventOf('release')));
  if (!shared) throw new Error('not heard of');
  const held = does(shared, 'call', 'serve');
  const theirs = crm(eventOf('release'), eventOf('call', deskB));
  const heard = heardOf(held, 3, theirs);
  expect(heard && asItStands(heard)).toEqual(theirs);
});

test('an older version than is known changes nothing', () => {
  const shared = heardOf(null, 2, crm(eventOf('release')));
  expect(heardOf(shared, 2, ticketOf(1))).toBeNull();
  expect(heardOf(shared, 1, ticketOf(1))).toBeNull();
});

test('nothing is done that the ticket does not allow', () => {
  expect(doneHere(checkedIn(ticketOf(1)), eventOf('finish'))).toBeNull();
  expect(doneHere(checkedIn(ticketOf(1)), eventOf('call', deskB))).toBeNull();
});
