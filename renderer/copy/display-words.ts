/** What the desk says of the customer's screen. */
export const customerScreenWords = {
  command: 'Customer’s screen: turn on or off',
  turnedOn: 'The customer’s screen is on.',
  turnedOff: 'The customer’s screen is off.',
  title: 'Their screen',
  showing: 'The notice is on their screen.',
  read: 'They touched “I have read it”.',
  talk: 'They would like to talk about the notice.',
  record: 'Record it as shown',
  recorded: 'Recorded: the notice was shown on their screen.',
  seen: 'Done',
} as const;
