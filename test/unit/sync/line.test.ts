import { beforeEach, expect, test } from 'vitest';
import { createLine, type Line } from '../../../renderer/vault/sync/line';
import { readFault } from '../../../shared/sync/outcome';
import { SimClock } from './support/sim-clock';

let clock: SimClock;
let line: Line;
beforeEach(() => {
  clock = new SimClock();
  line = createLine(clock, () => undefined);
});

const noAnswer = readFault({ kind: 'no-answer', status: null, retryAfterMs: null });
const iso = (ms: number) => new Date(ms).toISOString();
const connectivity = () => line.facts().connectivity;

test('claims nothing before the first answer', () => {
  expect(connectivity()).toMatchObject({ state: 'checking', trouble: null, retryAt: null, lastSentAt: null });
  expect(line.facts().clockAheadMs).toBeNull();
});

test('says since when, however often the same thing happens again', async () => {
  line.failed(noAnswer, clock.now() + 1_000);
  const { since } = connectivity();
  await clock.run(60_000);
  line.failed(noAnswer, clock.now() + 2_000);
  expect(connectivity()).toEqual({
    state: 'offline',
    since,
    trouble: 'no-answer',
    retryAt: iso(clock.now() + 2_000),
    lastSentAt: null,
  });
});

test('a check that finds all as before does not change since when', async () => {
  line.failed(noAnswer, clock.now());
  const { since } = connectivity();
  await clock.run(5_000);
  line.checking();
  expect(connectivity()).toMatchObject({ state: 'checking', retryAt: null });
  await clock.run(5_000);
  line.failed(noAnswer, clock.now());
  expect(connectivity()).toMatchObject({ state: 'offline', since });
  line.checking();
  await clock.run(5_000);
  line.answered(clock.now(), null);
  expect(connectivity()).toMatchObject({
    state: 'online',
    since: iso(clock.now()),
    trouble: null,
    retryAt: null,
  });
});

test('measures the desk clock against the middle of the round trip', async () => {
  const askedAt = clock.now();
  await clock.run(400);
  line.answered(askedAt, iso(askedAt + 200 - 11 * 60_000));
  expect(line.facts().clockAheadMs).toBe(11 * 60_000);
});

test('draws no conclusion from a slow answer, a clock that jumped meanwhile, or a time that is none', async () => {
  const askedAt = clock.now();
  line.answered(askedAt, 'half past nine');
  await clock.run(11_000);
  line.answered(askedAt, iso(askedAt));
  clock.jump(-60_000);
  line.answered(askedAt, iso(askedAt));
  expect(line.facts().clockAheadMs).toBeNull();
});
