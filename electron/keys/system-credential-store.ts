import type { AsyncEntry } from '@napi-rs/keyring';
import type { CredentialStore } from './credential-store';

const SERVICE = 'Firstpoint';

/**
 * Pinned, because the package otherwise falls back without a word to the kernel's own keyring, which forgets
 * everything at a restart. Pinned entries throw instead.
 */
const PERSISTENT_ONLY = { linux: { store: 'secret-service' as const } };

/** A locked store may be waiting for its owner's password in a window of its own: this long, then it counts as silent. */
const PATIENCE_MS = 60_000;

/**
 * Windows Credential Manager, macOS Keychain or the Linux Secret Service; null when the native module cannot be
 * loaded on this machine.
 *
 * On Windows the package (2.1.2) writes entries with enterprise persistence and offers no way to ask for
 * machine-local ones. Where an organisation has switched on credential roaming, a deleted entry may therefore live on
 * in the roamed copy until the user's next logon or logoff; IT is told so in the deployment notes.
 */
export async function systemCredentialStore(): Promise<CredentialStore | null> {
  const native = await import('@napi-rs/keyring').catch(() => null);
  if (native === null) return null;
  const entry = (account: string): AsyncEntry => new native.AsyncEntry(SERVICE, account, PERSISTENT_ONLY);
  return {
    async get(account) {
      const secret = await answered(entry(account).getSecret());
      if (secret === null) return null;
      const bytes = Uint8Array.from(secret);
      secret.fill(0);
      return bytes;
    },
    set: async (account, secret) => answered(entry(account).setSecret(secret)),
    delete: async (account) => answered(entry(account).deleteCredential()),
  };
}

async function answered<T>(question: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the credential store does not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([question, silence]);
  } finally {
    clearTimeout(timer);
  }
}
