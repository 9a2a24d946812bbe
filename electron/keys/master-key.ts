import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Argon2, NEW_ARGON2_PARAMS } from './argon2';
import type { CredentialStore } from './credential-store';
import { KEY_BYTES, type KeyringHeader } from './keyring-file';
import { KeyringError, orKeyringError } from './keyring-error';

/** What a header says whoever keeps the master key. */
type KeyringIdentity = Pick<KeyringHeader, 'v' | 'keyringId' | 'generation' | 'nextReference'>;

/** Who keeps the master keys of a keyring: the operating system's credential store, or a person's memory. */
export interface MasterKeys {
  /** A new master key for this generation, kept before it resolves, and the header to seal with it. */
  mint(identity: KeyringIdentity): Promise<{ header: KeyringHeader; master: Uint8Array }>;
  /** Deletes every master key of this keyring but that of the header's generation. May be repeated after a crash. */
  keepOnly(header: KeyringHeader): Promise<void>;
}

const entryName = (keyringId: string, generation: number): string => `${keyringId}/${generation}`;
/** Highest generation ever minted: tells an older copy of the keyring from a lost key, and whether a burn was cut short. */
const newestName = (keyringId: string): string => `${keyringId}/newest`;

/** One credential-store entry per generation; deleting it makes every copy of that generation's file unreadable. */
export function masterKeysInStore(store: CredentialStore): MasterKeys {
  return {
    mint: (identity) =>
      orKeyringError('credential-store', async () => {
        const master = randomBytes(KEY_BYTES);
        const name = entryName(identity.keyringId, identity.generation);
        await writeCount(store, newestName(identity.keyringId), identity.generation);
        await store.set(name, master);
        const kept = await store.get(name);
        const same = kept !== null && kept.length === master.length && timingSafeEqual(kept, master);
        kept?.fill(0);
        if (!same) throw new KeyringError('credential-store');
        return { header: { ...bare(identity), mode: 'credential-store' }, master };
      }),

    keepOnly: ({ keyringId, generation }) =>
      orKeyringError('credential-store', async () => {
        const newest = await readCount(store, newestName(keyringId));
        // A burn leaves at most one neighbour, and the next one does not begin before this is done.
        if (generation > 1) await store.delete(entryName(keyringId, generation - 1));
        if (newest === generation) return;
        await store.delete(entryName(keyringId, generation + 1));
        await writeCount(store, newestName(keyringId), generation);
      }),
  };
}

/** A fresh salt, and so a fresh key, for every generation. An older copy of the file still opens: the screen says so. */
export function masterKeysFromPassphrase(passphrase: string, argon2: Argon2): MasterKeys {
  return {
    async mint(identity) {
      const salt = randomBytes(16).toString('base64');
      const params = { ...NEW_ARGON2_PARAMS, salt };
      const master = await orKeyringError('passphrase', () => argon2(passphrase, params));
      return { header: { ...bare(identity), mode: 'passphrase', argon2: params }, master };
    },
    keepOnly: async () => undefined,
  };
}

/** The store's master key for this header; `older` when the store has moved on to a newer generation. Rejects when it does not answer. */
export async function findMaster(
  store: CredentialStore,
  header: KeyringHeader,
): Promise<{ kind: 'found'; master: Uint8Array } | { kind: 'older' } | { kind: 'missing' }> {
  const master = await store.get(entryName(header.keyringId, header.generation));
  if (master !== null) return { kind: 'found', master };
  const newest = await readCount(store, newestName(header.keyringId));
  return { kind: newest !== null && newest > header.generation ? 'older' : 'missing' };
}

/** A whole number kept as an entry; null when there is none or it is not a number. */
export async function readCount(store: CredentialStore, account: string): Promise<number | null> {
  const bytes = await store.get(account);
  if (bytes === null) return null;
  const text = Buffer.from(bytes).toString('latin1');
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

export async function writeCount(store: CredentialStore, account: string, count: number): Promise<void> {
  await store.set(account, Buffer.from(String(count), 'latin1'));
}

function bare({ v, keyringId, generation, nextReference }: KeyringIdentity): KeyringIdentity {
  return { v, keyringId, generation, nextReference };
}
