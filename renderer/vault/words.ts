import type { Problem } from '../../shared/ipc/port-message';
import type { RoleAnswer } from '../../shared/ipc/role-contract';

/** Every sentence that the vault may answer with, for the person at the desk. What was done with their work is always said. */
export const badInput: Problem = {
  kind: 'bad-input',
  say: 'Firstpoint could not read that. Nothing was changed, and what you typed is still there.',
};
export const storeFull: Problem = {
  kind: 'full',
  say: 'This PC has no room left, so that was not saved. Everything saved before is safe. Please keep this screen open and tell IT.',
};
export const storeTrouble: Problem = {
  kind: 'store-trouble',
  say: 'That could not be saved just now. What you typed is still on the screen: please try again in a moment.',
};
export const cannotShowFull: Problem = {
  kind: 'full',
  say: 'This PC has no room left, so saved work cannot be shown just now. All of it is still there; please tell IT.',
};
export const cannotShow: Problem = {
  kind: 'store-trouble',
  say: 'Saved work cannot be shown just now. All of it is still there: please try again in a moment.',
};
export const changedMeanwhile: Problem = {
  kind: 'stale',
  say: 'This was changed somewhere else a moment ago, so it was not saved over. Please look at it again.',
};
export const callGone: Problem = {
  kind: 'gone',
  say: 'This call is no longer open: it was saved or discarded before.',
};
export const keyMissing: Problem = {
  kind: 'key-missing',
  say: 'This can no longer be opened on this PC: its time was up and its key is gone.',
};
export const noReceiptYet: Problem = {
  kind: 'no-receipt',
  say: 'Personal details are kept only once the person has been told how they are used. Please say the opening first.',
};
export const otherNotice: Problem = {
  kind: 'other-notice',
  say: 'What was marked as said belongs to another notice than the one in force, so this was not saved. Please take it back, say it again and save once more.',
};
export const otherWitness: Problem = {
  kind: 'bad-input',
  say: 'The time or the name on what was marked as said does not fit this PC, so this was not saved. What you typed is still there. Please take the mark back, say it again and save once more.',
};
export const stillNeeds = (missing: readonly unknown[]): Problem => ({
  kind: 'needs',
  say:
    missing.length === 1
      ? 'One thing is still needed before this can be saved.'
      : `${missing.length} things are still needed before this can be saved.`,
  missing: [...missing],
});
export const cardNumberHere: Problem = {
  kind: 'card-number',
  say: 'This holds a payment card number, and those are never kept or looked for here. Nothing was stored of it; please take it out.',
};
export const notEnrolled: Problem = {
  kind: 'not-enrolled',
  say: 'This PC has not been set up with the council’s case system yet, so it cannot give out references. Please ask IT.',
};
export const notParked: Problem = {
  kind: 'not-parked',
  say: 'Somebody has already decided about this one.',
};
export const noLongerParked: Problem = {
  kind: 'not-parked',
  say: 'While this was being corrected, somebody decided otherwise about it. Please discard this call and look the enquiry up.',
};
export const notRejected: Problem = {
  kind: 'not-rejected',
  say: 'Only an enquiry that the case system refused can be corrected. Try it again, or keep the case system’s copy.',
};
export const noConflict: Problem = {
  kind: 'no-conflict',
  say: 'There is no other copy in the case system to keep for this one.',
};
export const enteredAlready: Problem = {
  kind: 'gone',
  say: 'Nothing waits to be entered for this enquiry any more: its reference was recorded before.',
};
export const unreadable: Problem = {
  kind: 'unreadable',
  say: 'This cannot be read on this PC any more. Please tell IT.',
};
export const noConsentGiven: Problem = {
  kind: 'no-consent',
  say: 'No consent for this is on record for this enquiry, so there is nothing to withdraw.',
};
export const otherConsent: Problem = {
  kind: 'other-consent',
  say: 'An answer to an optional question does not belong to the council pack in force, so this was not saved. Please skip or ask that question again, then save once more.',
};
export const enquiryGone: Problem = {
  kind: 'gone',
  say: 'This enquiry is no longer on this PC. Please withdraw the consent in the case system, with its reference.',
};
export const tooManyEnquiries: Problem = {
  kind: 'too-many',
  say: 'A call can hold twenty enquiries. Please save this one and start another.',
};
export const newerStore: Problem = {
  kind: 'newer-version',
  say: 'A newer Firstpoint has used this PC. Its saved work is untouched; please ask IT to install the newer version again.',
};
export const damagedStore: Problem = {
  kind: 'damaged',
  say: 'The saved work on this PC could not be opened. Nothing was changed; please tell IT before anything else.',
};
export const noVisitors: Problem = {
  kind: 'not-kept',
  say: 'This council keeps no list of visitors on its desks, so nothing was written down.',
};
export const visitorGone: Problem = {
  kind: 'gone',
  say: 'This visitor is not on the list any more, or somebody has signed them out already.',
};
/** No name in the subject: it stands in lists and on locked screens. */
export const hostMailWords = {
  subject: 'Your visitor is at reception',
  text: (visitor: string, company: string | null, council: string, time: string): string =>
    `${visitor}${company === null ? '' : ` (${company})`} came to reception at ${time} and is waiting for you there.\n\n${council}, reception`,
};

const minutes = (seconds: number): string => {
  const count = Math.ceil(seconds / 60);
  return count === 1 ? 'a minute' : `${count} minutes`;
};
/** Somebody's code did not open what needs a named role. */
export function roleRefused({ why, waitSeconds }: Exclude<RoleAnswer, { ok: true }>): Problem {
  const kind = 'role-refused';
  if (why === 'no-such-role')
    return { kind, say: 'IT’s settings for this PC do not name that role any more. Nothing was changed.' };
  if (why === 'may-not')
    return { kind, say: 'IT’s settings do not let this role do that. Nothing was changed.' };
  if (waitSeconds !== null)
    return {
      kind,
      say: `That was the wrong code too often. Nothing was changed. Please try again in ${minutes(waitSeconds)}.`,
    };
  return { kind, say: 'That is not the code of this person. Nothing was changed; please type it again.' };
}
