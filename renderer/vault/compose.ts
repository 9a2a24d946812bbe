import { v7 as newId } from 'uuid';
import { nameOf } from '../../shared/diagnostics/error-name';
import type { Log } from '../../shared/diagnostics/log';
import { outboxStoreOf } from './apply-changes';
import { createCrmTransport } from './crm-transport';
import { createMailTransport } from './mail-transport';
import type { Store } from './data/open-store';
import { revive } from './data/revive';
import { createTicketBook } from './data/ticket-book';
import { createFindIndex } from './find/find-index';
import type { MainClient } from './main-client';
import { createRetention } from './retention/retention';
import type { RetentionStep } from './retention/retention-parts';
import { createSweeper, type Sweeper } from './retention/sweeper';
import { callHandlers } from './serve/calls';
import type { Changes } from './serve/changes';
import { consentHandlers } from './serve/consents';
import { daySheetHandlers } from './serve/day-sheet';
import { createEnrolment } from './serve/enrolment';
import type { Context, Desk } from './serve/context';
import { createPacks } from './serve/council-pack';
import type { Handlers } from './serve/door';
import { enquiryHandlers } from './serve/enquiries';
import { findHandlers } from './serve/find';
import { handOffHandlers } from './serve/hand-offs';
import { holdHandlers } from './serve/holds';
import { createLateFind } from './serve/late-find';
import { createHostMail } from './serve/host-mail';
import { keptHandlers } from './serve/kept';
import { createMailWay } from './serve/mail-way';
import { parkedHandlers } from './serve/parked';
import { queueHandlers } from './serve/queue';
import { queueOthers } from './serve/queue-others';
import { createQueueAtDesk } from './serve/queue-desk';
import { finishesTickets } from './serve/queue-finish';
import { roleHandlers } from './serve/roles';
import { sensitiveHandlers } from './serve/sensitive';
import { statusHandlers } from './serve/status';
import { toEnterHandlers } from './serve/to-enter';
import { unsentHandlers } from './serve/unsent';
import { visitHandlers } from './serve/visits';
import { createVisitClosing, type VisitClosing } from './serve/visit-closing';
import { createWitness } from './serve/witness';
import type { MainOutput } from '../../shared/ipc/vault-main-contract';
import { createSyncEngine, type SyncEngine } from './sync/engine';
import { createMailPump, type MailPump } from './sync/mail-pump';

export type ComposeParts = {
  main: MainClient;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Reached before each lasting step of retention, so that a test can stop there as a crash would. */
  step?(name: RetentionStep): Promise<void>;
};

export type Composed = {
  context: Context;
  /** What the desk may ask; opens the database again first, where the disk had failed it. */
  handlers(): Promise<Handlers>;
  sync: SyncEngine;
  mail: MailPump;
  sweeper: Sweeper;
  visits: VisitClosing;
  refreshDesk(): Promise<void>;
  refreshPacks(): Promise<void>;
};

/** Everything that works on an opened store, put together. */
export function compose(
  { main, log, now, random, step }: ComposeParts,
  opened: {
    store: Store;
    changes: Changes;
    storage: Context['storage'];
    identity: Desk;
    packs: MainOutput<'packs.get'>;
  },
): Composed {
  const { store, changes, storage } = opened;
  const enrolment = createEnrolment(opened.identity, setTimer);
  const packs = createPacks(main, opened.packs, now);
  const onBug = (error: unknown): void => log.error('find', { name: nameOf(error) });
  const find = createLateFind(() =>
    createFindIndex({ segments: store.segments, records: store.records, onBug }),
  );
  const retention = createRetention({
    store,
    pack: () => packs.current().pack,
    deviceId: () => enrolment.desk().deviceId,
    certified: () => sync.wake('committed'),
    find: find.begun,
    now,
    step: step ?? (() => Promise.resolve()),
  });
  const book = createTicketBook({ store, changed: () => changes.changed('queue') });
  const sync = createSyncEngine({
    store: outboxStoreOf(store, retention, book, now),
    transport: createCrmTransport(main),
    clock: { now, setTimer },
    random,
    onChange: (topics) => {
      changes.changed(...topics);
      atDesk.synced();
    },
    log,
  });
  const sweeper = createSweeper({
    sweep: () => retention.sweep(),
    clock: store.clock,
    now,
    swept: () => {
      book.forget();
      changes.changed('status', 'enquiries', 'calls', 'parked', 'queue');
      // A certificate that was refused may be offered again.
      sync.wake('committed');
    },
    onTrouble: (kind) => log.warn('sweep-unfinished', { kind }),
  });
  const mail = createMailPump({
    store: store.mails,
    send: createMailTransport(main),
    clock: { now, setTimer },
    random,
    onChange: (topics) => changes.changed(...topics),
    log,
  });
  const mailWay = createMailWay(main, () => changes.changed('status', 'enquiries'));
  const context: Context = {
    store,
    main,
    changes,
    packs,
    find,
    sync,
    mail,
    mailWay,
    retention,
    storage,
    witness: createWitness({ store, desk: enrolment.desk, packs, now }),
    desk: enrolment.desk,
    enrolledSoon: enrolment.soon,
    now,
    newId: () => newId({ msecs: now() }),
  };
  const visits = createVisitClosing(context, setTimer);
  const atDesk = createQueueAtDesk(context, book);
  const calls = callHandlers(context);
  const handlers: Handlers = {
    ...finishesTickets(calls, atDesk, log),
    ...daySheetHandlers(context),
    ...enquiryHandlers(context),
    ...consentHandlers(context),
    ...findHandlers(context),
    ...keptHandlers(context),
    ...roleHandlers(context),
    ...handOffHandlers(context),
    ...holdHandlers(context),
    ...parkedHandlers(context),
    ...queueHandlers(context, book, atDesk, calls['call.start']),
    ...queueOthers(context, book),
    ...sensitiveHandlers(context),
    ...statusHandlers(context),
    ...toEnterHandlers(context),
    ...unsentHandlers(context),
    ...visitHandlers(context, visits, createHostMail(context)),
  };
  return {
    context,
    async handlers() {
      // If it can't be, the handler itself says so, in words that fit what was asked.
      await revive(store.db);
      return handlers;
    },
    sync,
    mail,
    sweeper,
    visits,
    async refreshDesk() {
      const answer = await main.ask('desk.get', null);
      if (!answer.ok) return;
      enrolment.learn(answer.value);
      changes.changed('status');
    },
    async refreshPacks() {
      await packs.refresh();
      changes.changed('pack', 'status');
    },
  };
}

function setTimer(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
