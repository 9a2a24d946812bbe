import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { TicketLine } from '../../shared/ipc/queue-contract';
import type { VaultInput } from '../../shared/ipc/vault-contract';
import { packQuery, queueQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { queueWords } from '../copy/queue-words';
import { words } from '../copy/words';
import { goTo, goToOnceDrawn } from '../ui/place';
import { announce, float, noteTrouble, showMiddle, useDeskView } from './desk-view';
import { useOpenCall } from './open-call';
import { serveTicket } from './start-call';

/** The number that was given out last, until somebody is called or checked in. */
export const useCheckedIn = create<{ number: string | null }>(() => ({ number: null }));

/** They know their number. */
export const noteTold = (): void => useCheckedIn.setState({ number: null });

/** Whether the council in use has a queue. */
export const hasQueue = (): boolean =>
  queryClient.getQueryData(packQuery.queryKey)?.pack.modules.queue ?? false;

/** A rehearsal calls nobody. */
const isOpen = (): boolean => hasQueue() && !useOpenCall.getState().call?.home.practice;

/** Before the pack is known, right after the start, it opens all the same: what is typed next has its place. */
export function openCheckIn(): void {
  if (isOpen()) {
    float('check-in');
    return;
  }
  if (queryClient.getQueryData(packQuery.queryKey)) return;
  float('check-in');
  const shutWithoutQueue = (): void => {
    if (useDeskView.getState().floating === 'check-in' && !hasQueue()) float(null);
  };
  void queryClient.fetchQuery(packQuery).then(shutWithoutQueue, shutWithoutQueue);
}

/** True once it is stored; the number is read out and stays in sight to be told. */
export async function checkIn(input: VaultInput<'queue.check-in'>): Promise<boolean> {
  const answer = await askVault('queue.check-in', input);
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return false;
  }
  const { number } = answer.value;
  flushSync(() => {
    useCheckedIn.setState({ number });
    useDeskView.setState({ floating: null, trouble: null });
  });
  announce(queueWords.checkedIn(number));
  return true;
}

let calling = false;

/** One at a time, so that a key pressed twice calls one person. */
async function call(ticketId: string | null, takeOver: boolean): Promise<void> {
  if (!isOpen() || calling) return;
  calling = true;
  noteTrouble(null);
  try {
    const answer = await askVault('queue.call', { ticketId, takeOver });
    if (!answer.ok) {
      noteTrouble(answer.problem.say);
      return;
    }
    const { ticket, missed } = answer.value;
    const who = missed.length > 0 ? `${queueWords.missed(missed)} ` : '';
    if (!ticket) {
      noteTrouble(who === '' ? queueWords.nobody : `${who}${queueWords.again}`);
      return;
    }
    await queryClient.invalidateQueries({ queryKey: queueQuery.queryKey });
    flushSync(() => {
      noteTold();
      showMiddle({ kind: 'ticket', ticketId: ticket.id });
      if (missed.length > 0) noteTrouble(who.trim());
    });
    announce(queueWords.called(ticket));
    goToOnceDrawn('ticket');
  } finally {
    calling = false;
  }
}

export const callNext = (): Promise<void> => call(null, false);
export const callTicket = (ticketId: string): Promise<void> => call(ticketId, false);
export const takeOverTicket = (ticketId: string): Promise<void> => call(ticketId, true);

export async function moveTicket(ticketId: string, move: VaultInput<'queue.move'>['move']): Promise<void> {
  const answer = await askVault('queue.move', { ticketId, move });
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return;
  }
  noteTrouble(null);
  await queryClient.invalidateQueries({ queryKey: queueQuery.queryKey });
  if (move.what === 'recall') {
    announce(queueWords.called(answer.value));
    return;
  }
  announce(`${answer.value.number}: ${queueWords.states[answer.value.state]}.`);
  leaveTicket();
}

/** They are here: the sentence to say first comes next. */
export async function theyAreHere(ticketId: string): Promise<void> {
  noteTold();
  await serveTicket(ticketId);
  await queryClient.invalidateQueries({ queryKey: queueQuery.queryKey });
}

function leaveTicket(): void {
  flushSync(() => showMiddle({ kind: 'desk' }));
  if (!useOpenCall.getState().call) goTo('start');
}

/** Parks whom this desk is busy with: on the screen, or else the one it called last. */
export async function parkHere(): Promise<void> {
  if (!isOpen()) return;
  const view = await queryClient.fetchQuery(queueQuery).catch(() => null);
  if (!view) {
    noteTrouble(words.unreachable);
    return;
  }
  const busy = view.here.filter(({ state }) => state !== 'parked');
  const { middle } = useDeskView.getState();
  const callId = useOpenCall.getState().call?.draft.id;
  const onScreen = busy.find(
    ({ id, interactionId }) =>
      (middle.kind === 'ticket' && middle.ticketId === id) ||
      (callId !== undefined && interactionId === callId),
  );
  const ticket: TicketLine | undefined = onScreen ?? busy.at(-1);
  if (ticket) await moveTicket(ticket.id, { what: 'park' });
  else noteTrouble(queueWords.nobodyHere);
}
