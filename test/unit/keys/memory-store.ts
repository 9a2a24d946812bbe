import type { CredentialStore } from '../../../electron/keys/credential-store';

/** A credential store in memory whose every call passes by `before`, where a test may end the process in its mind. */
export function memoryStore(
  entries = new Map<string, Uint8Array>(),
  before: (name: string) => void = () => {},
) {
  const store: CredentialStore = {
    async get(account) {
      before(`store get ${account}`);
      const secret = entries.get(account);
      return secret ? Uint8Array.from(secret) : null;
    },
    async set(account, secret) {
      before(`store set ${account}`);
      entries.set(account, Uint8Array.from(secret));
    },
    async delete(account) {
      before(`store delete ${account}`);
      return entries.delete(account);
    },
  };
  return { store, entries };
}
