import { beforeEach, expect, test, vi } from 'vitest';
import { createDisplayRelay } from '../../../electron/display/display-relay';
import {
  displayAnswer,
  displayShown,
  SILENT_AFTER_MS,
  type DisplayShown,
} from '../../../shared/ipc/display-contract';

const first = '01935d2e-0000-7000-8000-000000000001';
const second = '01935d2e-0000-7000-8000-000000000002';
const notice = (showId = first): Extract<DisplayShown, { state: 'notice' }> => ({
  state: 'notice',
  showId,
  council: 'Example Council',
  languages: ['en'],
  parts: [{ heading: { en: 'Why' }, body: { en: 'To help you.' } }],
  link: 'council.example/privacy',
  kept: { on: '2026-12-23', period: 'P1M', from: 'passed' },
  objection: true,
});
const idle = { state: 'idle', council: 'Example Council', languages: ['en'] };
const touched = (showId = first) => ({ showId, answer: 'read' as const, language: 'en' as const });

const tellDisplay = vi.fn();
const tellDesk = vi.fn();
let ring: (() => void) | null = null;
let waits = 0;
let timers = 0;
const relay = () =>
  createDisplayRelay({
    tellDisplay,
    tellDesk,
    now: () => '2026-11-23T10:42:00.000+00:00',
    setTimer: (ms, call) => {
      waits = ms;
      timers += 1;
      ring = call;
      return () => {
        if (ring === call) ring = null;
      };
    },
  });
beforeEach(() => {
  vi.clearAllMocks();
  ring = null;
});

test('passes on what the desk shows, and an answer to it with its moment', () => {
  const { show, answer, shown } = relay();
  show(notice());
  expect(tellDisplay).toHaveBeenLastCalledWith(notice());
  expect(shown()).toEqual(notice());
  expect(answer(touched())).toBe(true);
  expect(tellDesk).toHaveBeenCalledWith({ ...touched(), at: '2026-11-23T10:42:00.000+00:00' });
});

test('takes no answer for another interaction than the one that is shown now, nor in a language that is not', () => {
  const { show, answer, lost } = relay();
  expect(answer(touched())).toBe(false);
  show(notice());
  show(notice(second));
  expect(answer(touched())).toBe(false);
  expect(answer({ ...touched(second), language: 'cy' })).toBe(false);
  lost();
  expect(answer(touched(second))).toBe(false);
  expect(tellDesk).not.toHaveBeenCalled();
});

test('is idle once the desk has said nothing for a while, and at once when the desk or the store goes', () => {
  const { show, shown, lost } = relay();
  show(notice());
  expect(waits).toBe(SILENT_AFTER_MS);
  ring?.();
  expect(tellDisplay).toHaveBeenLastCalledWith(idle);
  expect(shown()).toEqual(idle);

  show(notice());
  const before = timers;
  show(notice());
  expect(timers, 'said again, it waits anew').toBe(before + 1);
  lost();
  expect(shown()).toEqual(idle);
  expect(ring, 'nothing is waited for any more').toBeNull();
});

test('the door takes nothing but the notice: no name, no note, no free text', () => {
  expect(displayShown.safeParse(notice()).success).toBe(true);
  for (const more of [{ name: 'Ann' }, { note: 'x' }, { reference: 'K7M-3QF2-X' }])
    expect(displayShown.safeParse({ ...notice(), ...more }).success, JSON.stringify(more)).toBe(false);
  expect(displayShown.safeParse({ ...idle, name: 'Ann' }).success).toBe(false);
  expect(displayShown.safeParse({ ...notice(), parts: [] }).success).toBe(false);
  expect(displayAnswer.safeParse({ ...touched(), note: 'x' }).success).toBe(false);
  expect(displayAnswer.safeParse({ ...touched(), answer: 'object' }).success).toBe(false);
});
