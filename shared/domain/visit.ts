import { z } from 'zod';
import { noticeReceipt, type NoticeReceipt } from './notice-receipt';

export const VISIT_TEXT_MAX = 120;
export const VISIT_CAR_MAX = 15;
const text = z.string().trim().min(1).max(VISIT_TEXT_MAX);

/** What is written down of a visitor: who, whom they see, and what the council's pack asks besides. */
export const visitEntry = z.strictObject({
  name: text,
  /** Whom they visit, as it is said at the desk. */
  host: text,
  company: text.nullable(),
  /** Only where this desk can send e-mail. */
  hostEmail: z.email().max(254).nullable(),
  /** Only where the pack asks for it. */
  car: z.string().trim().min(1).max(VISIT_CAR_MAX).nullable(),
  /** Shown before the name was typed (UK GDPR Art 13(1)). */
  receipt: noticeReceipt,
});
export type VisitEntry = z.infer<typeof visitEntry>;

/** `closing`: by the clock, when the building closed; nobody saw them go. */
export type VisitLeft = { at: string; how: 'desk' | 'closing' };

/** A message to the host, kept sealed with the visit until it is sent. */
export type HostMail = { to: string; subject: string; text: string };

/** How the host learns of it: `to-tell` nobody has told them yet, `by-mail` the mail is on its way, `told` by a person. */
export type HostTold = 'to-tell' | 'by-mail' | 'told';

/** One visit, sealed under the day on which it must be gone. It stays on this desk. */
export type VisitRecord = Omit<VisitEntry, 'receipt'> & {
  v: 1;
  id: string;
  /** The lowest number that no visitor in the building wears. */
  badge: number;
  arrivedAt: string;
  /** From when they are in the building without a break: when they arrived, or were found to be still here. */
  inSince: string;
  left: VisitLeft | null;
  hostTold: HostTold;
  hostMail: HostMail | null;
  receipt: NoticeReceipt;
  packVersion: string;
  officerId: string;
};
