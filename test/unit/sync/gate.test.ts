import { beforeEach, expect, test } from 'vitest';
import { createGate, type Gate } from '../../../renderer/vault/sync/gate';
import { readFault } from '../../../shared/sync/outcome';
import { SimClock } from './support/sim-clock';

const fault = (retryAfterMs: number | null = null) => readFault({ kind: 'busy', status: 503, retryAfterMs });

let clock: SimClock;
let gate: Gate;
/** Real time of each try that the gate asked for. */
let tries: number[];
beforeEach(() => {
  clock = new SimClock();
  tries = [];
  gate = createGate({ clock, random: () => 0.5, retry: () => tries.push(clock.elapsed) });
  gate.open();
});

test('opens with the health check when only that had failed', async () => {
  gate.healthFailed(fault());
  expect(gate.isOpen()).toBe(false);
  await clock.run(500);
  expect(tries).toEqual([500]);
  gate.open();
  expect(gate.isOpen()).toBe(true);
});

test('keeps the wait that a failed push deserves, though a health check or a pull says otherwise', async () => {
  gate.pushFailed(fault(), null);
  gate.open();
  gate.pullFailed(fault());
  gate.open();
  expect(gate.isOpen()).toBe(false);
  await clock.run(499);
  expect(tries).toEqual([]);
  await clock.run(1);
  expect(tries).toEqual([500]);
  gate.open();
  expect(gate.isOpen()).toBe(true);
});

test('counts requests that failed together as one failure', async () => {
  for (let i = 0; i < 3; i += 1) gate.pushFailed(fault(), null);
  await clock.run(10_000);
  expect(tries).toEqual([500]);
  gate.open();
  gate.pushFailed(fault(), null);
  await clock.run(10_000);
  expect(tries).toEqual([500, 11_000]);
});

test('stays shut for all of Retry-After, whoever opens or hurries', async () => {
  gate.pushFailed(fault(30_000), null);
  gate.healthFailed(fault());
  gate.hurry();
  gate.open();
  await clock.run(29_999);
  expect([gate.isOpen(), tries]).toEqual([false, []]);
  await clock.run(60_000);
  expect(tries.length).toBeGreaterThan(0);
  gate.open();
  expect(gate.isOpen()).toBe(true);
});

test('keeps to the longer of two Retry-Afters, in whichever order they come', async () => {
  gate.pushFailed(fault(60_000), null);
  gate.pushFailed(fault(1_000), null);
  gate.open();
  await clock.run(59_999);
  expect([gate.isOpen(), tries]).toEqual([false, []]);
});

test('makes a person who asks wait for nothing but Retry-After', async () => {
  for (let i = 0; i < 9; i += 1) {
    gate.hurry();
    await clock.run(0);
    gate.open();
    gate.pushFailed(fault(), null);
  }
  tries = [];
  gate.hurry();
  await clock.run(0);
  expect(tries).toHaveLength(1);
});

test('suspects the CRM as a whole only when several items fail alone with nothing taken in between', () => {
  for (const opId of ['a', 'b', 'c', 'a', 'b', 'c']) gate.pushFailed(fault(), opId);
  expect(gate.takesOthers()).toBe(true);
  gate.pushFailed(fault(), 'd');
  expect(gate.takesOthers()).toBe(false);
  gate.pushed();
  expect(gate.takesOthers()).toBe(true);
});
