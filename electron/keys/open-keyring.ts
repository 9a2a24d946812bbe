import type { KeysState } from '../../shared/ipc/contract';
import { type CredentialStore, keepsSecrets } from './credential-store';
import type { KeyringDisk } from './keyring-disk';
import type { KeyringContent } from './keyring';
import { type KeyringFile, parseKeyring, unsealKeyring } from './keyring-file';
import { findMaster, masterKeysInStore } from './master-key';

/** What a start found: a keyring it could open, nothing at all yet, or a reason to wait or to stop. */
export type Found =
  | { kind: 'open'; content: KeyringContent; store: CredentialStore }
  | { kind: 'none-yet'; store: CredentialStore }
  | { kind: 'locked'; file: KeyringFile | null; store: CredentialStore | null }
  | { kind: 'closed'; state: Exclude<KeysState, { state: 'ready' | 'passphrase-needed' }> };

/**
 * Looks at the file and asks the credential store, and changes neither (but for the store's probe entry). A store that
 * does not answer is never read as a lost key, and a file that does not open is never read as no file.
 */
export async function findKeyring(
  disk: KeyringDisk,
  store: CredentialStore | null,
  allowPassphrase: boolean,
): Promise<Found> {
  const proven = store !== null && (await keepsSecrets(store, disk.path)) ? store : null;
  const content = await disk.read();
  if (content.kind === 'absent') {
    if (proven) return { kind: 'none-yet', store: proven };
    return allowPassphrase ? { kind: 'locked', file: null, store: null } : noKeychain;
  }
  const file = content.kind === 'text' ? parseKeyring(content.text) : null;
  if (file === null) return { kind: 'closed', state: { state: 'unopenable', file: disk.path } };
  if (file.header.mode === 'passphrase') {
    return proven !== null || allowPassphrase ? { kind: 'locked', file, store: proven } : noKeychain;
  }
  return proven ? openFromStore(file, proven, disk.path) : noKeychain;
}

const noKeychain: Found = { kind: 'closed', state: { state: 'no-keychain' } };

async function openFromStore(file: KeyringFile, store: CredentialStore, path: string): Promise<Found> {
  const found = await findMaster(store, file.header).catch(() => null);
  if (found === null) return noKeychain;
  if (found.kind === 'older') return { kind: 'closed', state: { state: 'older-copy', file: path } };
  const keys = found.kind === 'found' ? unsealKeyring(file, found.master) : null;
  if (found.kind === 'missing' || keys === null) {
    return { kind: 'closed', state: { state: 'unopenable', file: path } };
  }
  const masterKeys = masterKeysInStore(store);
  return { kind: 'open', store, content: { header: file.header, keys, master: found.master, masterKeys } };
}
