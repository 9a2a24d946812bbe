import { median, percentile } from './statistics';

/** `value` is what the target is held against; `note` says in one line how it was measured. */
export type Metric = {
  value: number;
  unit: 'ratio' | 'ms' | 'per second' | 'MB' | 'count';
  median?: number;
  p95?: number;
  runs: number;
  note: string;
};
export type Metrics = Record<string, Metric>;

type Target = { most: number } | { least: number };

/** What each metric is held against; the others are reported only. */
const targets: Record<string, Target> = {
  'capture.vs-raw': { most: 1.5 },
  'capture.p95-ms': { most: 50 },
  'queue.check-in.p95-ms': { most: 50 },
  'start.vs-blank': { most: 1.4 },
  'start.pss-mb': { most: 340 },
  'type.frame-p95-ms': { most: 17 },
  'form.usable-p95-ms': { most: 17 },
  'find.phone.p95-ms': { most: 10 },
  'find.text.p95-ms': { most: 20 },
  'find.ready-ms': { most: 300 },
  'purge.unreadable.growth-10x': { most: 1.5 },
  'keys.missed-bin': { most: 16 },
};

/** Four figures are more than these machines repeat. */
export const rounded = (n: number): number => Number(n.toPrecision(4));

/** A metric made of samples; `by` says which of its figures is held against the target. */
export function metricOf(
  samples: readonly number[],
  { unit, by, note }: { unit: Metric['unit']; by: 'median' | 'p95'; note: string },
): Metric {
  const figures = { median: rounded(median(samples)), p95: rounded(percentile(samples, 0.95)) };
  return { value: figures[by], unit, ...figures, runs: samples.length, note };
}

/** How many times as long ours took as theirs: of the medians, and of the 95th percentiles. */
export function ratioOf(ours: readonly number[], theirs: readonly number[], note: string): Metric {
  const middle = rounded(median(ours) / median(theirs));
  const p95 = rounded(percentile(ours, 0.95) / percentile(theirs, 0.95));
  return { value: middle, unit: 'ratio', median: middle, p95, runs: ours.length, note };
}

/** The target of a metric and whether it was met; said, never enforced. */
export function verdict(name: string, value: number): string {
  const target = targets[name];
  if (!target) return 'report';
  const isMet = 'most' in target ? value <= target.most : value >= target.least;
  const bound = 'most' in target ? `≤ ${target.most}` : `≥ ${target.least}`;
  return isMet ? bound : `${bound} MISSED`;
}
