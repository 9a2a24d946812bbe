import type { QueueTicket } from '../../shared/domain/queue-ticket';
import type { MissedTicket } from '../../shared/ipc/queue-contract';
import type { Problem } from '../../shared/ipc/port-message';

/** What the vault says about the queue. */
export const queueOff: Problem = {
  kind: 'queue-off',
  say: 'This council’s pack has no queue, so nobody is checked in here.',
};
export const flagsOff: Problem = {
  kind: 'flags-off',
  say: 'This council’s pack notes no adjustments. Nobody was checked in; please do what they asked for, and leave it out.',
};
export const nameWithoutNotice: Problem = {
  kind: 'no-receipt',
  say: 'A name is kept only once they have seen how it is used. Nobody was checked in: show the notice first, or leave the name out.',
};
export const onlyOwnTickets: Problem = {
  kind: 'queue-offline',
  say: 'Nobody was called: the CRM can’t be asked, and another desk may have called the people who still wait. Those you check in now you can call. If somebody stands here with an older number, check them in again and call them by the new one.',
};
export const queueNotAnswered: Problem = {
  kind: 'queue-offline',
  say: 'The CRM can’t be asked just now, and another desk may have this ticket. Nothing was changed. If they stand here, check them in again.',
};
export const callNotAnswered = ({ facts }: QueueTicket): Problem => ({
  kind: 'queue-no-answer',
  say: `The CRM did not answer in time, so ${facts.number} was not called. If it was given to this desk after all, it shows here by itself.`,
});
export const ticketElsewhere = ({ number, desk }: MissedTicket): Problem => ({
  kind: 'ticket-elsewhere',
  say: desk === '' ? `${number} is not waiting any more.` : `${number} is at ${desk}: they were first.`,
});
export const firstFinish = ({ facts, standing }: QueueTicket): Problem => ({
  kind: 'desk-busy',
  say:
    standing.state === 'called'
      ? `${facts.number} is called to this desk. Say first whether they came.`
      : `${facts.number} is still at this desk. Save the enquiry, or park them, before you call the next.`,
});
const stateWords: Record<QueueTicket['standing']['state'], string> = {
  waiting: 'is waiting',
  called: 'has been called',
  serving: 'is being served',
  parked: 'is parked',
  'no-show': 'did not come',
  finished: 'is finished',
};
/** Nothing of it is here any more, or it stands otherwise than the screen showed. */
export const ticketNotSo = (ticket: QueueTicket | undefined): Problem => {
  if (!ticket) return { kind: 'gone', say: 'This ticket is no longer in today’s queue.' };
  const { facts, standing } = ticket;
  const desk = (standing.holder ?? standing.desk)?.name;
  const at = desk === undefined || standing.state === 'waiting' ? '' : ` (${desk})`;
  return {
    kind: 'ticket-not-so',
    say: `${facts.number} ${stateWords[standing.state]}${at}. Nothing was changed.`,
  };
};
