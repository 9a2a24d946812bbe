import { nameOf } from '../../../shared/diagnostics/error-name';
import type { Log } from '../../../shared/diagnostics/log';
import type { MainTopic } from '../../../shared/ipc/vault-main-contract';
import type { VaultTopic } from '../../../shared/ipc/vault-contract';
import { readFault } from '../../../shared/sync/outcome';
import { askCrm } from './ask';
import { createChangesSignal } from './changes-signal';
import { durably } from './durably';
import type { EngineParts } from './engine-parts';
import { createGate } from './gate';
import { createLine, type LineFacts } from './line';
import type { OutboxStore } from './outbox-store';
import { createChangesPull } from './pull-changes';
import { createPushPump } from './push-pump';
import type { Clock, Transport } from './transport';

/** While nothing happens, the CRM is asked this often, ± a fifth, so that a thousand desks don't ask in step. */
const POLL_MS = 30_000;
const POLL_SPREAD = 0.2;

/** Why the engine should look up: what main tells, work was committed, a person asked. */
export type WakeReason = MainTopic | 'committed' | 'asked';

export type SyncEngine = {
  /** Resolves when what was under way at the last stop is back in the queue. Call once. */
  start(): Promise<void>;
  /** Without effect before `start` is through, which looks at everything itself. */
  wake(reason: WakeReason): void;
  /** For the status line. */
  facts(): LineFacts;
  /** For "2 enquiries are still being sent: wait / quit anyway". */
  pending(): Promise<{ sending: number; queued: number }>;
  /** Asks the CRM nothing more; resolves when what was asked is answered and stored. */
  stop(): Promise<void>;
};

export type SyncEngineOptions = {
  store: OutboxStore;
  transport: Transport;
  clock: Clock;
  /** Uniform in [0, 1). */
  random: () => number;
  /** What changed, gathered; called after it is durable. */
  onChange: (topics: VaultTopic[]) => void;
  log: Log;
};

/**
 * Brings the outbox to the CRM and the CRM's changes here: health check → push (up to three batches in flight, never
 * two with the same entity) → pull → wait. Reads no clock, network or chance but those handed in.
 */
export function createSyncEngine({
  store,
  transport,
  clock,
  random,
  onChange,
  log,
}: SyncEngineOptions): SyncEngine {
  /** Before it is, nothing may be sent: what was under way at the last stop would be sent twice at once. */
  let started = false;
  let stopped = false;
  let isChecking = false;
  let checkAgain = false;
  let isPullDue = true;
  /**
   * A health check needs no token and carries no work: after a push was refused it opens the gate for another try,
   * but only that try's answer may call the line online.
   */
  let healthProves = true;
  let cancelPoll: (() => void) | null = null;

  const signal = createChangesSignal(clock, onChange);
  const line = createLine(clock, () => signal.note('status'));
  const gate = createGate({ clock, random, retry: () => void check() });
  const parts: EngineParts = {
    store,
    transport,
    clock,
    random,
    gate,
    signal,
    log,
    line: {
      ...line,
      answered(askedAt, serverTime) {
        healthProves = true;
        line.answered(askedAt, serverTime);
      },
    },
    durable: {
      clock,
      random,
      isStopped: () => stopped,
      onTrouble: (error) => log.error('sync-store-refused', { name: nameOf(error) }),
    },
  };

  const pump = createPushPump({
    ...parts,
    onFault(meaning, loner) {
      healthProves = false;
      isPullDue = true;
      line.failed(meaning, gate.pushFailed(meaning, loner));
    },
  });
  const pull = createChangesPull({
    ...parts,
    onFault(meaning) {
      // Offline it was the line that failed; otherwise it is this desk that the CRM does not let in.
      healthProves = meaning.line === 'offline';
      line.failed(meaning, gate.pullFailed(meaning));
    },
  });

  async function check(): Promise<void> {
    checkAgain = isChecking;
    if (stopped || isChecking) return;
    isChecking = true;
    const answer = await askCrm(clock, transport.health, (error) =>
      log.error('health-threw', { name: nameOf(error) }),
    );
    isChecking = false;
    if (stopped) return;
    if (answer.ok) {
      if (healthProves) line.answered(answer.askedAt, answer.serverTime);
      else line.heardTime(answer.askedAt, answer.serverTime);
      gate.open();
      work();
    } else {
      line.heardTime(answer.askedAt, answer.serverTime);
      const meaning = readFault(answer.fault);
      line.failed(meaning, gate.healthFailed(meaning));
      if (checkAgain) hurry();
    }
  }

  function work(): void {
    pump.pump();
    if (!isPullDue || !gate.isOpen()) return;
    isPullDue = false;
    pull.pull();
  }

  function hurry(): void {
    line.checking();
    gate.hurry();
  }

  function planPoll(): void {
    const ms = POLL_MS * (1 + POLL_SPREAD * (2 * random() - 1));
    cancelPoll = clock.setTimer(ms, () => {
      planPoll();
      isPullDue = true;
      if (!gate.isOpen()) return;
      work();
      if (!pull.goesOn()) void check();
    });
  }

  return {
    async start() {
      await durably(parts.durable, () => store.requeueSending());
      if (stopped) return;
      started = true;
      planPoll();
      hurry();
    },
    wake(reason) {
      if (stopped || !started) return;
      if (reason === 'committed') {
        signal.note('status');
        pump.pump();
        return;
      }
      isPullDue = true;
      if (reason === 'crm-changed') {
        // What a round under way has not seen is in the next.
        void pull.idle().then(() => !stopped && work());
        return;
      }
      if (reason === 'enrolled' || reason === 'asked') pull.resume();
      if (reason === 'enrolled') healthProves = true;
      if (reason === 'asked' && gate.isOpen()) work();
      else hurry();
    },
    facts: line.facts,
    async pending() {
      const { sending, queued } = await store.counts();
      return { sending, queued };
    },
    async stop() {
      stopped = true;
      cancelPoll?.();
      gate.stop();
      await Promise.all([pump.idle(), pull.idle()]);
      signal.flush();
    },
  };
}
