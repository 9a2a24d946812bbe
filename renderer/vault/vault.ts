import { v7 as newId } from 'uuid';
import type { AppState } from '../../shared/ipc/contract';
import type { Answer, Problem } from '../../shared/ipc/port-message';
import type { VaultTopic } from '../../shared/ipc/vault-contract';
import type { MainTopic, vaultAsks } from '../../shared/ipc/vault-main-contract';
import type { z } from 'zod';
import { openKey } from '../../shared/crypto/key-names';
import { openStore } from './data/open-store';
import { openStoreDb } from './data/store-db';
import { createFindIndex } from './find/find-index';
import type { MainClient } from './main-client';
import { callHandlers } from './serve/calls';
import { createChanges } from './serve/changes';
import type { Context, Desk } from './serve/context';
import { packInForce } from './serve/council-pack';
import { doorOf, type Handlers } from './serve/door';
import { enquiryHandlers } from './serve/enquiries';
import { findHandlers } from './serve/find';
import { createLateFind } from './serve/late-find';
import { parkedHandlers } from './serve/parked';
import { statusHandlers } from './serve/status';
import { damagedStore, newerStore, storeFull } from './words';

export type VaultParts = {
  main: MainClient;
  tellDesk(topics: VaultTopic[]): void;
  tellStoreState(state: AppState['store']): void;
  /** Whether the browser keeps the store when the disk fills up. */
  askPersistence(): Promise<boolean>;
  onBug(where: string, error: unknown): void;
  /** Milliseconds since 1970. */
  now(): number;
  random(): number;
};

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
  const { main } = parts;
  const changes = createChanges(parts.tellDesk);
  let desk: Desk | null = null;
  const storage = { persistent: false, full: false };

  const open = async (): Promise<Answer<Context>> => {
    const [identity, keys] = await Promise.all([main.ask('desk.get', null), main.ask('keys.all', null)]);
    if (!identity.ok) return identity;
    if (!keys.ok) return keys;
    desk = identity.value;
    const opened = await openStoreDb(desk.storeId);
    parts.tellStoreState(opened.ok ? 'open' : opened.state);
    if (!opened.ok) return { ok: false, problem: refusals[opened.state] };
    const { now, random } = parts;
    const store = await openStore({ db: opened.db, main, keys: keys.value, now, random });
    const context: Context = {
      store,
      main,
      changes,
      packInForce: packInForce(desk.packText),
      find: createLateFind(() =>
        createFindIndex({
          segments: store.segments,
          records: store.records,
          onBug: (error) => parts.onBug('find', error),
        }),
      ),
      desk: () => desk ?? identity.value,
      officer: () => (desk ?? identity.value).officer,
      wakeSync: () => {},
      syncState: () => ({
        connectivity: {
          state: 'checking',
          since: new Date(0).toISOString(),
          trouble: null,
          retryAt: null,
          lastSentAt: null,
        },
        clockAheadMs: null,
      }),
      isOnline: () => false,
      storage: () => storage,
      now,
      newId: () => newId(),
    };
    return { ok: true, value: context };
  };

  const afterFirstList = async (context: Context): Promise<void> => {
    const { store } = context;
    context.find.index();
    store.numbers.warm();
    await store.ring.ensure(openKey(store.clock.today()));
    storage.persistent = await parts.askPersistence();
    changes.changed('status');
  };

  const opening = open();
  let lateWork: Promise<void> | null = null;
  const handlers = opening.then((opened): Answer<Handlers> => {
    if (!opened.ok) return opened;
    const context = opened.value;
    return {
      ok: true,
      value: handlersOf(context, () => {
        lateWork ??= later(() => afterFirstList(context));
      }),
    };
  });
  const later = (work: () => Promise<void>): Promise<void> =>
    new Promise<void>((resolve) => setTimeout(resolve, 0))
      .then(work)
      .catch((error: unknown) => parts.onBug('late work', error));

  return {
    methods: doorOf(() => handlers),
    hear(topic) {
      if (topic !== 'enrolled') return;
      void main.ask('desk.get', null).then((answer) => {
        if (!answer.ok) return;
        desk = answer.value;
        changes.changed('status');
      });
    },
    async pending() {
      const opened = await opening;
      if (!opened.ok) return { sending: 0, queued: 0 };
      const { store, find } = opened.value;
      await store.drafts.quiet();
      await store.queue.idle();
      await find.begun()?.flush();
      const { sending, queued } = await store.outbox.counts();
      return { sending, queued };
    },
  };
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
