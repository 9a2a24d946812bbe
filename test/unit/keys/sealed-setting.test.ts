import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openSetting, sealSetting } from '../../../electron/keys/sealed-setting';

/** safeStorage as Electron 33 has it, and as 45 has it, over a seal that knows which keychain made it. */
const keychain = vi.hoisted(() => ({
  id: 'A',
  available: true,
  backend: 'gnome_libsecret',
  asynchronous: false,
}));

const seal = (text: string): Buffer => Buffer.from(`${keychain.id}:${text}`);
function unseal(sealed: Buffer): string {
  const [id, ...text] = sealed.toString().split(':');
  if (id !== keychain.id) throw new Error('Error while decrypting the ciphertext');
  return text.join(':');
}

vi.mock('electron', () => ({
  get safeStorage() {
    const both = { getSelectedStorageBackend: () => keychain.backend };
    if (!keychain.asynchronous) {
      return {
        ...both,
        isEncryptionAvailable: () => keychain.available,
        encryptString: seal,
        decryptString: unseal,
      };
    }
    return {
      ...both,
      isAsyncEncryptionAvailable: async () => keychain.available,
      encryptStringAsync: async (text: string) => seal(text),
      decryptStringAsync: async (sealed: Buffer) => ({ result: unseal(sealed), shouldReEncrypt: false }),
    };
  },
}));

describe.each([false, true])('a sealed setting, asynchronous keychain %s', (asynchronous) => {
  beforeEach(() =>
    Object.assign(keychain, { id: 'A', available: true, backend: 'gnome_libsecret', asynchronous }),
  );

  test('comes back as it was', async () => {
    expect(await openSetting(await sealSetting('tokén'))).toBe('tokén');
  });

  test('is null when another keychain sealed it', async () => {
    const sealed = await sealSetting('token');
    keychain.id = 'B';
    expect(await openSetting(sealed)).toBeNull();
  });

  test('is neither sealed nor given up while no keychain answers', async () => {
    const sealed = await sealSetting('token');
    keychain.available = false;
    await expect(sealSetting('token')).rejects.toThrow('no keychain');
    await expect(openSetting(sealed)).rejects.toThrow('no keychain');
  });

  test('is never sealed with the key that everyone knows', async () => {
    keychain.backend = 'basic_text';
    await expect(sealSetting('token')).rejects.toThrow('no keychain');
  });
});
