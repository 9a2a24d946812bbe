import type { Problem } from '../../shared/ipc/port-message';

/** What the vault answers about a legal hold, for the person at the desk. */
export const purgedAlready: Problem = {
  kind: 'purged',
  say: 'This enquiry is no longer on this PC, so it cannot be held here. The CRM keeps its own copy: please have it held there.',
};
export const heldAlready: Problem = {
  kind: 'held',
  say: 'This enquiry is already under a legal hold. Nothing was changed; set its next review day instead.',
};
export const heldStill: Problem = {
  kind: 'held-still',
  say: 'This enquiry is under a legal hold, so it cannot be destroyed. Nothing was changed; the hold has to be lifted first.',
};
export const notHeld: Problem = {
  kind: 'not-held',
  say: 'This enquiry is not under a legal hold any more. Nothing was changed.',
};
export const holdUnreadable: Problem = {
  kind: 'hold-unreadable',
  say: 'The note of this legal hold cannot be read on this PC any more, so it cannot be changed. The enquiry stays held; the hold can be lifted, and placed anew if it is still needed.',
};
/** What is shown where a hold's own record cannot be read. */
export const nobodyKnown = {
  role: { id: 'not-known', title: 'the note of this hold is damaged', person: 'Not known' },
  reason: 'This cannot be read on this PC any more. It stays held until somebody who may lifts the hold.',
};
export const heldUnchanged: Problem = {
  kind: 'held-unchanged',
  say: 'This enquiry is under a legal hold, so it cannot be changed here. Nothing was changed. If something else has to reach the team, please take it down as a new enquiry.',
};
export const reviewTooFar: Problem = {
  kind: 'review-day',
  say: 'A legal hold is looked at again within a year, and on a day that is still to come. Nothing was changed; please choose another day.',
};
