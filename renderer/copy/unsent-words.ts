import type { DestroyGround } from '../../shared/audit/unsent-events';
import type { DeskStatus } from '../../shared/ipc/status';
import type { UnsentLine, UnsentOutputs } from '../../shared/ipc/unsent-contract';
import { momentWords, numberWords, periodWords } from './dates';
import { parkedReason } from './delivery-words';

const one = (n: number, single: string, many: string): string =>
  `${numberWords(n)} ${n === 1 ? single : many}`;

/** Why what waits has not gone: by the line to the CRM as it is now. */
function waitsBecause({ connectivity }: DeskStatus, tries: number, today: string): string {
  const tried =
    tries > 0
      ? ` It was tried ${tries === 1 ? 'once' : one(tries, 'time', 'times')}; the CRM may have it already, and takes it once.`
      : '';
  switch (connectivity.state) {
    case 'online':
      return `The CRM answers, and it is its turn soon.${tried}`;
    case 'checking':
      return `This PC is looking for the CRM.${tried}`;
    case 'offline':
      return `The CRM has not answered since ${momentWords(connectivity.since, today)}. It goes by itself when it does.${tried}`;
    case 'signed-out':
      return `The CRM wants this desk to sign in again.${tried}`;
    case 'not-enrolled':
      return 'The CRM does not know this PC yet. Ask IT.';
    case 'no-crm':
      return 'No CRM is set up on this PC. Ask IT.';
    case 'not-allowed':
      return 'The council pack lets nothing go to the CRM of this PC. Ask IT.';
  }
}

/** Why one enquiry is not sent, in a sentence or two. */
export function whyUnsent(
  { why, what, paper }: UnsentLine,
  status: DeskStatus | undefined,
  today: string,
): string {
  switch (why.kind) {
    case 'parked':
      return what === 'mail'
        ? 'The mail server did not take the e-mail about it.'
        : parkedReason[why.why.kind];
    case 'aside':
      return paper?.way === 'paper' && paper.printed
        ? `Printed ${momentWords(paper.at, today)}. Nothing sends it until you say what became of the paper.`
        : 'Set aside to be printed, and not known to be printed: Firstpoint may have ended in between. Print it again, also where a sheet lies there already, or send it instead. Nothing sends it until you decide.';
    case 'sending':
      return 'It is on its way at this moment.';
    case 'waits':
      if (what === 'mail') return 'An e-mail about it waits for the mail server.';
      return status ? waitsBecause(status, why.tries, today) : 'It waits on this PC.';
  }
}

/** What else was done with it. */
export function doneWith({ file, paper }: UnsentLine, today: string): string[] {
  const lines: string[] = [];
  if (file)
    lines.push(
      `Exported ${momentWords(file.at, today)} to be sent by desk ${file.toDesk}. It stays here until the CRM has it.`,
    );
  if (paper?.way === 'handed-over')
    lines.push(
      `Handed over on paper to ${paper.to}, ${momentWords(paper.at, today)}. ${paper.alsoSent ? 'It is sent to the CRM as well, as was chosen.' : 'What was on that paper is not sent, as was chosen.'}`,
    );
  return lines;
}

export const unsentPaneWords = {
  title: 'Unsent and old',
  command: 'See what is not sent, and what can be done about it',
  empty: 'Everything is sent. Nothing waits on this PC.',
  oldTitle: (after: string) => `Waiting longer than ${periodWords(after)}`,
  oldHint:
    'Please tell your supervisor. An enquiry stays on this PC until it is sent or somebody decides about it: it is handed over on paper, destroyed with a second person’s code, or erased. A queue ticket goes with its day, sent or not.',
  restTitle: 'Not sent yet',
  none: 'Nothing has waited that long.',
  since: (at: string) => `Waiting since ${at}`,
  change: 'The CRM has the enquiry; something added later waits.',
  unreadable: 'an enquiry that cannot be read here any more',
  sendNow: 'Send now',
  sendNowSaid: 'It is tried again now. If it stays in this list, it could not go yet; it is safe on this PC.',
  export: 'Export for another desk…',
  exportAll: (n: number) => `Export all ${numberWords(n)} for another desk…`,
  exportSome: (n: number) => `Export ${numberWords(n)} for another desk; the rest needs another file…`,
  paper: 'Hand over on paper…',
  destroy: 'Destroy…',
  handedOver: 'It was handed over…',
  printAgain: 'Print it again…',
  sendInstead: 'Send it instead',
  open: 'Open it',
  crmSays: 'The CRM’s own words, for IT:',
  mailSays: 'The server’s own words, for IT:',
  held: 'Kept for a legal reason: it cannot be destroyed.',
  waitingOld: (n: number, after: string) => `${numberWords(n)} not sent for over ${periodWords(after)}`,
  waitingOldHint: 'see what can be done',
  waitingAside: (n: number) => `${one(n, 'enquiry', 'enquiries')} on paper`,
  waitingAsideHint: 'say what became of it',
} as const;

export const exportWords = {
  title: (n: number) => `Export ${one(n, 'enquiry', 'enquiries')} for another desk`,
  text: 'What you export goes into one sealed file, for a stick or a shared drive. Only the desk that you name takes it in, and only with a code that you tell by telephone.',
  stays:
    'This PC keeps everything until the CRM has it. Whichever desk sends it first, the CRM takes it once.',
  onPaper:
    'A sheet was printed of what goes into this file. If the sheet is handed over and the other desk sends it as well, the team gets it twice.',
  desk: 'The other desk’s three letters or digits',
  deskHint: 'That desk shows them under Ctrl K, “Take in from another desk”. Its references begin with them.',
  deskWrong: 'Three letters or digits are needed.',
  ownDesk: 'Those are this desk’s own.',
  save: 'Save the file',
  saving: 'Saving…',
  saved: (desk: string) => `The file for desk ${desk} is saved.`,
  tell: (desk: string) => `Tell this code to desk ${desk} by telephone:`,
  code: 'Code',
  once: 'It is shown this once and kept nowhere. Never send it by the way that the file goes. If it gets lost, export again: that file has a code of its own.',
  notNoted: 'This PC could not note that the file was made. The file and its code are good all the same.',
  behind:
    'Something was added while the file was being saved, and is not in it. This PC sends that itself when it can; or export once more.',
  outside: 'The file is outside the purge: delete it when the other desk has taken it in.',
  told: 'I have told it',
  cancel: 'Cancel',
} as const;

export const takeInWords = {
  title: 'Take in from another desk',
  command: 'Take in from another desk: a file and its code',
  thisDesk: (code: string) => `This desk is ${code}. The other desk types that when it makes the file.`,
  notEnrolled: 'The CRM does not know this PC yet, so it can take nothing in. Ask IT.',
  choose: 'Choose the file…',
  chooseOther: 'Choose another file…',
  from: (desk: string, at: string) => `A file from desk ${desk}, made ${at}.`,
  code: 'The code they tell you',
  codeHint: '25 letters and digits in five groups. Capitals and dashes do not matter.',
  takeIn: 'Take it in',
  takingIn: 'Reading it…',
  taken: ({ taken, known, rewritten, gone }: UnsentOutputs['unsent.take-in']) =>
    [
      `Taken in: ${taken.join(', ')}.`,
      known > 0 ? `${one(known, 'more was', 'more were')} here already.` : '',
      rewritten > 0
        ? `Of ${numberWords(rewritten)} the other desk has other words: they were not taken in, and that desk sends them itself.`
        : '',
      gone > 0
        ? `${one(gone, 'more was', 'more were')} here before and ${gone === 1 ? 'is' : 'are'} gone for good; a file brings nothing back.`
        : '',
      `This desk sends ${taken.length === 1 ? 'it' : 'them'} now.`,
    ]
      .filter(Boolean)
      .join(' '),
  after: 'Delete the file now: it is outside the purge.',
  close: 'Close',
} as const;

export const paperWords = {
  title: (reference: string) => `Hand ${reference} over on paper`,
  text: 'It is printed in full, with everything that was written down. Until you say what became of the paper, this PC does not send it, so that no team gets it twice.',
  mayBeThere: 'It was tried before: the CRM may have it already, without the answer having come back.',
  inFile: (desk: string) =>
    `A file of it was made for desk ${desk}, which may send it: with the paper the team would get it twice. Ask that desk not to take it in.`,
  outside:
    'Paper is outside the purge. Whoever takes it keeps it locked away and destroys it when it is no longer needed.',
  sensitive: 'The details that are kept apart are printed too. That they were is recorded.',
  print: 'Set it aside and print',
  printing: 'Printing…',
  printed: 'Printed. Hand the sheet over now, then say so under “Unsent and old”.',
  'no-printer': 'This PC has no printer, so nothing was printed. It is sent as before.',
  'not-done': 'It was not printed. It is sent as before.',
  stillAside: 'It was not printed this time. The sheet from before is out all the same, so nothing sends it.',
  unread: 'It could not be read, so nothing was printed. Nothing was changed.',
  close: 'Close',
  cancel: 'Cancel',
  sheetTitle: 'Enquiry, handed over on paper',
  sheetTaken: (officer: string, at: string) => `Taken by ${officer}, ${at}`,
  sheetPrinted: (at: string, desk: string) => `Printed ${at}${desk ? ` at ${desk}` : ''}`,
  sheetSensitive: 'Sensitive details',
  sheetSaid: 'What was said about personal data',
  sheetGiven: 'Handed to (role or team), when, signature',
  sheetNote:
    'Personal data on paper, outside the purge: lock it away, and destroy it when it is no longer needed.',
} as const;

/** Whether the CRM may have it, though its answer never came back; or has a copy of its own. */
export const mayHaveArrived = ({ why }: UnsentLine): boolean =>
  (why.kind === 'waits' && why.tries > 0) ||
  (why.kind === 'parked' && (why.why.kind === 'too-many-tries' || why.why.kind === 'conflict'));

/**
 * What the sheet says of the CRM. Whether it is sent as well is chosen when it is handed over, so on the sheet that is
 * ticked by hand.
 */
export function sheetCrm(line: UnsentLine): string[] {
  const { what, why } = line;
  if (what === 'change')
    return [
      'The council’s CRM has this enquiry already, under this reference. Do not enter it again: only what was added last had not arrived there when this was printed.',
    ];
  const stands =
    why.kind === 'parked' && why.why.kind === 'erased'
      ? 'The council’s CRM has erased this record. Do not enter it again without asking why.'
      : mayHaveArrived(line)
        ? 'The council’s CRM may have it already.'
        : why.kind === 'parked'
          ? 'The council’s CRM did not take it as it stands.'
          : 'It had not been sent to the council’s CRM when this was printed.';
  return [
    `${stands} Look there for this reference before you enter anything.`,
    'Tick one when you hand it over:',
    '☐ Only on paper. Enter it into the CRM, with this reference, unless it is there.',
    '☐ Sent to the CRM as well. Do not enter it.',
  ];
}

export const handedOverWords = {
  title: (reference: string) => `Has the paper of ${reference} been handed over?`,
  to: 'To which role or team?',
  toHint: 'Such as “Waste team leader”. Rather a role than a name.',
  crm: 'And the CRM?',
  notSent: 'The paper is enough: do not send it',
  alsoSent: 'Send it too, when that works',
  notSentHint:
    'It counts as passed on from now, and the copy here goes when its time is up. This PC never sends it.',
  alsoSentHint: 'It stays in the list until the CRM has it. Tell the team: they may get it twice.',
  inFile: (desk: string) =>
    `A file of it was made for desk ${desk}. Whatever you choose here, that desk may send it: ask there, and tell the team.`,
  confirm: 'Yes, it was handed over',
  cancel: 'Not yet',
  done: 'Recorded: handed over on paper.',
} as const;

const grounds: Record<DestroyGround, string> = {
  'entered-elsewhere': 'Somebody entered it into the CRM by hand',
  'recorded-twice': 'The same was recorded twice',
  'not-a-real-enquiry': 'It was a test or a mistake',
  'asked-to-withdraw': 'The person has taken it back',
  'no-longer-needed': 'It has been dealt with otherwise',
};

export const destroyWords = {
  title: (reference: string) => `Destroy ${reference}?`,
  text: 'It becomes unreadable for good, here and in every copy of this PC’s data. Nobody can bring it back. That it was destroyed, why and who confirmed it stays on record, without anything about the person.',
  change: 'The CRM keeps what it has of it; what waits here is lost.',
  mayBeThere: 'It was tried before: the CRM may have it all the same.',
  exported: (desk: string) =>
    `The file for desk ${desk} still opens there. Ask that desk not to take it in, and delete it.`,
  onPaper: 'The sheet that was printed stays as it is.',
  ground: 'Why?',
  grounds,
  second: 'A second person confirms it.',
  destroy: 'Destroy it for good',
  destroying: 'Destroying…',
  cancel: 'Keep it',
  done: 'Destroyed, and recorded.',
} as const;
