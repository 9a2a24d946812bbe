import type { Problem } from '../../shared/ipc/port-message';

/** The words of an e-mail to a service team. */
export const handOffText = {
  subject: (reference: string, service: string) => `${reference}: ${service}`,
  opening: 'An enquiry for your team.',
  reference: 'Reference',
  about: 'About',
  taken: 'Taken',
  takenHow: (at: string, channel: 'phone' | 'in-person', officer: string) =>
    `${at}, ${channel === 'phone' ? 'by phone' : 'in person'}, by ${officer}`,
  by: 'Answer promised by',
  parts: { name: 'Name', phone: 'Phone', email: 'E-mail', address: 'Address', postcode: 'Postcode' },
  representative: 'Spoken for by',
  note: 'Note',
  sensitive: 'Sensitive: only for whoever deals with it',
  sensitiveItem: 'Sensitive details',
  leftOut: (count: number) =>
    count === 1
      ? 'One detail was left out. If you need it, ask for it by the reference.'
      : `${count} details were left out. If you need them, ask for them by the reference.`,
  closing: 'Please work by the reference, and put no names into the subject when you answer.',
} as const;

export const handOffGone: Problem = {
  kind: 'gone',
  say: 'This enquiry is no longer on this PC, so it cannot be passed on from here.',
};
export const noSuchTeam: Problem = {
  kind: 'no-team',
  say: 'This team is not in the council’s directory any more, so nothing was sent. Please choose again.',
};
export const sensitiveNotForThem: Problem = {
  kind: 'not-for-them',
  say: 'The council pack gives sensitive details to other teams only, so nothing was sent. Please take them out.',
};
export const previewChanged: Problem = {
  kind: 'stale',
  say: 'The enquiry or the council pack changed since the preview, so nothing was sent. Please look at it again.',
};
export const noMailHere: Problem = {
  kind: 'no-mail',
  say: 'E-mail is not set up on this PC, so nothing was sent. The CRM has the enquiry, or gets it by itself.',
};
export const mailNotAllowed: Problem = {
  kind: 'not-allowed',
  say: 'The council pack lets nothing go to the mail server of this PC, so nothing was sent. Please tell IT.',
};
export const noFilesHere: Problem = {
  kind: 'no-files',
  say: 'IT does not let e-mails be saved as files on this PC. Nothing was saved.',
};
export const tooLateToRecall: Problem = {
  kind: 'too-late',
  say: 'It has left already, or is leaving now, so it cannot be recalled. Please tell the team.',
};
export const mailDecidedAlready: Problem = {
  kind: 'not-parked',
  say: 'Somebody has already decided about this one.',
};
export const neverLeft: Problem = {
  kind: 'not-sent',
  say: 'This e-mail was not sent from here, or somebody has already decided about it. Nothing was changed.',
};
export const savedNotNoted: Problem = {
  kind: 'store-trouble',
  say: 'The file was saved, but that could not be noted here. Please delete the file and try again.',
};
