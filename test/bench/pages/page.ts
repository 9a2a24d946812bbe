import '../../../renderer/vault/parse-without-eval';
import { captureAgainstRaw, type CapturePairs } from './capture-pairs';
import { fillForFind, timeFindReady } from './find-ready';
import { timePurge, type PurgeTimes } from './time-purge';

/** What the benchmarks call in a bare page: the vault's modules without the application about them. */
export type StoreBench = {
  captureAgainstRaw(rows: number, pairs: number): Promise<CapturePairs>;
  fillForFind(records: number, days: number): Promise<void>;
  timeFindReady(): Promise<number>;
  timePurge(records: number, nights: number, come: number): Promise<PurgeTimes>;
};

declare global {
  interface Window {
    bench: StoreBench;
  }
}

window.bench = { captureAgainstRaw, fillForFind, timeFindReady, timePurge };
