import { z } from 'zod';
import { HOLD_REASON_MAX, type LegalHold } from '../domain/legal-hold';
import { civilDate, id } from '../domain/primitives';
import { roleConfirm } from './role-contract';

const enquiryId = id;
const reason = z.string().trim().min(3).max(HOLD_REASON_MAX);
const held = z.strictObject({ enquiryId, reason, reviewOn: civilDate, confirm: roleConfirm });

/** desk → vault: legal holds, each word of them by a named role. */
export const holdInputs = {
  'hold.place': held,
  /** It was looked at and goes on: the reason as it is now, and the next day to look at it. */
  'hold.review': held,
  'hold.lift': z.strictObject({ enquiryId, reason, confirm: roleConfirm }),
} as const;

export type HoldMethod = keyof typeof holdInputs;
export type HoldOutputs = Record<HoldMethod, null>;

/** A hold as the saved enquiry shows it; one that was lifted says why. */
export type HoldView = Pick<LegalHold, 'role' | 'reason' | 'reviewOn' | 'at' | 'erasureAsked' | 'lifted'>;
