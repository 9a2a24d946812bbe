import type { z } from 'zod';
import { nameOf } from '../../shared/diagnostics/error-name';
import { openKey } from '../../shared/crypto/key-names';
import type { AppState } from '../../shared/ipc/contract';
import type { Answer, Problem } from '../../shared/ipc/port-message';
import type { VaultTopic } from '../../shared/ipc/vault-contract';
import type { MainTopic, vaultAsks } from '../../shared/ipc/vault-main-contract';
import { compose, type Composed, type ComposeParts } from './compose';
import { inTime } from './data/in-time';
import { openStore } from './data/open-store';
import { letGo } from './data/revive';
import { openStoreDb } from './data/store-db';
import type { FindIndex } from './find/find-index';
import { createChanges } from './serve/changes';
import { doorOf, type Handlers } from './serve/door';
import { damagedStore, newerStore, storeFull } from './words';

export type VaultParts = ComposeParts & {
  tellDesk(topics: VaultTopic[]): void;
  /** `made`: there was no store of that name before. */
  tellStoreState(state: AppState['store'], made?: boolean): void;
  /** Whether the browser keeps the store when the disk fills up. */
  askPersistence(): Promise<boolean>;
  /** Begins anew, with nothing of this vault left: what was stored is all it needs, and the desk tells it the rest. */
  startAgain(): void;
};

/** A desk that is up has asked by then. */
const FIRST_LIST_WITHIN_MS = 2_000;
/** A store that could not be opened because the disk is full is tried again this often. */
const ROOM_AGAIN_MS = 2_000;

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
  let running: Composed | null = null;
  let lateWork: Promise<void> | null = null;
  /** What main told while the store was still opening: what was read before that may be out of date. */
  const missed = new Set<MainTopic>();

  const onSilence = (): void => {
    log.warn('store-silent');
    parts.startAgain();
  };

  const open = async (): Promise<Answer<Composed>> => {
    const [identity, keys, packs] = await Promise.all([
      main.ask('desk.get', null),
      main.ask('keys.all', null),
      main.ask('packs.get', null),
    ]);
    if (!identity.ok) return identity;
    if (!keys.ok) return keys;
    if (!packs.ok) return packs;
    performance.mark('unlocked');
    const database = await openStoreDb(identity.value.storeId);
    if (!database.ok) {
      parts.tellStoreState(database.state);
      return { ok: false, problem: refusals[database.state] };
    }
    parts.tellStoreState('open', database.made);
    const storage = { persistent: false, full: false };
    const store = await openStore({
      db: database.db,
      main,
      keys: keys.value,
      now,
      random,
      onFull(full) {
        if (storage.full === full) return;
        storage.full = full;
        changes.changed('status');
      },
      onSilence,
    });
    running = compose(parts, { store, changes, storage, identity: identity.value, packs: packs.value });
    for (const topic of missed) heed(running, topic);
    missed.clear();
    return { ok: true, value: running };
  };

  const late = async ({ context, sync, mail, sweeper, visits }: Composed): Promise<void> => {
    const { store, find, storage } = context;
    await new Promise((resolve) => setTimeout(resolve, 0));
    void markFindReady(find.index());
    store.numbers.warm();
    sweeper.wake();
    visits.wake();
    void sync.start();
    void mail.start();
    void context.mailWay.learn();
    await store.ring.ensure(openKey(store.clock.today()));
    storage.persistent = await parts.askPersistence();
    changes.changed('status');
  };
  const begin = (vault: Composed): void => {
    lateWork ??= late(vault).catch((error: unknown) => log.error('late-work', { name: nameOf(error) }));
  };

  /** A store that could not be opened because main had no keys yet is tried again; one that is damaged isn't. */
  let opening: Promise<Answer<Composed>> | null = null;
  const opened = (): Promise<Answer<Composed>> => {
    opening ??= open()
      .catch((error: unknown): Answer<Composed> => {
        log.error('vault-not-opened', { name: nameOf(error) });
        parts.tellStoreState('damaged');
        return { ok: false, problem: damagedStore };
      })
      .then((answer) => {
        // Where no desk asks for a list, e.g. while it restarts, the rest begins all the same.
        if (answer.ok) setTimeout(() => begin(answer.value), FIRST_LIST_WITHIN_MS);
        else if (answer.problem === storeFull) setTimeout(() => void tryAgain(), ROOM_AGAIN_MS);
        else if (!Object.values(refusals).includes(answer.problem)) opening = null;
        return answer;
      });
    return opening;
  };
  /** Nobody has to start anything again: what the desk asked in vain is asked once more when there is room. */
  const tryAgain = async (): Promise<void> => {
    opening = null;
    const answer = await inTime(opened()).catch(() => null);
    if (!answer) onSilence();
    if (answer?.ok) changes.changed('status', 'calls', 'enquiries', 'parked', 'pack', 'visits');
  };
  void opened();
  const handlers = async (): Promise<Answer<Handlers>> => {
    const answer = await opened();
    if (!answer.ok) return answer;
    return { ok: true, value: withFirstList(await answer.value.handlers(), () => begin(answer.value)) };
  };

  return {
    methods: doorOf(handlers, () => running && letGo(running.context.store.db)),
    hear(topic) {
      if (running) heed(running, topic);
      else missed.add(topic);
    },
    async pending() {
      const answer = await opened();
      if (!answer.ok) return { sending: 0, queued: 0 };
      const { store, find } = answer.value.context;
      await store.drafts.quiet();
      await store.queue.idle();
      await find.begun()?.flush();
      return answer.value.sync.pending();
    },
  };
}

function heed(vault: Composed, topic: MainTopic): void {
  // Only a shared queue can't wait for the next look by itself.
  if (topic === 'crm-changed' && !vault.context.packs.current().pack.modules.queue) return;
  if (topic !== 'packs-changed' && topic !== 'mail-changed') vault.sync.wake(topic);
  if (topic === 'mail-changed' || topic === 'packs-changed') void vault.context.mailWay.learn();
  if (topic !== 'crm-changed')
    vault.mail.wake(topic === 'mail-changed' || topic === 'packs-changed' ? 'asked' : 'line');
  if (topic === 'woke') vault.sweeper.wake();
  if (topic === 'woke' || topic === 'packs-changed') vault.visits.wake();
  if (topic === 'enrolled') void vault.refreshDesk();
  if (topic === 'packs-changed') void vault.refreshPacks();
}

/** For traces and benchmarks; a failure the index reports by itself. */
async function markFindReady(index: FindIndex): Promise<void> {
  await index.ready().catch(() => undefined);
  if (index.isReady()) performance.mark('find-ready');
}

/** `onFirstList` is called once the first list was answered: what can wait, waits for that. */
function withFirstList(handlers: Handlers, onFirstList: () => void): Handlers {
  return {
    ...handlers,
    async 'enquiry.recent'(input) {
      const answer = await handlers['enquiry.recent'](input);
      onFirstList();
      return answer;
    },
  };
}
