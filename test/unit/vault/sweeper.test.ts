import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSweeper } from '../../../renderer/vault/retention/sweeper';
import type { CivilClock } from '../../../renderer/vault/retention/civil-clock';
import { londonDate, startOfLondonDay, addPeriod } from '../../../shared/policy/civil-date';
import type { Answer } from '../../../shared/ipc/port-message';

const evening = Date.parse('2026-03-28T23:50:00Z');
const minutes = (n: number) => n * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: evening });
});
afterEach(() => {
  vi.useRealTimers();
});

function sweeperOn(answers: Answer<null>[] = []) {
  const swept: string[] = [];
  const trouble: string[] = [];
  const clock: CivilClock = {
    today: () => londonDate(Date.now()),
    midnight: () => startOfLondonDay(addPeriod(londonDate(Date.now()), 'P1D')),
    keep: () => Promise.resolve(),
  };
  const sweeper = createSweeper({
    sweep() {
      swept.push(londonDate(Date.now()));
      return Promise.resolve(answers.shift() ?? { ok: true, value: null });
    },
    clock,
    now: () => Date.now(),
    swept: () => {},
    onTrouble: (kind) => void trouble.push(kind),
  });
  return { sweeper, swept, trouble, days: () => [...new Set(swept)] };
}

test('sweeps at start and again at London’s midnight, the night the clocks change too', async () => {
  const { sweeper, swept, days } = sweeperOn();
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(minutes(9));
  expect(swept).toEqual(['2026-03-28']);
  await vi.advanceTimersByTimeAsync(minutes(2));
  expect(swept).toEqual(['2026-03-28', '2026-03-29']);
  await vi.advanceTimersByTimeAsync(minutes(23 * 60 - 2));
  expect(days()).toEqual(['2026-03-28', '2026-03-29']);
  await vi.advanceTimersByTimeAsync(minutes(2));
  expect(days()).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  sweeper.stop();
});

test('sweeps as soon as the PC wakes on another day, once, however often it is woken', async () => {
  const { sweeper, swept } = sweeperOn();
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(0);
  vi.setSystemTime(Date.parse('2026-03-31T08:00:00Z'));
  sweeper.wake();
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(minutes(59));
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(swept).toEqual(['2026-03-28', '2026-03-31']);
  sweeper.stop();
});

test('sweeps on the hour, for what nobody could know of at midnight', async () => {
  vi.setSystemTime(Date.parse('2026-03-31T08:20:00Z'));
  const { sweeper, swept } = sweeperOn();
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(minutes(39));
  expect(swept, 'at 8:59').toHaveLength(1);
  await vi.advanceTimersByTimeAsync(minutes(1) + 100);
  expect(swept, 'at nine').toHaveLength(2);
  await vi.advanceTimersByTimeAsync(minutes(60));
  expect(swept, 'at ten').toHaveLength(3);
  sweeper.stop();
});

test('tries again within ten minutes what could not be finished', async () => {
  const locked = { kind: 'credential-store', say: 'The keychain is locked.' };
  const { sweeper, swept, trouble } = sweeperOn([{ ok: false, problem: locked }]);
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(minutes(9));
  expect(swept).toHaveLength(1);
  expect(trouble).toEqual(['credential-store']);
  await vi.advanceTimersByTimeAsync(minutes(2));
  expect(swept).toHaveLength(2);
  sweeper.stop();
});

test('sweeps at London’s midnight after the day of twenty-five hours, not at that of summer time', async () => {
  vi.setSystemTime(Date.parse('2026-10-24T22:50:00Z'));
  const { sweeper, swept, days } = sweeperOn();
  sweeper.wake();
  await vi.advanceTimersByTimeAsync(minutes(9));
  expect(swept).toEqual(['2026-10-24']);
  // 23:00 UTC is midnight while summer time lasts.
  await vi.advanceTimersByTimeAsync(minutes(2));
  expect(swept).toEqual(['2026-10-24', '2026-10-25']);
  await vi.advanceTimersByTimeAsync(minutes(24 * 60 + 58));
  expect(days(), 'at 23:59').toEqual(['2026-10-24', '2026-10-25']);
  await vi.advanceTimersByTimeAsync(minutes(2));
  expect(days()).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  sweeper.stop();
});
