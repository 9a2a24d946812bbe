/** Every key of the desk, as it is shown beside what it does and in the list under F1. */
export const keyNames = {
  find: 'Ctrl K',
  newCall: 'Ctrl N',
  newVisit: 'Ctrl Shift N',
  anotherEnquiry: 'Ctrl E',
  whyWeAsk: 'Ctrl I',
  speaksFor: 'Ctrl B',
  ratherNot: 'Ctrl D',
  askOptional: 'Ctrl O',
  said: 'F7',
  switchSide: 'F8',
  save: 'F9',
  lock: 'Ctrl L',
  language: 'Ctrl G',
  keys: 'F1',
  close: 'Esc',
  yes: 'Y',
  no: 'N',
} as const;

export const keyList: readonly { keys: string; does: string }[] = [
  { keys: `${keyNames.newCall} / ${keyNames.newVisit}`, does: 'Start a call / with someone at the desk' },
  { keys: keyNames.said, does: 'Mark the sentence as said, from anywhere' },
  { keys: 'A letter', does: 'Give the answer with that letter, while the right side has the focus' },
  { keys: keyNames.language, does: 'Go on in the council’s other language, where it has two' },
  { keys: keyNames.switchSide, does: 'Go between the enquiry and what to say next' },
  {
    keys: `${keyNames.whyWeAsk} / ${keyNames.ratherNot}`,
    does: 'The field you are in: why we ask / they’d rather not say (outside one: all details)',
  },
  {
    keys: `${keyNames.speaksFor} / ${keyNames.askOptional}`,
    does: 'Someone speaks for them / ask the optional question, where one is offered',
  },
  { keys: keyNames.anotherEnquiry, does: 'Add another enquiry to this call' },
  { keys: keyNames.save, does: 'Save and close; if something is missing, go there' },
  { keys: keyNames.find, does: 'Find an enquiry, or do anything by its name' },
  { keys: keyNames.lock, does: 'Cover the screen' },
  { keys: keyNames.keys, does: 'Show these keys' },
  { keys: keyNames.close, does: 'Close what floats, or go back to the call; what is typed stays' },
  { keys: 'Tab / Shift Tab', does: 'To the next field, or back' },
  { keys: 'Ctrl + / Ctrl − / Ctrl 0', does: 'Larger text, smaller text, as it was' },
];
