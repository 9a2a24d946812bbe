import { z } from 'zod';
import { noticeReceipt } from './notice-receipt';
import { civilDate, id, instant } from './primitives';

export const DESCRIPTION_MAX = 80;
export const NAME_MAX = 120;

/** What somebody at the desk may ask for; noted only when they ask, never asked about. */
export const ticketFlagIds = ['large-print', 'hearing-loop', 'interpreter', 'seat'] as const;
export type TicketFlagId = (typeof ticketFlagIds)[number];

/** It may tell of a disability: shown at the desk, in no log, no audit event and no search. */
export const ticketFlag = z.strictObject({
  flag: z.enum(ticketFlagIds),
  askedAt: instant,
  /** The day on which it has to be asked for anew; a ticket's never outlives the ticket. */
  reviewOn: civilDate,
});

/** One of the desks that share a queue. */
export const deskRef = z.strictObject({ id, name: z.string().min(1).max(200) });
export type DeskRef = z.infer<typeof deskRef>;

/** The desk's own prefix and its running number of the day; told to a person, so it never changes. */
export const ticketNumber = z.string().regex(/^[0-9A-Z]{1,3}-[0-9]{1,3}$/);

export const ticketFacts = z
  .strictObject({
    number: ticketNumber,
    /** The day of the reception; at its end every part of the ticket goes. */
    day: civilDate,
    /** Where it was checked in. */
    home: deskRef,
    checkedInAt: instant,
    /** What to look out for, without a name: "blue coat". */
    description: z.string().max(DESCRIPTION_MAX),
    name: z.string().min(1).max(NAME_MAX).nullable(),
    /** What they were shown before the name was typed; null where there is none. */
    receipt: noticeReceipt.nullable(),
    shownOn: z.enum(['desk-sign', 'customer-screen']).nullable(),
    /** Part of the council it is about; null: not said. */
    category: z.strictObject({ id: z.string().min(1).max(60), name: z.string().min(1).max(300) }).nullable(),
    priority: z.enum(['usual', 'first']),
    flags: z.array(ticketFlag).max(ticketFlagIds.length),
  })
  .refine(
    ({ name, receipt, shownOn }) =>
      name === null || (receipt?.status === 'given' && receipt.manner === 'displayed' && shownOn !== null),
    'a name needs a notice that was shown first',
  )
  .refine(
    ({ day, flags }) => flags.every(({ reviewOn }) => reviewOn <= day),
    'what somebody asked for is asked anew after the day',
  );
export type TicketFacts = z.infer<typeof ticketFacts>;

export const ticketStates = ['waiting', 'called', 'serving', 'parked', 'no-show', 'finished'] as const;

/** Where a ticket stands. */
export const ticketStanding = z.strictObject({
  state: z.enum(ticketStates),
  /**
   * The only desk that may do anything with it; null: any desk may, by asking the CRM first. A ticket is born held, so
   * that a desk without a network can go on with it and no other desk can have it meanwhile.
   */
  holder: deskRef.nullable(),
  /** The desk it was passed on to: the others pass it over when they call the next. */
  forDesk: deskRef.nullable(),
  /** The desk that called it last. */
  desk: deskRef.nullable(),
  calledAt: instant.nullable(),
  /** How often it was called out. */
  calls: z.number().int().min(0),
  /** The interaction it became. */
  interactionId: id.nullable(),
});
export type TicketStanding = z.infer<typeof ticketStanding>;

export const queueTicket = z.strictObject({ id, facts: ticketFacts, standing: ticketStanding });
export type QueueTicket = z.infer<typeof queueTicket>;

/** A ticket as it is checked in: held by the desk that did. */
export function newTicket(ticketId: string, facts: TicketFacts): QueueTicket {
  return {
    id: ticketId,
    facts,
    standing: {
      state: 'waiting',
      holder: facts.home,
      forDesk: null,
      desk: null,
      calledAt: null,
      calls: 0,
      interactionId: null,
    },
  };
}
