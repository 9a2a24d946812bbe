// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, expect, test, vi } from 'vitest';
import { newTicket } from '../../../shared/domain/queue-ticket';
import { afterEvents } from '../../../shared/domain/ticket-event';
import { readPack } from '../../support/read-pack';
import { eventOf, factsOf } from '../queue/any-ticket';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';

/** What the first screen does not show is read only when the test says so. */
const later = vi.hoisted(() => {
  let arrives = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrives = resolve));
  return { arrived, arrives: () => arrives() };
});
vi.mock('../../../renderer/app/later-parts', async (original) => {
  await later.arrived;
  return original();
});

let desk: OpenDesk;
afterEach(() => desk.close());

test('F3 in the first moments after a start leaves the focus on the ticket once it can be drawn', async () => {
  desk = openDesk({ vault: memoryVault({ pack: readPack('example-reception-handoff') }) });
  const queue = within(await screen.findByRole('region', { name: 'Queue' }));
  const now = new Date().toISOString();
  const ticket = newTicket(crypto.randomUUID(), factsOf(1, { day: now.slice(0, 10), checkedInAt: now }));
  desk.vault.queue.tickets.push(afterEvents(ticket, [eventOf('release', ticket.facts.home)]));
  desk.changed('queue');
  await queue.findByText('A-1');

  await desk.user.keyboard('{F3}');
  await waitFor(() => expect(desk.vault.queue.tickets[0]?.standing.state).toBe('called'));
  expect(screen.queryByRole('heading', { name: 'Ticket A-1' })).toBeNull();
  later.arrives();
  await screen.findByRole('heading', { name: 'Ticket A-1' });
  await waitFor(() => expectFocusOn(screen.getByRole('button', { name: 'They are here' })));
});
