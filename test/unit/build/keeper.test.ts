import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endLeftovers, processKeeper } from '../../../build/process/keeper.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-keeper-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isRunning = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
};
/** Starts a program that prints the number of a child of its own; resolves with both numbers. */
async function startPair(keeper: ReturnType<typeof processKeeper>): Promise<number[]> {
  const child = keeper.start('a pair', 'sh', ['-c', 'sleep 1000 & echo $!; wait'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (data) => resolve(String(data))),
  );
  return [child.pid ?? 0, Number(line)];
}

test('stops what it started and the children of that', async () => {
  const keeper = processKeeper();
  const pids = await startPair(keeper);
  expect(pids.map(isRunning)).toEqual([true, true]);
  expect(await keeper.stop()).toEqual([]);
  await expect.poll(() => pids.map(isRunning)).toEqual([false, false]);
});

test('starts nothing more once it is stopping', async () => {
  const keeper = processKeeper();
  await keeper.stop();
  expect(() => keeper.start('too late', 'true', [])).toThrow('too late is not started any more');
});

test('clears up after a run that crashed', async () => {
  const record = path.join(folder, 'running.json');
  const pids = await startPair(processKeeper(record));
  expect(endLeftovers(record)).toEqual(['a pair']);
  await expect.poll(() => pids.map(isRunning)).toEqual([false, false]);
  expect(endLeftovers(record)).toEqual([]);
});

test('lets a process alone that only has the number of one of ours', async () => {
  const record = path.join(folder, 'reused.json');
  const keeper = processKeeper(record);
  const pids = await startPair(keeper);
  writeFileSync(record, readFileSync(record, 'utf8').replace(/"started":"\d+"/, '"started":"1"'));
  expect(endLeftovers(record)).toEqual([]);
  expect(pids.map(isRunning)).toEqual([true, true]);
  await keeper.stop();
});
