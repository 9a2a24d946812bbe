import { assertNever } from '../assert-never';
import type { ParkedWhy } from '../ipc/vault-contract';
import { backoffMs, MAX_RETRY_AFTER_MS } from './backoff';
import type { Chance } from './backoff';

/** Answers `retry` (or none at all) that one item gets, one after the other, before a person is asked. */
export const MAX_ITEM_RETRIES = 24;

/** After this many faults of the whole request in a row an item travels alone; see `batchLimit`. */
export const ALONE_FROM_FAULTS = 4;

/** Counted while a mutation is on its way; all moments are milliseconds since 1970. */
type Tries = {
  /** Times its bytes may have left this PC; above nought the record is frozen. */
  tries: number;
  /** Answers in a row that neither took it nor refused it. */
  misses: number;
  /** Whole requests in a row that failed with it inside, though the CRM had just answered. */
  faults: number;
};

/** Where one mutation stands. `applied`, `parked` and `aside` stay until a person decides or the key is burned. */
export type OutboxDelivery =
  | (Tries & { state: 'queued'; triedAt: number | null; retryAt: number | null })
  | (Tries & { state: 'sending'; sentAt: number })
  | (Tries & {
      state: 'applied';
      at: number;
      version: number | null;
      crmReference: string | null;
      /**
       * `person`: the CRM had refused it, and a person let the CRM's copy stand. `paper`: it was handed over on paper,
       * and the CRM was never sent it.
       */
      by: 'crm' | 'person' | 'paper';
    })
  /** Printed, or about to be: nothing sends it until a person says what became of the paper. */
  | (Tries & { state: 'aside'; at: number })
  /** `why` may quote the CRM's copy, which is personal: the store seals it like the mutation. */
  | (Tries & { state: 'parked'; at: number; why: ParkedWhy });

/** One outbox row without its mutation. `deviceSeq` orders everything that this desk sends. */
export type OutboxEntry = {
  opId: string;
  entityId: string;
  deviceSeq: number;
  delivery: OutboxDelivery;
};

export type OutboxEvent =
  | { kind: 'sent' }
  /** The desk stopped, or the store failed, before an answer was stored. */
  | { kind: 'interrupted' }
  /** The whole request failed. `suspect`: what was in it may have been the cause. */
  | { kind: 'request-failed'; suspect: boolean }
  /** Nothing of it can have arrived, so it does not count as a try. */
  | { kind: 'never-left' }
  /** `version` is null where what took it counts none, as a mail server. */
  | { kind: 'applied'; version: number | null; crmReference: string | null }
  /** The CRM won't say yet. `retryAfterMs` is the least to wait; null where the CRM named none. */
  | { kind: 'retry'; retryAfterMs: number | null; problemType: string; crmSays: string }
  /** A whole request that held nothing but this item was refused. */
  | { kind: 'refused-alone'; retryAfterMs: number | null; problemType: string; crmSays: string }
  /** An earlier item of the same entity was not applied; that one's wait rules. */
  | { kind: 'blocked' }
  | { kind: 'park'; why: ParkedWhy }
  | { kind: 'person-tries-again' }
  | { kind: 'person-accepts-crm' }
  | { kind: 'person-sets-aside' }
  | { kind: 'person-sends-after-all' }
  /** Also of what waits or was refused behind it: without the enquiry the CRM can't take that. */
  | { kind: 'person-handed-over' }
  /** Another desk, which was given it, has sent it: the CRM tells of it. */
  | { kind: 'sent-elsewhere'; version: number; crmReference: string };

export const queued: OutboxDelivery = {
  state: 'queued',
  tries: 0,
  misses: 0,
  faults: 0,
  triedAt: null,
  retryAt: null,
};

/** What a person sends by other means counts as passed on from the moment at which they have it. */
export const takenByHand = (now: number): OutboxDelivery => ({
  state: 'applied',
  tries: 0,
  misses: 0,
  faults: 0,
  at: now,
  version: null,
  crmReference: null,
  by: 'person',
});

/**
 * The one place where an item changes state. Total: an event that has no meaning in a state changes nothing, so a
 * late answer can't undo what is settled. Nothing here drops an item.
 */
export function advance(was: OutboxDelivery, event: OutboxEvent, env: Chance): OutboxDelivery {
  const { tries, misses, faults } = was;
  switch (event.kind) {
    case 'sent':
      return was.state === 'queued'
        ? { state: 'sending', tries: tries + 1, misses, faults, sentAt: env.now }
        : was;
    case 'interrupted':
      return was.state === 'sending' ? again(was, { misses, faults }, null) : was;
    case 'request-failed':
      return was.state === 'sending' ? afterFault(was, event.suspect, env) : was;
    case 'never-left':
      return was.state === 'sending' ? again({ ...was, tries: tries - 1 }, { misses, faults }, null) : was;
    case 'applied':
      return was.state === 'sending'
        ? {
            state: 'applied',
            tries,
            misses: 0,
            faults: 0,
            at: env.now,
            version: event.version,
            crmReference: event.crmReference,
            by: 'crm',
          }
        : was;
    case 'retry':
      return was.state === 'sending' ? afterRetry(was, event, 0, env) : was;
    case 'refused-alone':
      return was.state === 'sending' ? afterRetry(was, event, faults + 1, env) : was;
    case 'blocked':
      return was.state === 'sending' ? again(was, { misses, faults: 0 }, null) : was;
    case 'park':
      return was.state === 'sending' || was.state === 'queued' ? parked(was, event.why, env) : was;
    case 'person-tries-again':
      return was.state === 'parked' ? { ...queued, tries } : was;
    case 'person-accepts-crm':
      return was.state === 'parked' ? settled(was, 'person', env) : was;
    case 'person-sets-aside':
      return was.state === 'queued' || was.state === 'parked'
        ? { state: 'aside', tries, misses: 0, faults: 0, at: env.now }
        : was;
    case 'person-sends-after-all':
      return was.state === 'aside' ? { ...queued, tries } : was;
    case 'person-handed-over':
      return was.state === 'aside' || was.state === 'queued' || was.state === 'parked'
        ? settled(was, 'paper', env)
        : was;
    case 'sent-elsewhere': {
      const { version, crmReference } = event;
      // What is under way learns it from its own answer.
      return was.state === 'applied' || was.state === 'sending'
        ? was
        : { ...settled(was, 'crm', env), version, crmReference };
    }
    default:
      return assertNever(event);
  }
}

/**
 * Whether a queued item may go now. A moment of waiting that lies in the future of a clock that was set back since
 * does not count: it might never come.
 */
export function isDue(delivery: OutboxDelivery, now: number): boolean {
  if (delivery.state !== 'queued') return false;
  if (delivery.retryAt === null || now >= delivery.retryAt) return true;
  return delivery.triedAt !== null && now < delivery.triedAt;
}

const settled = ({ tries, misses, faults }: OutboxDelivery, by: Applied['by'], { now }: Chance): Applied => ({
  state: 'applied',
  tries,
  misses,
  faults,
  at: now,
  version: null,
  crmReference: null,
  by,
});

type Applied = Extract<OutboxDelivery, { state: 'applied' }>;
type Sending = Extract<OutboxDelivery, { state: 'sending' }>;

const again = (
  was: Sending,
  counts: { misses: number; faults: number },
  wait: { now: number; ms: number } | null,
): OutboxDelivery => ({
  state: 'queued',
  tries: was.tries,
  ...counts,
  triedAt: wait ? wait.now : was.sentAt,
  retryAt: wait ? wait.now + wait.ms : null,
});

/** Never parked for the connection's sake: the item is kept and tried for ever, alone in the end. */
function afterFault(was: Sending, suspect: boolean, env: Chance): OutboxDelivery {
  const faults = suspect ? was.faults + 1 : was.faults;
  const ms = suspect && faults > ALONE_FROM_FAULTS ? backoffMs(faults - ALONE_FROM_FAULTS, env) : null;
  return again(was, { misses: was.misses, faults }, ms === null ? null : { now: env.now, ms });
}

function afterRetry(
  was: Sending,
  event: Extract<OutboxEvent, { kind: 'retry' | 'refused-alone' }>,
  faults: number,
  env: Chance,
): OutboxDelivery {
  const misses = was.misses + 1;
  if (misses >= MAX_ITEM_RETRIES) {
    const { problemType, crmSays } = event;
    return parked(
      { ...was, misses, faults },
      { kind: 'too-many-tries', problemType, crmSays, current: null },
      env,
    );
  }
  const ms = backoffMs(misses, env, Math.min(event.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
  return again(was, { misses, faults }, { now: env.now, ms });
}

const parked = ({ tries, misses, faults }: OutboxDelivery, why: ParkedWhy, env: Chance): OutboxDelivery => ({
  state: 'parked',
  tries,
  misses,
  faults,
  at: env.now,
  why,
});
