import { nameOf } from '../../../shared/diagnostics/error-name';
import { backoffMs } from '../../../shared/sync/backoff';
import { jsonBytes, MOST_ITEMS, planBatch } from '../../../shared/sync/batch';
import { opIdOf } from '../../../shared/sync/certificate-op';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { advance, ALONE_FROM_FAULTS } from '../../../shared/sync/outbox-state';
import type { OutboxDelivery, OutboxEvent } from '../../../shared/sync/outbox-state';
import { OWN_PROBLEM, readAnswer, readFault, readFaultOfItem } from '../../../shared/sync/outcome';
import type { FaultMeaning } from '../../../shared/sync/outcome';
import { askCrm } from './ask';
import { durably } from './durably';
import type { EngineParts } from './engine-parts';
import type { OutboxItem, OutboxUpdate } from './outbox-store';

/** Measured best on loopback and at 20 ms a request; more only makes the CRM's locks wait. */
const MOST_IN_FLIGHT = 3;

type Outgoing = { item: OutboxItem; what: Mutation; entityId: string; bytes: number; faults: number };

export type PushPump = {
  /** Sends what is due, while the gate is open. May be called at any time, any number of times. */
  pump(): void;
  /** Resolves when no request is open and no answer waits to be stored. */
  idle(): Promise<void>;
};

type PumpParts = EngineParts & {
  onFault(meaning: FaultMeaning, loner: string | null): void;
};

export function createPushPump(parts: PumpParts): PushPump {
  const { store, transport, clock, random, gate, line, signal, log, durable, onFault } = parts;
  const { isStopped } = durable;
  let filling: Promise<void> | null = null;
  let fillAgain = false;
  const open = new Set<Promise<void>>();
  let storeFailures = 0;

  const next = (item: OutboxItem, event: OutboxEvent): OutboxUpdate & { delivery: OutboxDelivery } => ({
    opId: item.opId,
    delivery: advance(item.delivery, event, { now: clock.now(), random }),
  });

  const noteWaits = (updates: readonly OutboxUpdate[]): void => {
    const now = clock.now();
    const waits = updates.flatMap(({ delivery: d }) =>
      d.state === 'queued' && d.retryAt !== null ? [d.retryAt - now] : [],
    );
    if (waits.length > 0 && !isStopped()) clock.setTimer(Math.max(0, Math.min(...waits)), pump);
  };

  const noteChanged = (updates: readonly OutboxUpdate[]): void => {
    signal.note('status', 'enquiries');
    for (const { opId, delivery } of updates) {
      if (delivery.state !== 'parked') continue;
      signal.note('parked');
      log.warn('mutation-parked', { opId, why: delivery.why.kind });
    }
  };

  /** Parts what can be sent from what never could. */
  const sort = (items: readonly OutboxItem[]): { batch: Outgoing[]; parks: OutboxUpdate[] } => {
    const parks: OutboxUpdate[] = [];
    const unfit = new Set<string>();
    const fit: Outgoing[] = [];
    const park = (item: OutboxItem, kind: 'rejected' | 'too-large', problem: string): void => {
      unfit.add(item.entityId);
      const why = { kind, problemType: `${OWN_PROBLEM}${problem}`, crmSays: '', current: null };
      parks.push(next(item, { kind: 'park', why }));
    };
    for (const item of items) {
      if (unfit.has(item.entityId)) continue;
      const parsed = mutation.safeParse(item.mutation);
      if (parsed.success && parsed.data.opId === opIdOf(item.opId)) {
        const what = parsed.data;
        const { entityId, delivery } = item;
        fit.push({ item, what, entityId, bytes: jsonBytes(what), faults: delivery.faults });
      } else park(item, 'rejected', 'unreadable');
    }
    const plan = planBatch(fit);
    for (const { item } of plan.tooLarge) park(item, 'too-large', 'too-large');
    return { batch: plan.batch, parks };
  };

  const send = async (batch: readonly Outgoing[]): Promise<void> => {
    const sent = batch.map((b) => b.what);
    const answer = await askCrm(
      clock,
      () => transport.push({ items: sent }),
      (error) => log.error('push-threw', { name: nameOf(error) }),
    );
    const [first] = batch;
    const loner = batch.length === 1 && first && first.faults >= ALONE_FROM_FAULTS ? first.item.opId : null;
    let outcomes: { opId: string; event: OutboxEvent }[];
    if (answer.ok) {
      gate.pushed();
      outcomes = readAnswer(sent, answer.value);
    } else {
      const { fault } = answer;
      const meaning = readFault(fault);
      line.heardTime(answer.askedAt, answer.serverTime);
      onFault(meaning, loner);
      const event = readFaultOfItem(meaning, fault, { alone: loner !== null, othersGo: gate.takesOthers() });
      outcomes = sent.map(({ opId }) => ({ opId, event }));
    }
    const updates = outcomes.flatMap(({ opId, event }, i) => {
      const item = batch[i]?.item;
      return item && opIdOf(item.opId) === opId ? [next(item, event)] : [];
    });
    const stored = await durably(durable, () => store.settle(updates));
    if (!stored) return;
    if (answer.ok) line.answered(answer.askedAt, answer.serverTime);
    if (updates.some((u) => u.delivery.state === 'applied')) line.sent();
    noteChanged(updates);
    noteWaits(updates);
  };

  /** A bug must not leave items `sending` until the next start, in the way of what comes after them. */
  const giveBack = async (batch: readonly Outgoing[], error: unknown): Promise<void> => {
    log.error('batch-broke', { name: nameOf(error) });
    const updates = batch.map(({ item }) => next(item, { kind: 'request-failed', suspect: true }));
    await durably(durable, () => store.settle(updates));
    noteWaits(updates);
  };

  /** Which of these were still queued; only those are changed, told and sent. */
  const take = async (updates: readonly OutboxUpdate[]): Promise<ReadonlySet<string>> => {
    const taken = await store.take(updates);
    noteChanged(updates.filter(({ opId }) => taken.has(opId)));
    return taken;
  };

  /** Marks and sends one batch; false when there is nothing to do now. */
  const sendNext = async (): Promise<boolean> => {
    const due = await store.due(clock.now(), MOST_ITEMS);
    const { batch, parks } = sort(due);
    if (parks.length > 0) await take(parks);
    if (batch.length === 0) return parks.length > 0;
    const marked = batch.map(({ item }) => next(item, { kind: 'sent' }));
    const taken = await take(marked);
    const going = batch
      .map((b, i) => ({ ...b, item: { ...b.item, delivery: marked[i]?.delivery ?? b.item.delivery } }))
      .filter(({ item }) => taken.has(item.opId));
    // All of it was set aside or destroyed a moment ago; what comes after it may go.
    if (going.length === 0) return true;
    // Meanwhile another answer may have asked for quiet, or the desk be quitting.
    if (!gate.isOpen()) {
      const back = going.map(({ item }) => next(item, { kind: 'interrupted' }));
      await durably(durable, () => store.settle(back));
      noteChanged(back);
      return false;
    }
    const request: Promise<void> = send(going)
      .catch((error: unknown) => giveBack(going, error))
      .then(() => {
        open.delete(request);
        pump();
      });
    open.add(request);
    return true;
  };

  const fill = async (): Promise<void> => {
    try {
      while (open.size < MOST_IN_FLIGHT && gate.isOpen() && !isStopped()) if (!(await sendNext())) break;
      storeFailures = 0;
    } catch (error) {
      storeFailures += 1;
      durable.onTrouble(error);
      clock.setTimer(backoffMs(storeFailures, { random }), pump);
    }
  };

  function pump(): void {
    if (isStopped() || !gate.isOpen()) return;
    fillAgain = filling !== null;
    filling ??= fill().then(() => {
      filling = null;
      if (fillAgain) pump();
    });
  }

  return {
    pump,
    async idle() {
      while (filling || open.size > 0) await Promise.all([filling, ...open]);
    },
  };
}
