import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { Argon2Answer, Argon2Job } from './argon2';

/** Sole task of this thread: one passphrase in, one key out, then it ends and its memory with it. */
async function derive({ passphrase, params }: Argon2Job): Promise<Argon2Answer> {
  try {
    const key = await argon2id({
      password: passphrase,
      salt: Buffer.from(params.salt, 'base64'),
      memorySize: params.memoryKiB,
      iterations: params.iterations,
      parallelism: params.parallelism,
      hashLength: 32,
      outputType: 'binary',
    });
    return { ok: true, key };
  } catch {
    return { ok: false };
  }
}

parentPort?.postMessage(await derive(workerData as Argon2Job));
