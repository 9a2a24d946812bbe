import type { HandOffState, HandOffView, ParkedMailLine } from '../../shared/ipc/hand-off-contract';
import type { MailFaultKind } from '../../shared/sync/mail-answer';
import { momentWords, numberWords } from './dates';

/** Why no e-mail goes just now: what is wrong, and what becomes of it. */
export const mailFaultWords: Record<MailFaultKind, string> = {
  'no-settings': 'E-mail is not set up on this PC.',
  'not-allowed': 'The council pack lets nothing go to the mail server of this PC.',
  'no-ca-file': 'The file with the mail server’s certificate authority cannot be read on this PC.',
  'no-password': 'The mail server’s password has not been entered on this PC.',
  'signed-out': 'The mail server does not take the password that this PC has for it.',
  unreachable: 'The mail server cannot be reached.',
  'no-answer': 'The mail server does not answer.',
  'no-tls': 'The mail server offers no encryption, and nothing is sent without.',
  'bad-certificate': 'The mail server cannot prove that it is the right one: its certificate is not trusted.',
  'turned-away': 'The mail server turns this PC away.',
};

export const handOffWords = {
  title: (reference: string) => `Pass ${reference} to a team by e-mail`,
  heading: 'Passed on by e-mail',
  none: 'Not passed on by e-mail.',
  wanted: (team: string) => `The council passes this on to ${team} by e-mail.`,
  start: 'Pass to a team by e-mail',
  startAgain: 'Pass to another team',
  passTo: (team: string) => `Pass to ${team} by e-mail`,
  nowhere: 'No team has an address in the council pack.',
  wantedButCannot: (why: string) =>
    `The council passes this on by e-mail, but that cannot be done here. ${why ? `${why} ` : ''}The CRM gets it all the same, where the team finds it by its reference. Please tell IT.`,
  to: 'To',
  findTeam: 'Find a team',
  noTeam: 'No team has this name.',
  otherAddress: 'Another address',
  address: 'Address',
  addressWarning: 'This does not read like an e-mail address, so nothing can go there.',
  typedWarning:
    'This address is not in the council’s directory. Check each letter: whoever has it reads the e-mail, and it cannot be called back.',
  reason: 'Why this address?',
  reasonHint: 'A few words without names',
  assumed: 'This address was made up for the demonstration.',
  tells: 'What the e-mail says, besides the reference',
  needsNothing: 'There is nothing else to tell.',
  sensitiveHint: 'Only if the team cannot act without it. That it was shown and sent goes on record.',
  sensitiveNever: 'Sensitive details stay here: the council pack gives them to other teams only.',
  preview: 'Exactly what will be sent',
  previewOf: { from: 'From', to: 'To', subject: 'Subject' },
  previewFirst: (first: string) => `${first} Then it is shown here.`,
  leftOut: (labels: readonly string[]) => `Stays here: ${labels.join(', ')}.`,
  send: 'Send it',
  saveFile: 'Save as a file',
  fileHint:
    'A saved file is opened and sent by your own mail program. It is outside the purge: delete it when it is sent. That it was saved goes on record.',
  cancel: 'Cancel',
  close: 'Close',
  waits: (why: string) => `${why} It waits on this PC and goes by itself.`,
  enterPassword: 'Enter the password (IT)',
  queued: 'It is on its way. Until it has left it can be recalled.',
  saved: 'Saved as a file. It is passed on once your own mail program has sent it.',
  recall: 'Recall it',
  recalled: 'Recalled. It is not sent.',
  tryAgain: 'Try again',
  triedAgain: 'It is sent again now.',
  giveUp: 'Do not send it',
  gaveUp: 'It is not sent.',
  serverSays: 'The mail server’s own words, for IT:',
  cameBack: 'It came back…',
  typed: 'address typed here',
} as const;

const stateWords: Record<HandOffState, (since: string | null) => string> = {
  queued: () => 'waits on this PC and goes by itself',
  sending: () => 'is being sent now',
  sent: (since) => (since ? `taken by the mail server ${since}` : 'taken by the mail server'),
  parked: () => 'not taken: the mail server refused it',
  recalled: (since) => `recalled ${since ?? ''}`,
  'given-up': (since) => `not sent: given up ${since ?? ''}`,
  'came-back': (since) => `came back ${since ?? ''}: nobody there has it`,
  'saved-as-file': (since) => (since ? `saved as a file ${since}` : 'saved as a file'),
};

/** To whom, and where it stands. A try whose answer was lost is told of: the server may have it. */
export function handOffSentence(
  { to, typed, state, since, tries }: HandOffView,
  fault: MailFaultKind | null,
  today: string,
): string {
  const who = to.name ? `${to.name} (${to.address})` : `${to.address}, ${handOffWords.typed}`;
  const stand = stateWords[state](since === null ? null : momentWords(since, today));
  const why = state === 'queued' && fault ? ` ${mailFaultWords[fault]}` : '';
  const recalled = state === 'recalled';
  const times = tries === 1 ? 'once' : `${numberWords(tries)} times`;
  const has = recalled ? 'the server may have it all the same' : 'the server may have it already';
  const maybe = (state === 'queued' || recalled) && tries > 0 ? ` It was tried ${times}; ${has}.` : '';
  const unsent = recalled && tries === 0 ? ', not sent' : '';
  return `${typed && to.name ? `${who}, ${handOffWords.typed}` : who}: ${stand}${unsent}.${why}${maybe}`;
}

/** What happened and what is safe; what to do are the buttons beside it. */
export const parkedMailReason = ({ tooManyTries }: ParkedMailLine): string =>
  tooManyTries
    ? 'The mail server put this e-mail off too often. All of it is kept on this PC.'
    : 'The mail server refused this e-mail. All of it is kept on this PC; the enquiry itself goes to the CRM all the same.';

export const parkedMailWords = {
  to: (name: string, address: string) => (name ? `To ${name} (${address})` : `To ${address}`),
} as const;

export const cameBackWords = {
  title: 'The e-mail came back',
  text: 'The enquiry itself is safe, here and with the CRM. Once you have said why the e-mail came back, you can pass it on again.',
  label: 'What the returned message says',
  hint: 'Copy what tells why, without the e-mail that it brings back.',
  keep: 'It came back',
  cancel: 'Cancel',
  kept: 'Noted that it came back. You can pass it on again.',
} as const;

export const mailPasswordWords = {
  title: 'The mail server’s password (IT)',
  text: 'It is tried with the mail server, then kept in this PC’s keychain for whoever is logged on now. It is written nowhere else.',
  label: 'Password',
  keep: 'Try it and keep it',
  trying: 'Asking the mail server…',
  cancel: 'Cancel',
  command: 'Enter the mail server’s password (IT)',
} as const;
