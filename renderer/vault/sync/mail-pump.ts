import { nameOf } from '../../../shared/diagnostics/error-name';
import type { Log } from '../../../shared/diagnostics/log';
import { mailMessage } from '../../../shared/domain/mail-message';
import type { VaultTopic } from '../../../shared/ipc/vault-contract';
import type { MailAnswer, MailFaultKind } from '../../../shared/sync/mail-answer';
import { needsIt, readMailAnswer } from '../../../shared/sync/mail-outcome';
import { backoffMs } from '../../../shared/sync/backoff';
import { advance, type OutboxEvent } from '../../../shared/sync/outbox-state';
import { OWN_PROBLEM } from '../../../shared/sync/outcome';
import { idOfMailOp } from '../../../shared/sync/mail-op';
import type { MailMessage } from '../../../shared/domain/mail-message';
import { durably } from './durably';
import type { MailItem, MailStore } from './mail-store';
import type { Clock } from './transport';

/** What only IT can mend is tried again this seldom, ± jitter: a password that is wrong must not lock its account. */
const IT_MS = 10 * 60_000;
/** Looked at this often at least, for a clock that was set meanwhile may have moved a wait far away. */
const LOOK_MS = 60_000;
/** Longer than any limit of main's own. */
const ANSWER_WITHIN_MS = 180_000;

export type MailPump = {
  start(): Promise<void>;
  /**
   * `committed`: there is something new. `line`: the network may be back, which ends a wait for an answer. `asked`: a
   * person, or IT, wants it tried now, whatever was wrong.
   */
  wake(reason: 'committed' | 'line' | 'asked'): void;
  /** Why nothing goes, and when it is tried again; null while e-mails go. */
  facts(): { fault: MailFaultKind; retryAt: number } | null;
  stop(): Promise<void>;
};

export type MailPumpParts = {
  store: MailStore;
  /** Faults are values; one that rejects, or never answers, counts as no answer. */
  send(message: MailMessage): Promise<MailAnswer>;
  clock: Clock;
  /** Uniform in [0, 1). */
  random: () => number;
  onChange(topics: VaultTopic[]): void;
  log: Log;
};

const noAnswer: MailAnswer = { result: 'fault', kind: 'no-answer' };

/**
 * Brings e-mails to the mail server, one after the other, beside the engine that serves the CRM: same outbox, same states,
 * same waits. The route promises that it `converges`: a try whose answer was lost is made again with the same Message-ID.
 */
export function createMailPump({ store, send, clock, random, onChange, log }: MailPumpParts): MailPump {
  let started = false;
  let stopped = false;
  let working: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let fault: { fault: MailFaultKind; retryAt: number } | null = null;
  let cancelTimer: (() => void) | null = null;
  const durable = {
    clock,
    random,
    isStopped: () => stopped,
    onTrouble: (error: unknown) => log.error('mail-store-refused', { name: nameOf(error) }),
  };

  const tried = (message: MailMessage): Promise<MailAnswer> =>
    new Promise((resolve) => {
      const cancel = clock.setTimer(ANSWER_WITHIN_MS, () => resolve(noAnswer));
      send(message)
        .catch((error: unknown) => {
          log.error('mail-threw', { name: nameOf(error) });
          return noAnswer;
        })
        .then((answer) => {
          cancel();
          resolve(answer);
        }, resolve);
    });

  const noteFault = (kind: MailFaultKind | null): void => {
    if (kind === null) {
      failures = 0;
      fault = null;
      return;
    }
    failures += 1;
    const wait = needsIt(kind) ? backoffMs(1, { random }, IT_MS) : backoffMs(failures, { random });
    fault = { fault: kind, retryAt: clock.now() + wait };
    log.warn('mail-fault', { kind });
  };

  const moved = (item: MailItem, event: OutboxEvent) => ({
    opId: item.opId,
    delivery: advance(item.delivery, event, { now: clock.now(), random }),
  });

  const changed = (): void => onChange(['status', 'enquiries', 'parked']);

  /** One that can't be read, or is another's: a person has to look, and it stands in nobody's way. */
  const setAside = async (item: MailItem): Promise<void> => {
    const why = {
      kind: 'rejected',
      problemType: `${OWN_PROBLEM}unreadable`,
      crmSays: '',
      current: null,
    } as const;
    if (await store.take(moved(item, { kind: 'park', why }))) changed();
  };

  const sendOne = async (item: MailItem): Promise<void> => {
    const parsed = mailMessage.safeParse(item.what);
    if (!parsed.success || parsed.data.opId !== item.opId) return setAside(item);
    const marked = moved(item, { kind: 'sent' });
    // Recalled a moment ago: it is not sent.
    if (!(await store.take(marked))) return;
    changed();
    const answer = await tried(parsed.data);
    noteFault(answer.result === 'fault' ? answer.kind : null);
    const sending = { ...item, delivery: marked.delivery };
    const update = moved(sending, readMailAnswer(answer));
    await durably(durable, () => store.settle(update));
    if (update.delivery.state === 'parked') log.warn('mail-parked', { mailId: idOfMailOp(item.opId) });
    changed();
  };

  const work = async (): Promise<void> => {
    // What waited for the server was recalled: nothing is known of it any more, and the next e-mail finds out.
    if (fault && (await store.waiting()).count === 0) noteFault(null);
    while (!stopped && (fault === null || clock.now() >= fault.retryAt)) {
      const item = await store.nextDue(clock.now());
      if (!item) return;
      await sendOne(item);
    }
  };

  const plan = async (): Promise<void> => {
    if (stopped) return;
    const { count, nextAt } = await store.waiting();
    if (count === 0) return;
    const at = Math.max(nextAt ?? 0, fault?.retryAt ?? 0);
    planIn(Math.min(LOOK_MS, Math.max(0, at - clock.now())));
  };

  const planIn = (ms: number): void => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(ms, go);
  };

  function go(): void {
    if (stopped || !started) return;
    again = working !== null;
    working ??= work()
      .then(plan)
      .catch((error: unknown) => {
        durable.onTrouble(error);
        planIn(LOOK_MS / 4);
      })
      .then(() => {
        working = null;
        if (again) go();
      });
  }

  return {
    async start() {
      await durably(durable, () => store.requeueSending());
      started = true;
      go();
    },
    wake(reason) {
      const ends = reason === 'asked' || (reason === 'line' && fault && !needsIt(fault.fault));
      if (ends && fault) fault = { ...fault, retryAt: clock.now() };
      go();
    },
    facts: () => fault,
    async stop() {
      stopped = true;
      cancelTimer?.();
      await working;
    },
  };
}
