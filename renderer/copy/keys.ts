/** Every key of the desk, as it is shown beside what it does and in the list under F1. */
export const keyNames = {
  find: 'Ctrl K',
  newCall: 'Ctrl N',
  newVisit: 'Ctrl Shift N',
  anotherEnquiry: 'Ctrl E',
  whyWeAsk: 'Ctrl I',
  said: 'F7',
  switchSide: 'F8',
  save: 'F9',
  lock: 'Ctrl L',
  keys: 'F1',
  close: 'Esc',
  yes: 'Y',
  no: 'N',
} as const;

export const keyList: readonly { keys: string; does: string }[] = [
  { keys: keyNames.newCall, does: 'Start a call' },
  { keys: keyNames.newVisit, does: 'Start with someone at the desk' },
  { keys: keyNames.said, does: 'Mark the sentence as said, from anywhere' },
  { keys: `${keyNames.yes} / ${keyNames.no}`, does: 'Answer yes or no, while the right side has the focus' },
  { keys: keyNames.switchSide, does: 'Go between the enquiry and what to say next' },
  { keys: keyNames.whyWeAsk, does: 'Why we ask: show the reason for the field you are in' },
  { keys: keyNames.anotherEnquiry, does: 'Add another enquiry to this call' },
  { keys: keyNames.save, does: 'Save and close; if something is missing, go there' },
  { keys: keyNames.find, does: 'Find an enquiry, or do anything by its name' },
  { keys: keyNames.lock, does: 'Cover the screen' },
  { keys: keyNames.keys, does: 'Show these keys' },
  { keys: keyNames.close, does: 'Close what floats; what is typed stays' },
  { keys: 'Tab / Shift Tab', does: 'To the next field, or back' },
  { keys: 'Ctrl + / Ctrl − / Ctrl 0', does: 'Larger text, smaller text, as it was' },
];
