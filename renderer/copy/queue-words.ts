import type { TicketFlagId } from '../../shared/domain/queue-ticket';
import type { MissedTicket, TicketLine } from '../../shared/ipc/queue-contract';
import { listWords, numberWords } from './dates';

const people = (n: number): string => (n === 1 ? '1 person' : `${numberWords(n)} people`);

/** Whole minutes, as a person says them: "under a minute", "14 min", "1 h 5 min". */
export function minutesWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'under a minute';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

export const queueWords = {
  title: 'Queue',
  empty: 'Nobody waits.',
  waiting: (n: number) => `${people(n)} ${n === 1 ? 'waits' : 'wait'}`,
  longest: (wait: string) => `longest ${wait}`,
  expected: (wait: string) => `who comes now waits about ${wait}`,
  justCame: 'just now',
  here: 'At this desk',
  elsewhere: 'At the other desks',
  noShows: 'Did not come',
  showRest: (more: number, others: boolean) =>
    [
      more > 0 ? `Show ${numberWords(more)} more who ${more === 1 ? 'waits' : 'wait'}` : '',
      others ? `${more > 0 ? 'who' : 'Show who'} did not come, and who is elsewhere` : '',
    ]
      .filter(Boolean)
      .join(', '),
  showLess: 'Show less',
  checkIn: 'Check in',
  callNext: 'Call next',
  told: 'Told',
  tell: (number: string) => `Tell them: ${number}`,
  checkedIn: (number: string) => `Checked in. Their number is ${number}.`,
  called: (line: TicketLine) => `${line.number} is called. ${beforeGreeting(line)}`.trim(),
  nobody: 'Nobody waits who could be called.',
  nobodyHere: 'Nobody is at this desk who could be parked. F3 calls the next.',
  again: 'Press F3 for the next.',
  missed: (missed: readonly MissedTicket[]) =>
    `${listWords(missed.map(({ number, desk }) => (desk === '' ? number : `${number} (${desk})`)))} went to another desk a moment before.`,
  first: 'goes first',
  flags: {
    'large-print': 'large print',
    'hearing-loop': 'hearing loop',
    interpreter: 'interpreter',
    seat: 'needs a seat',
  } satisfies Record<TicketFlagId, string>,
  beforeGreeting: 'Before you greet them',
  forDesk: (desk: string) => `for ${desk}`,
  notSaid: 'not said',
  states: {
    waiting: 'waiting',
    called: 'called',
    serving: 'at the desk',
    parked: 'parked',
    'no-show': 'did not come',
    finished: 'finished',
  } satisfies Record<TicketLine['state'], string>,
  calledTimes: (n: number) => (n < 2 ? '' : `called ${n} times`),
  ticket: {
    title: (number: string) => `Ticket ${number}`,
    gone: 'This ticket is finished, or no longer in today’s queue.',
    waitsFor: (wait: string) => `Waiting for ${wait}`,
    lookFor: 'Look for',
    about: 'About',
    noDescription: 'nothing noted',
    call: 'Call',
    theyAreHere: 'They are here',
    callAgain: 'Call again',
    notHere: 'They did not come',
    park: 'Park',
    resume: 'Call from parking',
    requeue: 'Back in the queue',
    passOn: (desk: string) => `Pass on to ${desk}`,
    passOnElsewhere: 'Pass on to another desk …',
    passOnUnseen: (desk: string) => `Pass on to ${desk} · not seen today`,
    otherDesks: 'Other desks',
    askingDesks: 'The CRM is asked which desks there are.',
    noDesks: 'No other desk is known.',
    desksNotAsked: 'The CRM can’t be asked just now, so these are only the desks that this PC knows of.',
    unseenHint:
      'A desk where nobody sits calls nobody: the others get this ticket only by picking it from the list.',
    finish: 'Finished, nothing to save',
    openCall: 'Go to the enquiry',
    elsewhere: (desk: string) => `This ticket is at ${desk}.`,
    takeOver: (desk: string) => `Take it over from ${desk}`,
    takeOverHint:
      'Only when that desk can’t go on: it is out of order, or nobody sits there. It is put on record.',
    until: 'Everything about this ticket goes at the end of today.',
  },
  checkInDialog: {
    title: 'Check in',
    description: 'What to look out for',
    descriptionHint:
      'Clothes or what they carry, e.g. blue coat. No name. May stay empty. It goes at the end of today.',
    sensitive: 'This may say something about health or the like. Write down clothes instead.',
    about: 'About',
    priority: 'Order',
    usual: 'As they came',
    first: 'Goes first',
    flags: 'They asked for',
    flagsButton: 'They asked for something',
    flagsHint:
      'Only when they ask by themselves. It goes at the end of today and is asked for anew next time.',
    withName: 'With a name',
    nameShown: 'Point to the notice on the desk first. A name opens once they have seen it.',
    nameShownEither: 'They see the notice first, on their screen or on the desk. Then a name opens.',
    onTheirScreen: 'Show it on their screen',
    onScreen: 'The notice is on their screen. Let them read it.',
    readIt: 'They touched “I have read it”.',
    talk: 'They would like to talk about the notice.',
    record: 'Record it as shown',
    seen: 'They have seen it',
    seenOnDesk: 'They have seen it on the desk',
    name: 'Name to call out',
    nameHint: 'It goes at the end of today.',
    submit: 'Check in',
    cancel: 'Cancel',
  },
} as const;

/** What one should know before saying a word to them. */
function beforeGreeting({ flags }: TicketLine): string {
  return flags.length === 0 ? '' : `${listWords(flags.map((flag) => queueWords.flags[flag]))}.`;
}

/** What tells one ticket from another at a glance. */
export const lookOutFor = (line: TicketLine): string =>
  [line.name, line.description].filter((part) => part !== null && part !== '').join(' · ');
