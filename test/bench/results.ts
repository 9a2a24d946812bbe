import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { verdict, type Metric, type Metrics } from './metric';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(import.meta.dirname, 'results.json');

type Results = { at: string; electron: string; cpu: string; metrics: Metrics };

/** Writes what was measured beside what earlier runs of other suites left, and prints it with the targets. */
export function report(measured: Metrics): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>) : {};
  const all = Object.entries({ ...before.metrics, ...measured });
  const results: Results = {
    at: new Date().toISOString(),
    electron: readFileSync(path.join(root, 'node_modules/electron/dist/version'), 'utf8').trim(),
    cpu: cpuName(),
    metrics: Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b))),
  };
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\nElectron ${results.electron} · ${results.cpu}`);
  console.table(
    Object.fromEntries(Object.entries(measured).map(([name, metric]) => [name, rowOf(name, metric)])),
  );
  for (const [name, { note }] of Object.entries(measured)) console.log(`${name}: ${note}`);
}

function cpuName(): string {
  const all = cpus();
  return `${all[0]?.model.trim() ?? 'unknown'}, ${all.length} cores`;
}

function rowOf(name: string, { value, unit, median, p95, runs }: Metric) {
  return { value, unit, target: verdict(name, value), median, p95, runs };
}
