import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRespawn } from '../../../electron/lifecycle/respawn';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('brings a page back soon, ever later when it keeps dying, and soon again after a quiet minute', async () => {
  const respawn = createRespawn();
  const pauses: number[] = [];
  const die = async (): Promise<void> => {
    const at = Date.now();
    respawn(() => pauses.push(Date.now() - at));
    await vi.runAllTimersAsync();
  };
  for (let i = 0; i < 6; i += 1) await die();
  expect(pauses).toEqual([100, 400, 1600, 6400, 25_600, 30_000]);
  await vi.advanceTimersByTimeAsync(60_001);
  await die();
  expect(pauses.at(-1)).toBe(100);
});
