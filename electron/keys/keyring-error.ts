import type { Answer } from '../../shared/ipc/port-message';

type Kind = 'not-open' | 'disk' | 'credential-store' | 'passphrase';

const words: Record<Kind, string> = {
  'not-open': 'The store is locked: nothing can be kept until it is opened.',
  disk: 'The keys could not be written to this PC’s disk.',
  'credential-store': 'This PC’s keychain did not do what was asked of it.',
  passphrase: 'The passphrase could not be turned into a key on this PC.',
};

/**
 * Why the keyring could not do what was asked. Nothing was promised: a key that was not stored was not given out, and
 * a burn that failed goes on at the next burn or start.
 */
export class KeyringError extends Error {
  constructor(
    readonly kind: Kind,
    options?: ErrorOptions,
  ) {
    super(`keyring: ${kind}`, options);
    this.name = 'KeyringError';
  }
}

/** Runs `work` and turns whatever it throws into a KeyringError of `kind`. */
export async function orKeyringError<T>(kind: Kind, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof KeyringError ? cause : new KeyringError(kind, { cause });
  }
}

/** The outcome as a value, problem kinds `keyring-…`; anything but a KeyringError is a bug and goes on as one. */
export async function asAnswer<T>(work: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    return { ok: false, problem: { kind: `keyring-${error.kind}`, say: words[error.kind] } };
  }
}
