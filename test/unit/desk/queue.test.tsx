// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/dom';
import { afterEach, describe, expect, test } from 'vitest';
import { newTicket, type TicketFacts } from '../../../shared/domain/queue-ticket';
import { afterEvents } from '../../../shared/domain/ticket-event';
import { readPack } from '../../support/read-pack';
import { deskB, eventOf, factsOf } from '../queue/any-ticket';
import { memoryVault } from './support/memory-vault';
import { expectFocusOn, openDesk, type OpenDesk } from './support/open-desk';
import { here } from './support/memory-queue';

let desk: OpenDesk;
afterEach(() => desk.close());

const withQueue = readPack('example-reception-handoff');

async function openReception(pack = withQueue): Promise<OpenDesk> {
  desk = openDesk({ vault: memoryVault({ pack }) });
  await screen.findByRole('region', { name: 'Queue' });
  return desk;
}
const tickets = () => desk.vault.queue.tickets;
/** Somebody whom any desk may call. */
function comes(n: number, more: Partial<TicketFacts> = {}): void {
  const facts = factsOf(n, {
    day: new Date().toISOString().slice(0, 10),
    checkedInAt: new Date().toISOString(),
    ...more,
  });
  const ticket = newTicket(crypto.randomUUID(), facts);
  tickets().push(afterEvents(ticket, [eventOf('release', ticket.facts.home)]));
}
const queue = () => within(screen.getByRole('region', { name: 'Queue' }));

test('who waits beyond the first six is one press away, and the press is taken back by another', async () => {
  await openReception();
  for (let n = 1; n <= 9; n += 1) comes(n);
  desk.changed('queue');
  await queue().findByText('A-1');
  expect(queue().queryByText('A-9')).toBeNull();
  await desk.user.click(queue().getByRole('button', { name: 'Show 3 more who wait' }));
  expect(queue().getByText('A-9')).toBeTruthy();
  expectFocusOn(queue().getByRole('button', { name: 'Show less' }));
  await desk.user.keyboard('{Enter}');
  expect(queue().queryByText('A-9')).toBeNull();
});

test('says who waits, how long the longest has, and about how long somebody who comes now will', async () => {
  await openReception();
  const ago = (minutes: number) => ({ checkedInAt: new Date(Date.now() - minutes * 60_000).toISOString() });
  comes(1, ago(14));
  comes(2, ago(3));
  desk.changed('queue');
  expect(await queue().findByText(/^2 people wait · longest 1[34] min$/)).toBeTruthy();
  for (const n of [3, 4, 5]) comes(n, ago(30));
  const called = new Date(Date.now() - 12 * 60_000).toISOString();
  for (const [i, ticket] of tickets().entries())
    if (i >= 2)
      tickets()[i] = afterEvents(ticket, [
        { what: 'call', by: deskB, at: called },
        { what: 'no-show', by: deskB, at: called },
      ]);
  desk.changed('queue');
  expect(
    await queue().findByText(/^2 people wait · longest 1[34] min · who comes now waits about 8 min$/),
  ).toBeTruthy();
});

describe('calling', () => {
  test('F3 shows what to know before greeting them, and Enter begins their interaction', async () => {
    await openReception();
    const day = new Date().toISOString().slice(0, 10);
    comes(1, { flags: [{ flag: 'hearing-loop', askedAt: new Date().toISOString(), reviewOn: day }] });
    desk.changed('queue');
    await queue().findByText('A-1');
    await desk.user.keyboard('{F3}');
    expect(within(await screen.findByRole('note')).getByText('hearing loop')).toBeTruthy();
    expectFocusOn(screen.getByRole('button', { name: 'They are here' }));
    await desk.user.keyboard('{Enter}');
    await screen.findByText(/in person/);
    const [call] = [...desk.vault.state.calls.values()];
    expect(tickets()[0]?.standing).toMatchObject({ state: 'serving', interactionId: call?.id, holder: here });
    expect(call?.channel).toBe('in-person');
  });

  test('F4 with nobody at the desk says so', async () => {
    await openReception();
    await desk.user.keyboard('{F4}');
    expect(await screen.findByText(/^Nobody is at this desk/, { selector: 'p' })).toBeTruthy();
  });

  test('F4 parks whom one is busy with, and the enquiry stays', async () => {
    await openReception();
    comes(1);
    desk.changed('queue');
    await queue().findByText('A-1');
    await desk.user.keyboard('{F3}');
    await screen.findByRole('button', { name: 'They are here' });
    await desk.user.keyboard('{Enter}');
    await screen.findByText(/in person/);
    await desk.user.keyboard('{F4}');
    await waitFor(() => expect(tickets()[0]?.standing.state).toBe('parked'));
    expect(await queue().findByText(/parked/)).toBeTruthy();
    expect(desk.vault.state.calls.size).toBe(1);
  });

  test('says who was first, and goes on to the next', async () => {
    await openReception();
    comes(2);
    desk.vault.queue.missed = [{ number: 'A-1', desk: 'Reception 2' }];
    desk.changed('queue');
    await queue().findByText('A-2');
    await desk.user.keyboard('{F3}');
    expect(await screen.findByText(/A-1 \(Reception 2\) went to another desk/)).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'Ticket A-2' })).toBeTruthy();
  });

  test('they did not come; they are put back in the queue', async () => {
    await openReception();
    comes(1);
    desk.changed('queue');
    await queue().findByText('A-1');
    await desk.user.keyboard('{F3}');
    await desk.user.click(await screen.findByRole('button', { name: 'They did not come' }));
    await waitFor(() => expect(tickets()[0]?.standing.state).toBe('no-show'));
    await desk.user.click(await screen.findByRole('button', { name: /Show who did not come/ }));
    await desk.user.click(await queue().findByRole('button', { name: /A-1/ }));
    await desk.user.click(await screen.findByRole('button', { name: 'Back in the queue' }));
    await waitFor(() => expect(tickets()[0]?.standing).toMatchObject({ state: 'waiting', holder: null }));
  });

  test('is passed on to another desk, and says for whom', async () => {
    await openReception();
    comes(1, { home: deskB });
    desk.changed('queue');
    await queue().findByText('A-1');
    await desk.user.keyboard('{F3}');
    await desk.user.click(await screen.findByRole('button', { name: 'Pass on to Reception 2' }));
    await waitFor(() => expect(tickets()[0]?.standing).toMatchObject({ state: 'waiting', forDesk: deskB }));
    expect(await queue().findByText(/for Reception 2/)).toBeTruthy();
  });

  test('is passed on to a desk that did nothing today, which is said; without the CRM it says that it knows no more', async () => {
    const deskC = { id: '01935d2e-0000-7000-8000-00000000000f', name: 'Reception 3' };
    await openReception();
    comes(1, { home: deskB });
    desk.changed('queue');
    await queue().findByText('A-1');
    await desk.user.keyboard('{F3}');
    desk.vault.queue.desks = { desks: [{ ...deskB, seenToday: true }], asked: false };
    await desk.user.click(await screen.findByRole('button', { name: /Pass on to another desk/ }));
    const others = within(screen.getByRole('group', { name: 'Other desks' }));
    expect(
      await others.findByText(/can’t be asked just now.* only the desks that this PC knows of/),
    ).toBeTruthy();
    expect(others.getByText('No other desk is known.')).toBeTruthy();

    desk.vault.queue.desks = {
      desks: [
        { ...deskB, seenToday: true },
        { ...deskC, seenToday: false },
      ],
      asked: true,
    };
    await desk.user.keyboard('{Escape}');
    await desk.user.click(await queue().findByRole('button', { name: /A-1/ }));
    await desk.user.click(await screen.findByRole('button', { name: /Pass on to another desk/ }));
    const unseen = await screen.findByRole('button', { name: 'Pass on to Reception 3 · not seen today' });
    expectFocusOn(unseen);
    expect(screen.getAllByRole('button', { name: /Pass on to Reception 2/ })).toHaveLength(1);
    await desk.user.keyboard('{Enter}');
    await waitFor(() => expect(tickets()[0]?.standing).toMatchObject({ state: 'waiting', forDesk: deskC }));
  });

  test('another desk’s ticket can be taken over, and the screen says when one should', async () => {
    await openReception();
    comes(1);
    const [ticket] = tickets();
    if (!ticket) throw new Error('nobody came');
    tickets()[0] = afterEvents(ticket, [eventOf('call', deskB)]);
    desk.changed('queue');
    await desk.user.click(await screen.findByRole('button', { name: /Show who did not come/ }));
    await desk.user.click(await queue().findByRole('button', { name: /A-1/ }));
    expect(await screen.findByText(/Only when that desk can’t go on/)).toBeTruthy();
    await desk.user.click(screen.getByRole('button', { name: 'Take it over from Reception 2' }));
    await waitFor(() => expect(tickets()[0]?.standing.holder).toEqual(here));
  });
});

test('a council without a queue has none of it: no column, no key does anything', async () => {
  desk = openDesk();
  await screen.findByRole('button', { name: /Start a call/ });
  await desk.user.keyboard('{F2}{F3}{F4}');
  expect(screen.queryByRole('region', { name: 'Queue' })).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(desk.vault.state.asked.filter((method) => method.startsWith('queue.'))).toEqual([]);
});

test('a rehearsal calls nobody', async () => {
  await openReception();
  comes(1);
  desk.changed('queue');
  await queue().findByText('A-1');
  await desk.user.click(screen.getByRole('button', { name: 'Practise' }));
  await desk.user.click(await screen.findByRole('button', { name: 'Begin practice' }));
  await screen.findByRole('region', { name: 'Practice' });
  const asked = desk.vault.state.asked.length;
  await desk.user.keyboard('{F3}{F2}');
  expect(screen.queryByRole('dialog', { name: 'Check in' })).toBeNull();
  expect(desk.vault.state.asked.slice(asked).filter((method) => method.startsWith('queue.'))).toEqual([]);
  expect(tickets()[0]?.standing.state).toBe('waiting');
});

test('the queue’s acts are found by their names, with their keys', async () => {
  await openReception();
  await desk.user.keyboard('{Control>}k{/Control}call next');
  expect((await screen.findByRole('option', { name: /Call next/ })).textContent).toContain('F3');
});
