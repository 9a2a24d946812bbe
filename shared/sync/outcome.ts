import type { CrmFault } from '../ipc/vault-main-contract';
import type { DeskStatus } from '../ipc/status';
import { isOurs, whyConflict, whyRejected } from './parked-why';
import type { Mutation, MutationResult } from './mutation';
import type { OutboxEvent } from './outbox-state';
import { settledCertificate } from './certificate-outcome';
import { settledTicket } from './ticket-outcome';

/** What became of one item: what to tell the state machine. */
export type ItemOutcome = { opId: string; event: OutboxEvent };

/** What a fault of a whole request means for the line and for what was in the request. */
export type FaultMeaning = {
  line: 'offline' | 'signed-out' | 'not-enrolled' | 'no-crm' | 'not-allowed';
  trouble: DeskStatus['connectivity']['trouble'];
  /** The content may have been the cause (a filter on the way, a limit, a fault in the CRM): worth sending apart. */
  suspect: boolean;
  /** Judged of one item alone: what to tell it instead of "the request failed". */
  alone: 'keep-trying' | 'count-refusals' | 'park-too-large';
  /** At least this long nothing is asked of the CRM (Retry-After). */
  quietMs: number;
};

/** Stands in for a problem type where the desk itself, not the CRM, found the fault. */
export const OWN_PROBLEM = 'urn:firstpoint:desk:';

/**
 * Reads the answer to one batch, one outcome for each item sent, in the order sent. An item without an answer, with
 * several that differ, or with one that speaks of another reference is not taken as sent: it is asked again, and the
 * CRM, which knows its `opId`, can't do it twice. Answers to what was not sent are passed over.
 */
export function readAnswer(sent: readonly Mutation[], results: readonly MutationResult[]): ItemOutcome[] {
  const byId = new Map<string, MutationResult | 'several'>();
  for (const result of results) byId.set(result.opId, byId.has(result.opId) ? 'several' : result);
  const untaken = (opId: string): boolean => {
    const result = byId.get(opId);
    return result !== undefined && (result === 'several' || result.result !== 'applied');
  };
  const ids = new Set(sent.map((m) => m.opId));
  return sent.map((mutation) => {
    const result = byId.get(mutation.opId);
    const event =
      result === undefined
        ? askAgain('no-answer-for-item')
        : result === 'several'
          ? askAgain('several-answers-for-item')
          : readResult(mutation, result, (opId) => ids.has(opId) && opId !== mutation.opId && untaken(opId));
    return { opId: mutation.opId, event };
  });
}

function readResult(
  mutation: Mutation,
  result: MutationResult,
  isUntaken: (opId: string) => boolean,
): OutboxEvent {
  const settled = settledTicket(mutation, result) ?? settledCertificate(mutation, result);
  if (settled) return settled;
  switch (result.result) {
    case 'applied':
      return result.reference === mutation.reference
        ? { kind: 'applied', version: result.version, crmReference: result.crmReference ?? null }
        : askAgain('other-reference');
    case 'conflict':
      return isOurs(mutation, result.current)
        ? { kind: 'applied', version: result.currentVersion, crmReference: crmReferenceOf(result.current) }
        : { kind: 'park', why: whyConflict(result.current, result.problem) };
    case 'rejected':
      return { kind: 'park', why: whyRejected(result.problem) };
    case 'retry': {
      const { type, detail, title } = result.problem;
      return {
        kind: 'retry',
        retryAfterMs: result.retryAfter * 1000,
        problemType: type,
        crmSays: detail ?? title ?? '',
      };
    }
    case 'blocked':
      // Held up by something that is not in our way would be for ever, and nobody would see it: counted.
      return isUntaken(result.blockedBy) ? { kind: 'blocked' } : askAgain('blocked-by-stranger');
  }
}

const askAgain = (what: string): OutboxEvent => ({
  kind: 'retry',
  retryAfterMs: null,
  problemType: `${OWN_PROBLEM}${what}`,
  crmSays: '',
});

const crmReferenceOf = (current: Record<string, unknown>): string | null =>
  typeof current.crmReference === 'string' ? current.crmReference : null;

/** What a fault of a whole request means; `retryAfterMs` counts wherever it was sent. */
export function readFault(fault: CrmFault): FaultMeaning {
  const quietMs = fault.retryAfterMs ?? 0;
  const meaning = { line: 'offline', suspect: true, alone: 'keep-trying', quietMs } as const;
  switch (fault.kind) {
    case 'no-answer':
      return { ...meaning, trouble: 'no-answer' };
    case 'not-a-crm':
      return { ...meaning, trouble: 'not-a-crm' };
    case 'busy':
      // Too many requests or a CRM in maintenance: nothing an item could do. A fault of the CRM's own (500) it can.
      return { ...meaning, trouble: 'busy', suspect: ![null, 429, 503].includes(fault.status) };
    case 'refused':
      return { ...meaning, trouble: 'refused', alone: 'count-refusals' };
    case 'too-large':
      return { ...meaning, trouble: 'refused', alone: 'park-too-large' };
    case 'too-old':
      return { ...meaning, trouble: 'refused', suspect: false };
    case 'signed-out':
    case 'not-enrolled':
    case 'no-crm':
    case 'not-allowed':
      return { ...meaning, line: fault.kind, trouble: null, suspect: false };
  }
}

/**
 * What to tell an item of a request that failed as a whole. `alone`: it was the only one in it, and suspect before.
 * `othersGo`: the CRM has taken other work meanwhile. A CRM that refuses everything is no reason to bother a person
 * with each item.
 */
export function readFaultOfItem(
  meaning: FaultMeaning,
  fault: CrmFault,
  { alone, othersGo }: { alone: boolean; othersGo: boolean },
): OutboxEvent {
  const problemType = `${OWN_PROBLEM}${fault.kind}`;
  const crmSays = fault.status === null ? '' : `HTTP ${fault.status}`;
  if (alone && meaning.alone === 'park-too-large') {
    return { kind: 'park', why: { kind: 'too-large', problemType, crmSays, current: null } };
  }
  if (alone && othersGo && meaning.alone === 'count-refusals') {
    return { kind: 'refused-alone', retryAfterMs: fault.retryAfterMs, problemType, crmSays };
  }
  return { kind: 'request-failed', suspect: meaning.suspect };
}
