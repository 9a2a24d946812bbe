import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PackReading, PackTrust } from './read-offered-pack';

/** Twenty times what the largest pack takes on a slow PC. */
const PATIENCE_MS = 20_000;

export type PackJob = { text: string; trust: PackTrust };

/** Built beside the main bundle as a file of its own. */
const BUILT_WORKER = join(import.meta.dirname, 'pack-worker.js');

/**
 * Reads a pack in a thread of its own. The signature itself takes 2 ms, but the canonical form and the schema of a pack
 * of 400 services (half a megabyte) took 0.7 s the first time and 0.2 s after that, on a busy office PC: in main that
 * would freeze every window. Rejects when the thread fails, or takes longer than any pack needs: the desk waits for the
 * answer before its first call.
 */
export function readInWorker(trust: PackTrust, workerPath = BUILT_WORKER, patienceMs = PATIENCE_MS) {
  return (text: string): Promise<PackReading> =>
    new Promise((resolve, reject) => {
      const job: PackJob = { text, trust };
      const worker = new Worker(workerPath, { workerData: job });
      const timer = setTimeout(() => void worker.terminate(), patienceMs);
      worker.once('message', (reading: PackReading) => resolve(reading));
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the pack thread ended without an answer'));
      });
    });
}
