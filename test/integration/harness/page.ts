import '../../../renderer/vault/parse-without-eval';
import type { AuditRow } from '../../../shared/audit/chain';
import { verifyChain, CHAIN_START, type ChainCheck } from '../../../shared/audit/chain';
import type { Log } from '../../../shared/diagnostics/log';
import type { Answer } from '../../../shared/ipc/port-message';
import type { VaultMethod } from '../../../shared/ipc/vault-contract';
import { compose, type Composed } from '../../../renderer/vault/compose';
import { openStore } from '../../../renderer/vault/data/open-store';
import { letGo } from '../../../renderer/vault/data/revive';
import { databaseName, openStoreDb } from '../../../renderer/vault/data/store-db';
import { hashOf } from '../../../renderer/vault/data/web-crypto';
import type { ErasureReason } from '../../../renderer/vault/retention/erase';
import { createChanges } from '../../../renderer/vault/serve/changes';
import { doorOf } from '../../../renderer/vault/serve/door';
import { createFakeMain, type FakeMain, type KeptByMain } from '../../support/fake-main';
import { thawStore, type FrozenStore } from '../../support/frozen-store';
import { fillCall, type MadeUpFacts } from '../../support/made-up-call';

/** What a row shows of itself without a key. */
type RowInClear = { id: string; kind: string; keyName: string; revision: number };
type OutboxInClear = { opId: string; entityId: string; keyName: string; state: string; hasBytes: boolean };

export type OpenOptions = {
  kept: KeptByMain;
  now: number;
  /** Comes to rest when this step is reached for the nth time, as if the power went. */
  stopAt?: { step: string; nth: number };
  /** The keys are those of the key service outside, which `askKeys` reaches. */
  realKeys?: boolean;
};

/** A key as it passes between the page and the test. */
export type RawKey = { name: string; raw: number[] };
/** The key service beside the page; a name that is burned or made comes alone, none asks for all. */
export type KeysAsked = { ask: 'all' } | { ask: 'ensure'; name: string } | { ask: 'burn'; names: string[] };

/** What the tests drive from outside. */
export type Harness = {
  open(options: OpenOptions): Promise<{ state: string }>;
  setNow(now: number): void;
  ask(method: VaultMethod, input: unknown): Promise<Answer<unknown>>;
  /** Starts, fills and saves a call; the references that were given. */
  saveCall(facts: MadeUpFacts): Promise<{ enquiryId: string; references: string[] }>;
  /** Saves calls one after the other; `savedSoFar` counts those that were confirmed. */
  saveMany(count: number, facts: MadeUpFacts): Promise<void>;
  savedSoFar(): number;
  /** A call that is started and filled, and put as a draft, not saved. */
  draftCall(facts: MadeUpFacts): Promise<string>;
  /** Sends what is queued; the CRM takes it, but for the enquiries named. */
  send(refused: string[]): Promise<void>;
  sweep(): Promise<Answer<null>>;
  erase(ids: string[], reason: ErasureReason): Promise<Answer<null>>;
  /** Writes the find index to the disk. */
  flushFind(): Promise<void>;
  stopped(): boolean;
  /** Whether the vault would start again now, for the platform answers it no more. */
  silent(): boolean;
  log(): unknown[];
  rows(): Promise<{ records: RowInClear[]; outbox: OutboxInClear[] }>;
  verifyAudit(): Promise<{ check: ChainCheck; what: string[] }>;
  audit(): Promise<AuditRow[]>;
  /** A store without seals, to prove that a search of the files would find what is not sealed. */
  writePlain(text: string): Promise<void>;
  /** Makes the database that an older version left. */
  thaw(store: FrozenStore): Promise<void>;
  /** Leaves a database under the store's name as a newer version would. */
  plantNewerDatabase(): Promise<void>;
  /** The newer version's own row, to see that it was not touched. */
  readNewerDatabase(): Promise<{ version: number; value: unknown }>;
};

declare global {
  interface Window {
    harness: Harness;
    keepForMain(kept: KeptByMain): Promise<void>;
    /** Rejects where the key service would answer with a problem. */
    askKeys(asked: KeysAsked): Promise<RawKey[]>;
  }
}

let now = 0;
let stopped = false;
let silent = false;
let savedSoFar = 0;
const said: unknown[] = [];
let main: FakeMain | null = null;
let composed: Composed | null = null;
let methods: ReturnType<typeof doorOf> | null = null;

const remember =
  (level: string) =>
  (event: string, fields?: unknown): void => {
    said.push([level, event, fields]);
  };
const log: Log = { info: () => {}, warn: remember('warn'), error: remember('error') };
const running = (): Composed => {
  if (!composed) throw new Error('open first');
  return composed;
};

function stopper(stopAt: OpenOptions['stopAt']): (step: string) => Promise<void> {
  let reached = 0;
  return (step) => {
    if (stopAt?.step === step) reached += 1;
    if (!stopAt || reached < stopAt.nth) return Promise.resolve();
    stopped = true;
    return new Promise<never>(() => {});
  };
}

async function value<T>(method: VaultMethod, input: unknown): Promise<T> {
  const answer = await window.harness.ask(method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.problem)}`);
  return answer.value as T;
}

async function filledCall(facts: MadeUpFacts) {
  const { noticeHashes } = await value<{ noticeHashes: Record<string, string> }>('pack.get', null);
  const started = await value<Parameters<typeof fillCall>[0]>('call.start', {
    channel: 'phone',
    language: 'en',
  });
  return fillCall(started, facts, noticeHashes);
}

window.harness = {
  async open({ kept, now: at, stopAt, realKeys }) {
    now = at;
    main = createFakeMain(kept, { keep: (after) => window.keepForMain(after) });
    if (realKeys) askOutside(main);
    const identity = await main.client.ask('desk.get', null);
    const keys = await main.client.ask('keys.all', null);
    if (!identity.ok || !keys.ok) throw new Error('the fake main refused');
    const opened = await openStoreDb(identity.value.storeId);
    if (!opened.ok) return { state: opened.state };
    const storage = { persistent: false, full: false };
    const store = await openStore({
      db: opened.db,
      main: main.client,
      keys: keys.value,
      now: () => now,
      random: () => 0.5,
      onFull: (full) => (storage.full = full),
      onSilence: () => (silent = true),
    });
    composed = compose(
      { main: main.client, log, now: () => now, random: () => 0.5, step: stopper(stopAt) },
      {
        packs: { inUse: null, next: null, refused: [] },
        store,
        changes: createChanges(() => {}),
        storage,
        identity: identity.value,
      },
    );
    const { handlers } = composed;
    methods = doorOf(
      async () => ({ ok: true, value: await handlers() }),
      () => letGo(opened.db),
    );
    return { state: 'open' };
  },
  setNow: (at) => void (now = at),
  ask(method, input) {
    if (!methods) throw new Error('open first');
    return methods[method](input);
  },
  async saveCall(facts) {
    const draft = await filledCall(facts);
    await value('call.put', { draft });
    const { references } = await value<{ references: string[] }>('call.save', { draft });
    return { enquiryId: draft.enquiries[0]?.id ?? '', references };
  },
  async saveMany(count, facts) {
    for (savedSoFar = 0; savedSoFar < count; savedSoFar += 1) await window.harness.saveCall(facts);
  },
  savedSoFar: () => savedSoFar,
  async draftCall(facts) {
    const draft = await filledCall(facts);
    await value('call.put', { draft });
    return draft.id;
  },
  async send(refused) {
    const { store } = running().context;
    const due = await store.outbox.due(now, 100);
    await store.outbox.settle(
      due.map(({ opId, entityId, delivery }) => ({
        opId,
        delivery: refused.includes(entityId)
          ? {
              ...counts(delivery),
              state: 'parked' as const,
              at: now,
              why: { kind: 'rejected' as const, problemType: 'about:blank', crmSays: 'no', current: null },
            }
          : {
              ...counts(delivery),
              state: 'applied' as const,
              at: now,
              version: 1,
              crmReference: `CRM-${entityId.slice(-4)}`,
              by: 'crm' as const,
            },
      })),
    );
  },
  sweep: () => running().context.retention.sweep(),
  erase: (ids, reason) => running().context.retention.erase(ids, reason),
  async flushFind() {
    const index = running().context.find.index();
    await index.ready();
    await index.flush();
  },
  stopped: () => stopped,
  silent: () => silent,
  log: () => said,
  async rows() {
    const { db } = running().context.store;
    const [records, outbox] = await Promise.all([db.records.toArray(), db.outbox.toArray()]);
    return {
      records: records.map(({ id, kind, keyName, revision }) => ({ id, kind, keyName, revision })),
      outbox: outbox.map(({ opId, entityId, keyName, delivery, mutation }) => ({
        opId,
        entityId,
        keyName,
        state: delivery.state,
        hasBytes: mutation !== null,
      })),
    };
  },
  async audit() {
    return running().context.store.db.audit.orderBy('seq').toArray();
  },
  async verifyAudit() {
    const rows = await window.harness.audit();
    return { check: await verifyChain(rows, CHAIN_START, hashOf), what: rows.map((row) => row.event.what) };
  },
  async writePlain(text) {
    const db = await openRaw('plain', 1, (fresh) => fresh.createObjectStore('texts'));
    const tx = db.transaction('texts', 'readwrite', { durability: 'strict' });
    tx.objectStore('texts').put({ text }, 1);
    await new Promise((resolve) => (tx.oncomplete = resolve));
    db.close();
  },
  thaw: (store) => thawStore(databaseName('store-1'), store),
  async plantNewerDatabase() {
    const db = await openRaw(databaseName('store-1'), 990, (fresh) => fresh.createObjectStore('records'));
    const tx = db.transaction('records', 'readwrite');
    tx.objectStore('records').put('of a newer version', 1);
    await new Promise((resolve) => (tx.oncomplete = resolve));
    db.close();
  },
  async readNewerDatabase() {
    const db = await openRaw(databaseName('store-1'));
    const { version } = db;
    const request = db.transaction('records').objectStore('records').get(1);
    await new Promise((resolve) => (request.onsuccess = resolve));
    db.close();
    return { version, value: request.result as unknown };
  },
};

/** As main does: whoever asks for keys asks the key service. */
function askOutside(fake: FakeMain): void {
  const asked = async (what: KeysAsked) =>
    (await window.askKeys(what)).map(({ name, raw }) => ({ name, raw: Uint8Array.from(raw) }));
  fake.answer('keys.all', async () => ({ ok: true, value: await asked({ ask: 'all' }) }));
  fake.answer('keys.ensure', async ({ name }) => {
    const [key] = await asked({ ask: 'ensure', name });
    if (!key) throw new Error('the key service made no key');
    return { ok: true, value: key };
  });
  fake.answer('keys.burn', async ({ names }) => {
    await asked({ ask: 'burn', names: [...names] });
    return { ok: true, value: null };
  });
}

type Tried = { tries: number; misses: number; faults: number };
const counts = ({ tries, misses, faults }: Tried): Tried => ({ tries, misses, faults });

function openRaw(name: string, version?: number, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.name));
  });
}
