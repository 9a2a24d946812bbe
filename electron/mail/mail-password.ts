import type { MailServer } from '../../shared/policy/mail-policy';

/** As much of the operating system's credential store as this needs. */
type Secrets = {
  get(account: string): Promise<Uint8Array | null>;
  set(account: string, secret: Uint8Array): Promise<void>;
};

/**
 * The mail server's password in the credential store of whoever is logged on, under the name of user and server: another
 * server in IT's policy never gets it. It lies nowhere else; `store` is null where there is no credential store.
 */
export function createMailPassword({ host, user }: MailServer, store: Promise<Secrets | null>) {
  const account = `mail ${user ?? ''}@${host}`;
  let known: string | null = null;
  return {
    needed: user !== undefined,
    /** null: none was entered here, or the store does not answer now. */
    async get(): Promise<string | null> {
      if (known !== null) return known;
      const bytes = await (await store)?.get(account).catch(() => null);
      known = bytes ? new TextDecoder().decode(bytes) : null;
      bytes?.fill(0);
      return known;
    },
    /** Rejects where there is no store to keep it. */
    async set(password: string): Promise<void> {
      const kept = await store;
      if (!kept) throw new Error('no credential store');
      await kept.set(account, new TextEncoder().encode(password));
      known = password;
    },
  };
}
export type MailPassword = ReturnType<typeof createMailPassword>;
