import { numberWords } from './dates';

export const findWords = {
  title: 'Find or do anything',
  label: 'Find',
  placeholder: 'Reference, name, phone, postcode, words, or what you want to do',
  here: 'On this PC',
  crm: 'In the CRM',
  commands: 'Do',
  nothing: 'Nothing found on this PC.',
  noAnswerHere: 'This PC could not look just now. Nothing is lost; look again in a moment.',
  building: 'The list is still being read; there may be more in a moment.',
  checking: 'looking…',
  crmNothing: 'nothing found.',
  notChecked: {
    offline: 'not checked: offline',
    'not-enrolled': 'not checked: this desk is not known to the CRM yet',
    'words-stay-here':
      'not checked: words stay on this PC. The CRM is asked for references, phones, postcodes and names.',
    'no-answer': 'not checked: the CRM did not answer',
  },
  results: (n: number) => (n === 1 ? 'One result' : `${numberWords(n)} results`),
  someone: 'no name',
} as const;

export const enquiryViewWords = {
  title: 'Saved enquiry',
  said: 'What was said',
  nothingSaid: 'Nothing had to be said: it is anonymous.',
  delivery: 'Delivery',
  keptUntil: 'Kept here',
  openedBy: (officer: string, at: string) => `Taken by ${officer}, ${at}`,
  back: 'Back to the desk',
  backToCall: 'Back to the call',
  gone: 'This enquiry is no longer on this PC.',
  crmOnly: 'This is in the CRM, not on this PC. Open it there with its reference.',
  reading: 'Opening it…',
  lookAtParked: 'See what can be done',
} as const;

export const parkedWords = {
  title: 'Refused: these were not taken',
  empty: 'Nothing was refused.',
  crmSays: 'The CRM’s own words, for IT:',
  here: 'Written here',
  inCrm: 'In the CRM',
  nothing: 'nothing',
  same: 'Both copies say the same.',
  restSame: 'All else is the same.',
  tryAgain: 'Try again',
  correct: 'Correct it',
  accept: 'Keep the CRM’s copy',
  deciding: 'Doing that…',
  since: (at: string) => `Parked ${at}`,
  triedAgain: 'It is sent again now.',
  accepted: 'The CRM’s copy is kept.',
} as const;

export const packDialogWords = {
  title: 'Demonstration pack',
  titleInForce: 'Council pack in force',
  text: 'Scripts, services and periods come from the council pack. This one is for demonstration: what the council’s public notice leaves open was assumed.',
  assumed: 'Assumed',
  conflicts: 'Where the council’s notices differ',
  says: (source: string, what: string) => `${source}: ${what}`,
  followed: (what: string) => `Followed here: ${what}`,
  openPoints: 'What the council’s notices leave open',
  council: 'Council',
  version: 'Version',
  status: 'Status',
  statuses: { demonstration: 'for demonstration', production: 'for real callers' },
  since: 'In use since',
  builtIn: 'came with Firstpoint',
  trial: 'a trial: a file without a signature, by IT’s choice',
  signedWith: 'Signed with key',
  runsOut: 'Runs out',
  next: 'Next',
  nextFrom: (version: string, day: string) => `${version}, for calls from ${day} on`,
  findings: (count: number) =>
    count === 1
      ? 'To put right in the pack that was refused'
      : `To put right in the pack that was refused: ${numberWords(count)}`,
  todo: (what: string) => `To do: ${what}`,
  openCall: (version: string) =>
    `The call on screen was begun with pack ${version} and keeps it to its end. New calls use the pack below.`,
  look: 'Look for a newer one',
  looking: 'Asking the CRM…',
  asked: (time: string) => `Asked at ${time}. What stands here is what came of it.`,
} as const;

export const lockWords = {
  title: 'Covered',
  text: 'The screen is covered. What was typed is kept.',
  honest:
    'This only hides the screen: whoever sits here can show it again. Lock the computer itself when you leave (Windows key + L).',
  show: 'Show the desk',
} as const;

export const quitWords = {
  title: (sending: number) =>
    sending === 1
      ? '1 enquiry is still being sent'
      : `${numberWords(sending)} enquiries are still being sent`,
  queued: (queued: number) =>
    queued === 0
      ? 'Nothing is lost either way.'
      : `${numberWords(queued)} more ${queued === 1 ? 'waits' : 'wait'} on this PC. Nothing is lost either way.`,
  wait: 'Wait',
  quit: 'Quit anyway, they are kept',
} as const;

export const keysDialogWords = {
  title: 'Keys',
  key: 'Key',
  does: 'What it does',
  note: 'In a field a letter is only ever a letter.',
} as const;

const aside =
  'The old store is not deleted. It stays on this PC beside the new one, as it is, so that IT can look at it. What was not yet sent from it is not sent.';

/** Why nothing can be stored, what is safe, what to do. */
export const gateWords = {
  'no-keychain': {
    title: 'Nothing can be stored on this PC',
    text: [
      'Firstpoint keeps personal details only under a key that the computer’s own keychain holds. No keychain answers here, so it writes nothing down: unprotected details could be read by others and could not be purged.',
      'Enquiries saved earlier stay as they are. Please ask IT to start the keychain (Windows Credential Manager, macOS Keychain, or a Secret Service on Linux), then start Firstpoint again.',
    ],
  },
  unopenable: {
    title: 'The keys on this PC cannot be opened',
    text: [
      'The file with the keys is here, but the computer’s keychain no longer holds what opens it. This happens when a Windows profile was reset or the keychain was replaced.',
      'Nothing was changed or deleted. IT may be able to bring the keychain back; then start Firstpoint again. Or you can start afresh with an empty store.',
    ],
  },
  'older-copy': {
    title: 'This is an older copy of the store',
    text: [
      'The files on this PC are from before some records were purged, for example out of a backup. Those records must stay gone, so this copy is not opened.',
      'Nothing was changed or deleted. You can start afresh with an empty store.',
    ],
  },
  aside: {
    button: 'Start afresh…',
    title: 'Start afresh with an empty store?',
    text: aside,
    confirm: 'Start afresh',
    cancel: 'Leave it as it is',
    file: (file: string) => `For IT: ${file}`,
  },
  passphrase: {
    first: 'Choose a passphrase for this PC',
    firstText:
      'There is no keychain here, and your IT allows a passphrase instead. It is asked for at every start. Nobody can bring it back: without it, what is stored here stays closed.',
    firstHonest:
      'Without a keychain a purge protects against what is left on this PC, not against a complete copy made earlier.',
    again: 'Type the passphrase for this PC',
    againText: 'What is stored here opens with it.',
    label: 'Passphrase',
    wrong: 'This passphrase does not open the store. Nothing was changed; try once more.',
    open: 'Open',
    choose: 'Use this passphrase',
    opening: 'Opening…',
  },
  'newer-version': {
    title: 'This store needs a newer Firstpoint',
    text: [
      'A newer version of Firstpoint has been used on this PC. This one could damage what it stored, so it opens nothing.',
      'Everything is kept as it is. Please ask IT for the newer version.',
    ],
  },
  damaged: {
    title: 'The store on this PC is damaged',
    text: [
      'The store could not be opened. Nothing was deleted.',
      'Start Firstpoint again. If this comes back, please show it to IT before anything else is tried.',
    ],
  },
  full: {
    title: 'The disk of this PC is full',
    text: [
      'Nothing more can be stored, so please write nothing down here for now. What was saved is safe and goes on being sent.',
      'Free some space, or ask IT: Firstpoint then goes on by itself.',
    ],
  },
  noMain: {
    title: 'Firstpoint did not start completely',
    text: ['A part of it does not answer. What was saved is safe. Close Firstpoint and start it again.'],
  },
  mistake: {
    title: 'This part of the screen stopped working',
    text: 'What was saved, and what was kept while you typed, is safe on this PC.',
    again: 'Show the desk again',
  },
} as const;
