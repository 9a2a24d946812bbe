import type { ConfirmedRole } from '../ipc/role-contract';
import { addPeriod } from '../policy/civil-date';

/**
 * A legal hold: one enquiry stays on this PC whatever its day or an erasure asked for, until a named role lifts it.
 * Sealed beside the enquiry and gone with it; once lifted it tells why.
 */
export type LegalHold = {
  v: 1;
  /** Names the key that the enquiry lies under while it is held. */
  id: string;
  enquiryId: string;
  /** Who answers for it. */
  role: ConfirmedRole;
  reason: string;
  /** Civil date (London) on which somebody has to look whether it is still needed. */
  reviewOn: string;
  /** ISO 8601 with an offset. */
  at: string;
  officerId: string;
  /** Asked for in the meantime; done as soon as the hold is lifted. */
  erasureAsked: ErasureAsked | null;
  lifted: HoldLifted | null;
  /**
   * The keys that the enquiry lay under before it was held: an erasure burns them too, for the database's files may hold
   * older bytes under them until their own day.
   */
  leftUnder: string[];
};
/** As it is asked for. */
export type NewHold = Omit<LegalHold, 'leftUnder'>;

export type ErasureAsked = { at: string; reason: 'retention' | 'erasure' | 'merged' };
export type HoldLifted = { at: string; role: ConfirmedRole; reason: string; officerId: string };

export const HOLD_REASON_MAX = 300;

/** Unless somebody chooses another day. */
const REVIEW_AFTER = 'P3M';
/** No hold stands longer without anybody looking at it (UK GDPR Art 5(1)(e): no longer than is necessary). */
const REVIEW_CEILING = 'P1Y';

/** When a hold is reviewed, unless another day is chosen, and the days between which one may be chosen. */
export function reviewDays(today: string): { usual: string; first: string; last: string } {
  return {
    usual: addPeriod(today, REVIEW_AFTER),
    first: addPeriod(today, 'P1D'),
    last: addPeriod(today, REVIEW_CEILING),
  };
}
