import type { Log } from '../../shared/diagnostics/log';
import type { KeysState } from '../../shared/ipc/contract';
import type { Answer } from '../../shared/ipc/port-message';
import { type Argon2, argon2InWorker } from './argon2';
import type { CredentialStore } from './credential-store';
import { type Keyring, newKeyring, takeUpKeyring } from './keyring';
import { keyringDisk, type Step } from './keyring-disk';
import { asAnswer, KeyringError, orKeyringError } from './keyring-error';
import { type KeyringFile, MOST_REFERENCES, parseKeyring, unsealKeyring } from './keyring-file';
import {
  masterKeysFromPassphrase,
  masterKeysInStore,
  type MasterKeys,
  readCount,
  writeCount,
} from './master-key';
import { findKeyring } from './open-keyring';
import { systemCredentialStore } from './system-credential-store';

type RawKey = { name: string; raw: Uint8Array<ArrayBuffer> };

export type KeyServiceOptions = {
  /** Folder of the keyring file; made, and closed to other users, if need be. */
  dir: string;
  /** Whether IT policy lets a passphrase stand in where there is no credential store. */
  allowPassphrase: boolean;
  /** null: none. Left out: the operating system's. */
  credentialStore?: CredentialStore | null;
  argon2?: Argon2;
  log?: Log;
  /** Called before each change to the disk, so that a test can stop there as a crash would. */
  step?: Step;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
};

/** Keeper of the retention-day keys. Everything that changes something runs in turn. */
export interface KeyService {
  state(): KeysState;
  /** Called after each change of state; returns the way to stop it. */
  onChange(listener: (state: KeysState) => void): () => void;
  /** Copies of every key. Throws unless ready. */
  all(): RawKey[];
  /** A copy of the key of this name, minted if there is none; on disk before it answers. */
  ensure(name: string): Promise<Answer<RawKey>>;
  /**
   * When it answers ok, nothing opens these keys any more, not even an earlier copy of the folder (with a passphrase:
   * nothing that is left in the folder). Unknown names are passed over.
   */
  burn(names: string[]): Promise<Answer<null>>;
  /** Keeps a keyring that cannot be opened under another name and begins a new one; else does nothing. */
  setAside(): Promise<Answer<null>>;
  /** Makes (`first`) or opens the keyring with a passphrase; `state()` says whether it was the right one. */
  unlock(passphrase: string): Promise<Answer<null>>;
  /** Looks again for a credential store, where none had answered: at most every half minute. */
  recheck(): Promise<Answer<null>>;
  /** Names the database that belongs to this keyring; fits `[0-9a-z-]{1,60}`. Throws unless ready. */
  storeId(): string;
  /**
   * `count` running numbers from `from`, which is `atLeast` (≥ 1) or more: none was ever given out before on this desk,
   * even if the folder was copied back from an earlier day.
   */
  reserveReferences(count: number, atLeast: number): Promise<Answer<{ from: number; count: number }>>;
  /** Waits for what is under way and wipes the keys from memory. */
  close(): Promise<void>;
}

/** Not tied to one keyring: a desk goes on counting after its keyring was set aside. */
const REFERENCES = 'references';

/**
 * A locked keychain asks its owner for a password in a window of its own. Dismissing that gives the focus back, and
 * whoever rechecks on focus would have it asked again at once, for ever.
 */
const RECHECK_EVERY_MS = 30_000;

/** Rejects with KeyringError 'disk' when the folder cannot be written; every other trouble is a state. */
export async function createKeyService(options: KeyServiceOptions): Promise<KeyService> {
  const { allowPassphrase, argon2 = argon2InWorker(), log, now = () => performance.now() } = options;
  const system =
    options.credentialStore === undefined ? await systemCredentialStore() : options.credentialStore;
  const disk = await orKeyringError('disk', () =>
    keyringDisk(options.dir, options.step ?? (() => undefined)),
  );
  const listeners = new Set<(state: KeysState) => void>();

  let state: KeysState = { state: 'no-keychain' };
  let keyring: Keyring | null = null;
  /** The credential store, once it has proved that it keeps things. */
  let store: CredentialStore | null = null;
  /** The file that waits for its passphrase. */
  let locked: KeyringFile | null = null;
  let lookedAt = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  const change = <T>(work: () => Promise<T>): Promise<Answer<T>> => asAnswer(inTurn(work));

  function become(next: KeysState): void {
    state = next;
    for (const listener of listeners) listener(next);
  }

  function opened(): Keyring {
    if (keyring === null) throw new KeyringError('not-open');
    return keyring;
  }

  function adopt(next: Keyring): void {
    keyring = next;
    locked = null;
    const { keyringId, generation, mode } = next.header();
    log?.info('keyring-open', { keyringId, generation, mode, keys: next.keys().size });
    become({ state: 'ready', passphrase: mode === 'passphrase' });
    if (!next.burnUnfinished()) return;
    // After the state, so that a slow credential store holds up no window; before any burn, which waits its turn.
    inTurn(() => next.finishBurn()).catch(() =>
      log?.warn('keyring-burn-unfinished', { keyringId, generation }),
    );
  }

  async function begin(masterKeys: MasterKeys): Promise<void> {
    const kept = await orKeyringError('disk', () => disk.readKept());
    const counts = kept.map((text) => parseKeyring(text)?.header.nextReference ?? 1);
    adopt(await newKeyring(disk, masterKeys, Math.max(1, ...counts)));
  }

  async function start(): Promise<null> {
    const found = await findKeyring(disk, system, allowPassphrase);
    lookedAt = now();
    if (found.kind === 'closed') {
      log?.warn('keyring-closed', { state: found.state.state });
      become(found.state);
      return null;
    }
    store = found.store;
    if (found.kind === 'locked') {
      locked = found.file;
      become({ state: 'passphrase-needed', first: found.file === null, wrong: false });
    } else if (found.kind === 'open') {
      adopt(await takeUpKeyring(disk, found.content));
    } else {
      const masterKeys = masterKeysInStore(found.store);
      await begin(masterKeys).catch((error: unknown) => {
        if (!(error instanceof KeyringError) || error.kind !== 'credential-store') throw error;
        become({ state: 'no-keychain' });
      });
    }
    return null;
  }

  async function openWith(passphrase: string, file: KeyringFile): Promise<void> {
    const { header } = file;
    if (header.mode !== 'passphrase') return;
    const master = await orKeyringError('passphrase', () => argon2(passphrase, header.argon2));
    const keys = unsealKeyring(file, master);
    if (keys === null) return become({ state: 'passphrase-needed', first: false, wrong: true });
    const masterKeys = masterKeysFromPassphrase(passphrase, argon2);
    const next = await takeUpKeyring(disk, { header, keys, master, masterKeys });
    // A real credential store has come: only under it does burning protect against copies made earlier.
    if (store !== null) {
      await next.moveOn(new Set(), masterKeysInStore(store)).catch((error: unknown) => {
        if (!(error instanceof KeyringError)) throw error;
        log?.warn('keyring-stays-with-passphrase', { cause: error.kind });
      });
    }
    adopt(next);
  }

  await start();

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    all: () => [...opened().keys()].map(([name, raw]) => ({ name, raw: Uint8Array.from(raw) })),
    storeId: () => opened().header().keyringId,

    ensure: (name) =>
      change(async () => {
        const raw = opened().keys().get(name) ?? (await opened().add(name));
        return { name, raw: Uint8Array.from(raw) };
      }),

    burn: (names) =>
      change(async () => {
        const ring = opened();
        await ring.finishBurn();
        const burned = new Set(names.filter((name) => ring.keys().has(name)));
        if (burned.size === 0) return null;
        await ring.moveOn(burned);
        log?.info('keys-burned', { burned: burned.size, left: ring.keys().size });
        return null;
      }),

    setAside: () =>
      change(async () => {
        const waiting = state.state === 'passphrase-needed' && !state.first;
        if (state.state !== 'unopenable' && state.state !== 'older-copy' && !waiting) return null;
        const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
        await orKeyringError('disk', () => disk.setAside(stamp));
        log?.warn('keyring-set-aside', { stamp });
        return start();
      }),

    unlock: (passphrase) =>
      change(async () => {
        if (state.state !== 'passphrase-needed') return null;
        const typed = passphrase.normalize('NFKC');
        if (locked !== null) await openWith(typed, locked);
        else await begin(masterKeysFromPassphrase(typed, argon2));
        return null;
      }),

    recheck: () =>
      change(async () => {
        const due = now() - lookedAt >= RECHECK_EVERY_MS;
        return state.state === 'no-keychain' && due ? start() : null;
      }),

    reserveReferences: (count, atLeast) =>
      change(async () => {
        const header = opened().header();
        const counter = header.mode === 'credential-store' ? store : null;
        const kept =
          counter && (await orKeyringError('credential-store', () => readCount(counter, REFERENCES)));
        // One beyond all bounds comes from a fault elsewhere; kept, it would make the keyring unreadable.
        const starts = [kept ?? 1, atLeast].filter((start) => start <= MOST_REFERENCES / 10);
        const from = Math.max(header.nextReference, ...starts);
        if (from + count > MOST_REFERENCES) throw new KeyringError('disk');
        if (counter) {
          await orKeyringError('credential-store', () => writeCount(counter, REFERENCES, from + count));
        }
        await opened().noteNextReference(from + count);
        return { from, count };
      }),

    close: () =>
      inTurn(async () => {
        keyring?.wipe();
        keyring = null;
      }),
  };
}
