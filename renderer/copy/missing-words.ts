/** What stands in the way of doing something, and the `data-place` where it is put right. */
export type Missing = { place: string; say: string };

/** Said when somebody asks for it to be done all the same. */
export const missingWords = {
  reason: 'Write down why first, in a few words.',
  card: 'Take the card number out first.',
  tooLong: (most: number) => `Shorten this first: it takes ${most} characters at most.`,
  day: 'Choose another day first.',
  person: 'Choose who confirms it first.',
  code: 'Their code is still needed. They type it themselves.',
  recipient: 'Choose who gets it first.',
  address: 'Type the whole e-mail address first.',
  addressReason: 'Say why it goes to this address first.',
  returned: 'Say first what the returned message says, in a few words.',
  desk: 'Type the other desk’s three letters or digits first.',
  handedTo: 'Say first to which role or team it was handed.',
  handedCrm: 'Choose first whether it is sent to the CRM too.',
  ground: 'Choose first why it is destroyed.',
  fileCode: 'Type the code first that the other desk tells you.',
} as const;

/** The first of these that is missing. */
export const firstMissing = (...all: readonly (Missing | false | null)[]): Missing | null =>
  all.find((one): one is Missing => Boolean(one)) ?? null;
