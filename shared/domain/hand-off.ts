import type { Outcome } from './enquiry';

/** One passing on of an enquiry to a service team by e-mail: to whom and what kinds of facts, never the facts. */
export type HandOff = {
  /** Also the first part of its outbox key. */
  id: string;
  /** ISO 8601 with an offset. */
  at: string;
  officerId: string;
  to: { name: string; address: string };
  /** null: the address was typed, for `reason`. */
  teamId: string | null;
  reason: string | null;
  messageId: string;
  subject: string;
  /** Ids of what went into it beside reference and service: fields, `note`, `sensitive`. */
  items: string[];
  /** `file`: saved for the person's own mail program, which sends it or does not. */
  by: 'email' | 'file';
  /** That it will not be sent after all, or was sent and came back: then `says` is what the returned message said. */
  ended: {
    how: 'recalled' | 'given-up' | 'came-back';
    at: string;
    officerId: string;
    says?: string;
  } | null;
};

/** All hand-offs of one enquiry, the oldest first; sealed beside it and gone with it. */
export type HandOffs = { v: 1; enquiryId: string; list: HandOff[] };

/** What can go into a hand-off beside the fields of the service. */
export const NOTE_ITEM = 'note';
export const SENSITIVE_ITEM = 'sensitive';
export const REPRESENTATIVE_ITEM = 'representative';

/** Whether an enquiry ended with somebody else having it to do. */
export const isPassedToTeam = ({ kind, team }: Pick<Outcome, 'kind' | 'team'>): boolean =>
  kind === 'passed' || (kind === 'call-back' && team !== null);
