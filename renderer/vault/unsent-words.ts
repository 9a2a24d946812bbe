import type { Problem } from '../../shared/ipc/port-message';

/** Refusals about what could not be sent: what happened, what is safe, what to do. */
export const beingSent: Problem = {
  kind: 'being-sent',
  say: 'It is on its way to the CRM at this moment, so nothing was changed. Please look again in a moment.',
};
export const sentMeanwhile: Problem = {
  kind: 'sent-meanwhile',
  say: 'The CRM has taken it in the meantime, so there is nothing left to do here.',
};
export const unsentGone: Problem = {
  kind: 'gone',
  say: 'This is no longer waiting on this PC: it was sent, or somebody decided about it.',
};
export const onlyByMail: Problem = {
  kind: 'only-mail',
  say: 'Only an e-mail about it waits here, and that can’t go this way. Recall it or try it again where the enquiry is shown.',
};
export const onlyATicket: Problem = {
  kind: 'not-an-enquiry',
  say: 'That is a ticket of today’s queue, not an enquiry, so it can’t go this way. Nothing was changed; please go on with it in the queue.',
};
export const notForFile: Problem = {
  kind: 'not-for-file',
  say: 'Something of it can’t go into a file, so none was made. Everything is still safe on this PC; please tell IT, or hand it over on paper.',
};
export const ownDesk: Problem = {
  kind: 'own-desk',
  say: 'That is this desk’s own. Please ask the other desk for its three letters or digits: it shows them under “Take in from another desk”.',
};
export const unknownHere: Problem = {
  kind: 'not-enrolled',
  say: 'The CRM does not know this PC yet, so it can neither make nor read files for other desks. Please ask IT.',
};
export const unreadableUnsent: Problem = {
  kind: 'unreadable',
  say: 'This cannot be read on this PC any more, so it cannot go this way. Nothing was changed; please tell IT.',
};
export const noRoomForFile: Problem = {
  kind: 'full',
  say: 'There is no room for the file there, so none was made. Everything is still safe on this PC; please choose another place.',
};
export const fileNotSaved: Problem = {
  kind: 'file-not-saved',
  say: 'The file could not be written there, so none was made. Everything is still safe on this PC; please choose another place.',
};
export const fileNotRead: Problem = {
  kind: 'file-not-read',
  say: 'That file could not be read. Please see whether the memory stick or the drive is there, then choose it again.',
};
export const fileTooLarge: Problem = {
  kind: 'not-ours',
  say: 'That file is far too large to come from another desk. Please choose the file whose name begins with “for-desk”.',
};
export const notOurFile: Problem = {
  kind: 'not-ours',
  say: 'That is no file that a desk made for another. Please choose the file whose name begins with “for-desk”.',
};
export const damagedFile: Problem = {
  kind: 'damaged',
  say: 'That file was changed or is not whole, so nothing was taken in. Please ask the other desk to make it again; it has everything.',
};
export const newerFile: Problem = {
  kind: 'newer-version',
  say: 'That file comes from a newer Firstpoint than this PC has. Nothing was taken in; please use a desk that is up to date, or ask IT.',
};
export const otherCouncil: Problem = {
  kind: 'other-council',
  say: 'That file belongs to another council, so nothing of it can be taken in here.',
};
export const otherDesk = (forDesk: string, here: string): Problem => ({
  kind: 'other-desk',
  say: `That file is for desk ${forDesk}, and this is desk ${here}. Take it in there, or ask for one for this desk.`,
});
export const chooseFirst: Problem = {
  kind: 'no-file',
  say: 'Please choose the file first.',
};
export const codeMistyped: Problem = {
  kind: 'wrong-code',
  say: 'One letter or digit of that code is wrong or missing. It has 25 in five groups; please hear it again.',
};
export const codeWrong = (left: number): Problem => ({
  kind: 'wrong-code',
  say: `That code does not open this file. Either it is another file’s, or the file was changed on its way. ${left === 1 ? 'One more try' : `${left} more tries`}, then the file has to be chosen again.`,
});
export const codeWrongTooOften: Problem = {
  kind: 'file-put-away',
  say: 'Five codes did not open that file, so it was put away; nothing was taken in. Ask the other desk for the code of this very file, or for a new one, then choose it again.',
};
export const contentUnknown: Problem = {
  kind: 'other-version',
  say: 'The file opened, but this Firstpoint cannot read what is in it: another version made it. Nothing was taken in; the other desk still has everything.',
};
const takenInBefore: Problem = {
  kind: 'here-already',
  say: 'All of that file is here already, so nothing was taken in twice.',
};
export const changedJustNow: Problem = {
  kind: 'stale',
  say: 'One of those enquiries was changed here at this very moment, so nothing was taken in. Please choose the file again.',
};
/** Nothing of a file was new here; what of it is not here is said. */
export function nothingNew({
  known,
  rewritten,
  gone,
}: Record<'known' | 'rewritten' | 'gone', number>): Problem {
  if (rewritten + gone === 0) return takenInBefore;
  const why = [
    known > 0 ? 'Some of it is here already.' : '',
    rewritten > 0
      ? 'It has other words for an enquiry that is here already. The words here stay as they are; the other desk still has its own and sends them itself.'
      : '',
    gone > 0
      ? 'It has an enquiry that was on this PC before and was removed for good. It is not brought back. Please delete the file; what the other desk still has of it, it sends itself.'
      : '',
  ];
  return {
    kind: gone > 0 ? 'gone-before' : 'rewritten',
    say: ['Nothing of that file was taken in.', ...why.filter(Boolean)].join(' '),
  };
}
export const fileTooOld: Problem = {
  kind: 'too-old',
  say: 'That file is more than 30 days old, so nothing of it is taken in. Please ask the other desk for a new one: it has everything that was not sent.',
};
export const fileFromTomorrow: Problem = {
  kind: 'clock',
  say: 'By the clock of this PC that file has yet to be made, so one of the two desks has a wrong clock. Nothing was taken in. Please ask IT to set the clock, then ask the other desk for a new file.',
};
export const notOnPaper: Problem = {
  kind: 'not-on-paper',
  say: 'This was not set aside for paper, or somebody has already said what became of it.',
};
export const mailGoesToo: Problem = {
  kind: 'mail-waits',
  say: 'An e-mail about it still waits to go out, so nothing was changed. Please recall the e-mail first where the enquiry is shown, or let it go, then try this again.',
};
export const notPrinted: Problem = {
  kind: 'not-printed',
  say: 'This PC does not know of a sheet that was printed, so it stays as it is. Please print it first, or send it instead.',
};
export const addedSincePrinted: Problem = {
  kind: 'added-since',
  say: 'Something was added since it was printed, so the sheet does not say all of it. Please print it again and hand that sheet over too, or choose to send it as well.',
};
export const addedSinceAsked: Problem = {
  kind: 'added-since',
  say: 'Something was added to it in the meantime, so nothing was destroyed. Please look at it again, then decide.',
};
export const correctedOnPaper: Problem = {
  kind: 'on-paper',
  say: 'This was handed over on paper and never sent, so a corrected one would reach the team a second time. Please tell the team what has changed, or hand it over on paper again under “Unsent and old”.',
};
export const heldNotDestroyed: Problem = {
  kind: 'held',
  say: 'This is kept for a legal reason, so it cannot be destroyed.',
};
