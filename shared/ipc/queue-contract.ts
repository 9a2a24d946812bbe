import { z } from 'zod';
import type { CallDraft } from '../domain/call-draft';
import { noticeReceipt, type NoticeReceipt } from '../domain/notice-receipt';
import { id, language } from '../domain/primitives';
import {
  deskRef,
  DESCRIPTION_MAX,
  NAME_MAX,
  ticketFlagIds,
  type DeskRef,
  type QueueTicket,
  type TicketFlagId,
} from '../domain/queue-ticket';

const shownOn = z.enum(['desk-sign', 'customer-screen']);

/** desk ↔ vault: the reception's queue. */
export const queueInputs = {
  'queue.list': z.null(),
  /** Whom a ticket may be passed on to. */
  'queue.desks': z.null(),
  /** They have looked at the notice: the vault gives the receipt that a name needs. */
  'queue.notice-shown': z.discriminatedUnion('on', [
    z.strictObject({ on: z.literal('desk-sign'), language }),
    /** `touched`: they touched “I have read it”, which stands on the page that tells of the right to object. */
    z.strictObject({ on: z.literal('customer-screen'), language, touched: z.boolean() }),
  ]),
  'queue.check-in': z.strictObject({
    description: z.string().trim().max(DESCRIPTION_MAX),
    named: z
      .strictObject({ name: z.string().trim().min(1).max(NAME_MAX), receipt: noticeReceipt, shownOn })
      .nullable(),
    areaId: z.string().min(1).max(60).nullable(),
    priority: z.enum(['usual', 'first']),
    flags: z.array(z.enum(ticketFlagIds)).max(ticketFlagIds.length),
  }),
  /** null: whoever is next. */
  'queue.call': z.strictObject({ ticketId: id.nullable(), takeOver: z.boolean() }),
  /** They are here: their interaction begins. */
  'queue.serve': z.strictObject({ ticketId: id, language }),
  'queue.move': z.strictObject({
    ticketId: id,
    move: z.discriminatedUnion('what', [
      z.strictObject({ what: z.enum(['recall', 'park', 'no-show', 'requeue', 'finish']) }),
      z.strictObject({ what: z.literal('transfer'), to: deskRef }),
    ]),
  }),
} as const;

/** A ticket as the desk shows it. */
export type TicketLine = {
  id: string;
  number: string;
  state: QueueTicket['standing']['state'];
  checkedInAt: string;
  description: string;
  name: string | null;
  /** Part of the council it is about. */
  about: string | null;
  first: boolean;
  flags: TicketFlagId[];
  /** The desk that has it, or had it last. */
  desk: string | null;
  forDesk: string | null;
  /** This desk alone may do anything with it. */
  here: boolean;
  /** Another desk alone may. */
  elsewhere: boolean;
  /** How often it was called out. */
  calls: number;
  interactionId: string | null;
};

export type QueueView = {
  /** In the order in which they are called. */
  waiting: TicketLine[];
  /** Called, being served or parked at this desk. */
  here: TicketLine[];
  /** The same at other desks. */
  elsewhere: TicketLine[];
  /** Who did not come when they were called, the latest first. */
  noShows: TicketLine[];
  longestSince: string | null;
  /** Milliseconds that somebody who comes now will about wait; null: too few were called to tell. */
  expectedWaitMs: number | null;
  /** The other desks that did something today. */
  desks: DeskRef[];
};

export type QueueDesks = {
  /** The other desks of the reception, by name. */
  desks: (DeskRef & { seenToday: boolean })[];
  /** False: the CRM could not be asked, so these are the desks this PC knows of. */
  asked: boolean;
};

/** Whom somebody else had called a moment before. */
export type MissedTicket = { number: string; desk: string };

export type QueueOutputs = {
  'queue.list': QueueView;
  'queue.desks': QueueDesks;
  'queue.notice-shown': NoticeReceipt;
  'queue.check-in': TicketLine;
  /** `ticket` is null when nobody waits. */
  'queue.call': { ticket: TicketLine | null; missed: MissedTicket[] };
  'queue.serve': CallDraft;
  'queue.move': TicketLine;
};
