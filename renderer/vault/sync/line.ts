import type { DeskStatus } from '../../../shared/ipc/status';
import type { FaultMeaning } from '../../../shared/sync/outcome';
import type { Clock } from './transport';

/** A round trip longer than this says little about the clock: the answer's moment in it is unknown. */
const CLOCK_SAMPLE_WITHIN_MS = 10_000;

export type LineFacts = Pick<DeskStatus, 'connectivity' | 'clockAheadMs'>;

/** What is known of the line to the CRM, for the status line: facts only. */
export type Line = {
  facts(): LineFacts;
  /** Nothing is known until the next answer: at start, after sleep, when the network changed. */
  checking(): void;
  /** The CRM answered: the moment of asking, and the CRM's time, where it said. */
  answered(askedAt: number, serverTime: string | null): void;
  /** The CRM's time also comes with refusals. */
  heardTime(askedAt: number, serverTime: string | null): void;
  failed(meaning: FaultMeaning, retryAt: number): void;
  /** The CRM took something, and that is stored. */
  sent(): void;
};

type State = DeskStatus['connectivity']['state'];

export function createLine(clock: Clock, changed: () => void): Line {
  let state: State = 'checking';
  let since = clock.now();
  /** What `since` was, should the check find all as before. */
  let before: { state: State; since: number } | null = null;
  let trouble: FaultMeaning['trouble'] = null;
  let retryAt: number | null = null;
  let lastSentAt: number | null = null;
  let clockAheadMs: number | null = null;

  const enter = (next: State): void => {
    if (state === next) return;
    const now = clock.now();
    if (next === 'checking') before = { state, since };
    since = before?.state === next ? before.since : now;
    if (next !== 'checking') before = null;
    state = next;
  };

  const heardTime = (askedAt: number, serverTime: string | null): void => {
    const now = clock.now();
    const took = now - askedAt;
    const crm = serverTime === null ? Number.NaN : Date.parse(serverTime);
    if (Number.isNaN(crm) || took < 0 || took > CLOCK_SAMPLE_WITHIN_MS) return;
    clockAheadMs = Math.round(askedAt + took / 2 - crm);
  };

  return {
    facts: () => ({
      connectivity: {
        state,
        since: iso(since),
        trouble,
        retryAt: retryAt === null ? null : iso(retryAt),
        lastSentAt: lastSentAt === null ? null : iso(lastSentAt),
      },
      clockAheadMs,
    }),
    checking() {
      enter('checking');
      retryAt = null;
      changed();
    },
    answered(askedAt, serverTime) {
      heardTime(askedAt, serverTime);
      enter('online');
      trouble = null;
      retryAt = null;
      changed();
    },
    heardTime,
    failed(meaning, next) {
      enter(meaning.line);
      trouble = meaning.trouble;
      retryAt = next;
      changed();
    },
    sent() {
      lastSentAt = clock.now();
      changed();
    },
  };
}

const iso = (moment: number): string => new Date(moment).toISOString();
