import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSafeQuit, PATIENCE_MS, type Pending } from '../../../electron/lifecycle/safe-quit';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk(work: { now: Pending | null | 'silent' | 'broken' }) {
  const needs = {
    pending: vi.fn((): Promise<Pending | null> => {
      if (work.now === 'silent') return new Promise(() => {});
      if (work.now === 'broken') return Promise.reject(new Error('gone'));
      return Promise.resolve(work.now);
    }),
    ask: vi.fn(),
    quit: vi.fn(),
  };
  return { ...needs, quitting: createSafeQuit(needs) };
}
const soon = () => vi.advanceTimersByTimeAsync(0);

test.each([
  ['there is nothing to send', { sending: 0, queued: 0 }],
  ['what waits is only queued: it is kept', { sending: 0, queued: 7 }],
  ['there is no store', null],
  ['the store fails', 'broken'],
] as const)('quits without a question when %s', async (_why, now) => {
  const { quitting, ask, quit } = desk({ now });
  quitting.begin();
  await soon();
  expect(quit).toHaveBeenCalledOnce();
  expect(ask).not.toHaveBeenCalled();
  expect(quitting.agreed()).toBe(true);
});

test('a store that does not answer holds up quitting for three seconds and no longer', async () => {
  const { quitting, quit } = desk({ now: 'silent' });
  quitting.begin();
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(quit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(quit).toHaveBeenCalledOnce();
});

test('asks while something is being sent, and keeps the figures true', async () => {
  const work = { now: { sending: 2, queued: 1 } };
  const { quitting, ask, quit } = desk(work);
  quitting.begin();
  await soon();
  expect(ask.mock.calls).toEqual([[{ sending: 2, queued: 1 }]]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ask).toHaveBeenCalledOnce();
  work.now = { sending: 1, queued: 1 };
  await vi.advanceTimersByTimeAsync(500);
  expect(ask).toHaveBeenLastCalledWith({ sending: 1, queued: 1 });
  expect(quit).not.toHaveBeenCalled();
  expect(quitting.agreed()).toBe(false);
});

test('"wait" quits by itself once nothing is being sent, without asking again', async () => {
  const work = { now: { sending: 2, queued: 0 } };
  const { quitting, ask, quit } = desk(work);
  quitting.begin();
  await soon();
  quitting.decide('wait');
  work.now = { sending: 1, queued: 0 };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledOnce();
  expect(quit).not.toHaveBeenCalled();
  work.now = { sending: 0, queued: 0 };
  await vi.advanceTimersByTimeAsync(500);
  expect(quit).toHaveBeenCalledOnce();
});

test('"quit anyway" quits at once, after "wait" too', async () => {
  for (const first of ['wait', 'quit'] as const) {
    const { quitting, quit } = desk({ now: { sending: 1, queued: 0 } });
    quitting.begin();
    await soon();
    quitting.decide(first);
    quitting.decide('quit');
    expect(quit).toHaveBeenCalledOnce();
  }
});

test('closing the window again while it waits asks again', async () => {
  const { quitting, ask } = desk({ now: { sending: 1, queued: 0 } });
  quitting.begin();
  await soon();
  quitting.decide('wait');
  quitting.begin();
  await soon();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a decision that comes before any question changes nothing, but "quit"', async () => {
  const { quitting, quit } = desk({ now: { sending: 0, queued: 0 } });
  quitting.decide('wait');
  expect(quit).not.toHaveBeenCalled();
});

test('a signal ends it at once, and quitting happens once whatever comes together', async () => {
  const { quitting, quit } = desk({ now: 'silent' });
  quitting.begin();
  quitting.endNow();
  quitting.decide('quit');
  await vi.advanceTimersByTimeAsync(PATIENCE_MS * 2);
  expect(quit).toHaveBeenCalledOnce();
});
