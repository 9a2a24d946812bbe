import { v7 as newId } from 'uuid';
import type { Log } from '../../shared/diagnostics/log';
import type { AppState } from '../../shared/ipc/contract';
import type { Answer, Problem } from '../../shared/ipc/port-message';
import type { VaultTopic } from '../../shared/ipc/vault-contract';
import type { MainTopic, vaultAsks } from '../../shared/ipc/vault-main-contract';
import type { z } from 'zod';
import { openKey } from '../../shared/crypto/key-names';
import { openStore, type Store } from './data/open-store';
import { openStoreDb } from './data/store-db';
import { outboxStoreOf } from './apply-changes';
import { createCrmTransport } from './crm-transport';
import { createFindIndex } from './find/find-index';
import type { MainClient } from './main-client';
import { callHandlers } from './serve/calls';
import { createChanges, type Changes } from './serve/changes';
import type { Context, Desk } from './serve/context';
import { packInForce } from './serve/council-pack';
import { doorOf, type Handlers } from './serve/door';
import { enquiryHandlers } from './serve/enquiries';
import { findHandlers } from './serve/find';
import { createLateFind } from './serve/late-find';
import { parkedHandlers } from './serve/parked';
import { statusHandlers } from './serve/status';
import { createRetention } from './retention/retention';
import type { RetentionStep } from './retention/retention-parts';
import { createSweeper, type Sweeper } from './retention/sweeper';
import { createSyncEngine, type SyncEngine } from './sync/engine';
import { damagedStore, newerStore, storeFull } from './words';

export type VaultParts = {
  main: MainClient;
  tellDesk(topics: VaultTopic[]): void;
  tellStoreState(state: AppState['store']): void;
  /** Whether the browser keeps the store when the disk fills up. */
  askPersistence(): Promise<boolean>;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  random(): number;
  /** Reached before each lasting step of retention, so that a test can stop there as a crash would. */
  step?(name: RetentionStep): Promise<void>;
};

/** A desk that is up has asked by then. */
const FIRST_LIST_WITHIN_MS = 2_000;

type Pending = z.output<(typeof vaultAsks)['work.pending']['output']>;

export type Vault = {
  /** What the desk may ask; each waits for the store to be open. */
  methods: ReturnType<typeof doorOf>;
  hear(topic: MainTopic): void;
  pending(): Promise<Pending>;
};

const refusals: Record<'newer-version' | 'damaged' | 'full', Problem> = {
  'newer-version': newerStore,
  damaged: damagedStore,
  full: storeFull,
};

/** The vault without its ports: opens the store, serves the desk, keeps sync and retention going. */
export function createVault(parts: VaultParts): Vault {
  const { main, now, random, log } = parts;
  const changes = createChanges(parts.tellDesk);
  let running: Running | null = null;
  let lateWork: Promise<void> | null = null;

  const open = async (): Promise<Answer<Running>> => {
    const [identity, keys] = await Promise.all([main.ask('desk.get', null), main.ask('keys.all', null)]);
    if (!identity.ok) return identity;
    if (!keys.ok) return keys;
    const opened = await openStoreDb(identity.value.storeId);
    parts.tellStoreState(opened.ok ? 'open' : opened.state);
    if (!opened.ok) return { ok: false, problem: refusals[opened.state] };
    const storage = { persistent: false, full: false };
    const store = await openStore({
      db: opened.db,
      main,
      keys: keys.value,
      now,
      random,
      onFull(full) {
        if (storage.full === full) return;
        storage.full = full;
        changes.changed('status');
      },
    });
    running = run(parts, { store, changes, storage, identity: identity.value });
    return { ok: true, value: running };
  };

  const late = async ({ context: { store, find, storage }, sync, sweeper }: Running): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    find.index();
    store.numbers.warm();
    sweeper.wake();
    await sync.start();
    await store.ring.ensure(openKey(store.clock.today()));
    storage.persistent = await parts.askPersistence();
    changes.changed('status');
  };
  const begin = (vault: Running): void => {
    lateWork ??= late(vault).catch((error: unknown) => log.error('late-work', { name: nameOf(error) }));
  };

  const opening = open();
  const handlers = opening.then((opened): Answer<Handlers> => {
    if (!opened.ok) return opened;
    // Where no desk asks for a list, e.g. while it restarts, the rest begins all the same.
    setTimeout(() => begin(opened.value), FIRST_LIST_WITHIN_MS);
    return { ok: true, value: handlersOf(opened.value.context, () => begin(opened.value)) };
  });
  handlers.catch((error: unknown) => {
    log.error('vault-not-opened', { name: nameOf(error) });
    parts.tellStoreState('damaged');
  });

  return {
    methods: doorOf(() => handlers),
    hear(topic) {
      running?.sync.wake(topic);
      if (topic === 'woke') running?.sweeper.wake();
      if (topic === 'enrolled') void running?.refreshDesk();
    },
    async pending() {
      const opened = await opening;
      if (!opened.ok) return { sending: 0, queued: 0 };
      const { store, find } = opened.value.context;
      await store.drafts.quiet();
      await store.queue.idle();
      await find.begun()?.flush();
      return opened.value.sync.pending();
    },
  };
}

type Running = {
  context: Context;
  sync: SyncEngine;
  sweeper: Sweeper;
  refreshDesk(): Promise<void>;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Everything that works on an opened store, put together. */
function run(
  { main, log, now, random, step }: VaultParts,
  opened: { store: Store; changes: Changes; storage: Context['storage']; identity: Desk },
): Running {
  const { store, changes, storage } = opened;
  let desk = opened.identity;
  const pack = packInForce(desk.packText);
  const onBug = (error: unknown): void => log.error('find', { name: nameOf(error) });
  const find = createLateFind(() =>
    createFindIndex({ segments: store.segments, records: store.records, onBug }),
  );
  const retention = createRetention({
    store,
    pack: pack.pack,
    find: find.begun,
    now,
    step: step ?? (() => Promise.resolve()),
  });
  const sync = createSyncEngine({
    store: outboxStoreOf(store.outbox, retention),
    transport: createCrmTransport(main),
    clock: { now, setTimer },
    random,
    onChange: (topics) => changes.changed(...topics),
    log,
  });
  const sweeper = createSweeper({
    sweep: () => retention.sweep(),
    clock: store.clock,
    now,
    swept: () => changes.changed('status', 'enquiries', 'calls', 'parked'),
    onTrouble: (kind) => log.warn('sweep-unfinished', { kind }),
  });
  const context: Context = {
    store,
    main,
    changes,
    packInForce: pack,
    find,
    sync,
    retention,
    storage,
    desk: () => desk,
    now,
    newId: () => newId({ msecs: now() }),
  };
  return {
    context,
    sync,
    sweeper,
    async refreshDesk() {
      const answer = await main.ask('desk.get', null);
      if (!answer.ok) return;
      desk = answer.value;
      changes.changed('status');
    },
  };
}

function setTimer(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}

/** `onFirstList` is called once the first list was answered: what can wait, waits for that. */
function handlersOf(context: Context, onFirstList: () => void): Handlers {
  const enquiries = enquiryHandlers(context);
  return {
    ...callHandlers(context),
    ...enquiries,
    async 'enquiry.recent'(input) {
      const answer = await enquiries['enquiry.recent'](input);
      onFirstList();
      return answer;
    },
    ...findHandlers(context),
    ...parkedHandlers(context),
    ...statusHandlers(context),
  };
}
