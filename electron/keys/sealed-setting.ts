import { safeStorage } from 'electron';

/**
 * Tokens and settings, sealed by the operating system's keychain through Electron. Its key never changes, so an old
 * copy still opens: nothing personal is kept this way.
 */

/** The asynchronous half of safeStorage, which older Electrons lack; it reads what the synchronous half sealed. */
type AsyncSafeStorage = Pick<
  typeof safeStorage,
  'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable'
>;

function asynchronous(): AsyncSafeStorage | null {
  return 'encryptStringAsync' in safeStorage ? safeStorage : null;
}

/** Rejects when there is no real keychain: a setting sealed with a key that anyone knows would lie about it. */
export async function sealSetting(text: string): Promise<Buffer> {
  await needKeychain();
  return asynchronous()?.encryptStringAsync(text) ?? safeStorage.encryptString(text);
}

/**
 * null when another keychain sealed it, or it was damaged. Rejects when no real keychain answers, so that a setting is
 * not thrown away for a keychain that was only locked.
 */
export async function openSetting(sealed: Buffer): Promise<string | null> {
  await needKeychain();
  try {
    const later = asynchronous();
    return later ? (await later.decryptStringAsync(sealed)).result : safeStorage.decryptString(sealed);
  } catch {
    return null;
  }
}

async function needKeychain(): Promise<void> {
  // On other systems there is but one keychain and no such question.
  const plain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  const available = await (asynchronous()?.isAsyncEncryptionAvailable() ??
    safeStorage.isEncryptionAvailable());
  if (plain || !available) throw new Error('no keychain to seal settings with');
}
