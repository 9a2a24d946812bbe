import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The operating system's credential store, as the keyring needs it. Every method rejects when the store does not
 * answer or is locked: a missing entry (`null`, `false`) is always the store's own word, never a guess.
 */
export interface CredentialStore {
  /** The bytes kept under `account`, or null when the store says that there are none. */
  get(account: string): Promise<Uint8Array | null>;
  /** Kept on disk by the store when it resolves. */
  set(account: string, secret: Uint8Array): Promise<void>;
  /** False when there was nothing to delete. */
  delete(account: string): Promise<boolean>;
}

/**
 * Whether the store really keeps things: writes a random entry, reads it back and deletes it. A store that merely
 * answers is not enough: one without a default collection says "no such entry" to every question, which would look
 * like a lost key. The entry's name belongs to `place` (the keyring's path), so that a probe cut short is taken away by
 * the next one and two profiles never meet.
 */
export async function keepsSecrets(store: CredentialStore, place: string): Promise<boolean> {
  const account = `probe/${createHash('sha256').update(place).digest('hex').slice(0, 16)}`;
  const written = randomBytes(32);
  try {
    await store.set(account, written);
    const read = await store.get(account);
    const same = read !== null && read.length === written.length && timingSafeEqual(read, written);
    // Asked again because of a delete that was done, but whose answer was lost.
    const gone = (await store.delete(account)) || (await store.get(account)) === null;
    return same && gone;
  } catch {
    return false;
  }
}
