import { setTimeout as pause } from 'node:timers/promises';
import type * as nativeKeyring from '@napi-rs/keyring';
import type { CredentialStore } from './credential-store';

/** Only what is used of the package. */
type Native = Pick<typeof nativeKeyring, 'AsyncEntry'>;
type AsyncEntry = nativeKeyring.AsyncEntry;

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
  const loaded = await import('@napi-rs/keyring').catch(() => null);
  return loaded && storeOver(loaded);
}

/** The same over any make of the package's entries. */
export function storeOver(native: Native): CredentialStore {
  const entries = new Map<string, AsyncEntry>();

  /**
   * Each entry object holds a connection to the session bus until it is garbage-collected, and a bus allows a user some
   * 256 of them: so there is one per account, given up with the account. One whose connection has died meanwhile (the
   * store was restarted) is replaced by a new one.
   */
  async function ask<T>(account: string, question: (entry: AsyncEntry) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const known = entries.get(account);
      try {
        const entry = known ?? new native.AsyncEntry(SERVICE, account, PERSISTENT_ONLY);
        const answer = await answered(question(entry));
        entries.set(account, entry);
        return answer;
      } catch (error) {
        entries.delete(account);
        const dead = known !== undefined && !(error instanceof Silence);
        if (!dead && (tries > PAUSES_MS.length || !isNoReply(error))) throw error;
        if (!dead) await pause(PAUSES_MS[tries - 1]);
      }
    }
  }

  return {
    async get(account) {
      const secret = await ask(account, (entry) => entry.getSecret());
      if (secret === null) return null;
      const bytes = Uint8Array.from(secret);
      secret.fill(0);
      return bytes;
    },
    set: (account, secret) => ask(account, (entry) => entry.setSecret(secret)),
    async delete(account) {
      const deleted = await ask(account, (entry) => entry.deleteCredential());
      entries.delete(account);
      return deleted;
    },
  };
}

class Silence extends Error {}

/** The package gives the bus two seconds, which a PC that is still logging its user on may well exceed. */
const PAUSES_MS = [250, 500, 1000];

function isNoReply(error: unknown): boolean {
  return error instanceof Error && /did not receive a reply|timed? ?out/i.test(error.message);
}

async function answered<T>(question: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Silence('the credential store does not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([question, silence]);
  } finally {
    clearTimeout(timer);
  }
}
