import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Argon2Params } from './keyring-file';

/** Makes the 32-byte key from a passphrase and the parameters kept in the keyring's header. */
export type Argon2 = (passphrase: string, params: Argon2Params) => Promise<Uint8Array>;

/** What the worker is given and answers. */
export type Argon2Job = { passphrase: string; params: Argon2Params };
export type Argon2Answer = { ok: true; key: Uint8Array } | { ok: false };

/** 64 MiB and three rounds: about 0.4 s on an office PC, at or above what RFC 9106 (4) and OWASP ask for. */
export const NEW_ARGON2_PARAMS = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

/** Built beside the main bundle as a file of its own. */
const BUILT_WORKER = join(import.meta.dirname, 'argon2-worker.js');

/** Argon2id in a thread of its own, because half a second of it would freeze every window. Rejects when the thread fails. */
export function argon2InWorker(workerPath = BUILT_WORKER): Argon2 {
  return (passphrase, params) =>
    new Promise((resolve, reject) => {
      const job: Argon2Job = { passphrase, params };
      const worker = new Worker(workerPath, { workerData: job });
      worker.once('message', (answer: Argon2Answer) => {
        if (answer.ok) resolve(answer.key);
        else reject(new Error('Argon2id failed'));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the Argon2id thread ended without an answer')));
    });
}
