import type { PurgePlan } from '../policy/retention';

/** How many records of each kind (`renderer/vault/data/rows.ts` names them); kinds of which there are none are left out. */
export type KeptCounts = Readonly<Record<string, number>>;

/** A day on which keys burn, and what lies under them. */
export type KeptDay = { on: string; counts: KeptCounts };

/** What is held until somebody looks at it on a day; null where the hold can't be read. */
export type HeldUntil = { reviewOn: string | null; counts: KeptCounts };

/** One certificate of a purge, out of the audit log. */
export type PurgeCertificate = { day: string; burnedAt: string; records: number; mutations: number };

/** "What is kept on this PC": numbers and days, nothing of anybody. */
export type KeptHere = {
  /** The rule of the pack in use for the desk's copy; its date is that of a record passed now. */
  rule: PurgePlan;
  /** Worked on, unsent, or taken by the CRM since the last night: it has its day from the next night on. */
  open: KeptCounts;
  /** What the CRM has not taken, the parked among them. */
  unsent: { count: number; since: string | null; overdue: boolean };
  /** By rising day. */
  days: KeptDay[];
  /** Days that have come and whose keys could not be burned yet. */
  overdue: KeptDay[];
  /** By rising day of review. */
  held: HeldUntil[];
  /** The newest first. */
  purged: PurgeCertificate[];
  /** How long the audit log itself is kept, as an ISO 8601 period. */
  auditPeriod: string;
};
