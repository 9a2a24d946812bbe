import { parentPort, workerData } from 'node:worker_threads';
import type { PackJob } from './read-in-worker';
import { readOfferedPack } from './read-offered-pack';

const { text, trust } = workerData as PackJob;
parentPort?.postMessage(readOfferedPack(text, trust));
