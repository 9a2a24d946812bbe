import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftKeeper, type KeptState } from '../../../renderer/bridge/draft-keeper';
import type { Answer } from '../../../shared/ipc/port-message';

type Draft = { id: string; text: string };
type Put = { draft: Draft; answer: (answer: Answer<{ savedAt: string }>) => void };

const kept: Answer<{ savedAt: string }> = { ok: true, value: { savedAt: '2026-11-23T10:42:00.000+00:00' } };
const failed: Answer<{ savedAt: string }> = { ok: false, problem: { kind: 'full', say: 'No room.' } };

let puts: Put[];
let states: KeptState[];
let keeper: ReturnType<typeof createDraftKeeper<Draft>>;

beforeEach(() => {
  vi.useFakeTimers();
  puts = [];
  states = [];
  keeper = createDraftKeeper<Draft>({
    put: (draft) => new Promise((resolve) => puts.push({ draft, answer: resolve })),
    onState: (_id, state) => states.push(state),
    retryAfterMs: () => 100,
  });
});
afterEach(() => vi.useRealTimers());

const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
};

describe('the draft keeper', () => {
  test('has one put in flight and after it sends only the latest', async () => {
    for (const text of ['a', 'ab', 'abc']) keeper.keep({ id: '1', text });
    expect(puts.map((p) => p.draft.text)).toEqual(['a']);
    puts[0]?.answer(kept);
    await settle();
    expect(puts.map((p) => p.draft.text)).toEqual(['a', 'abc']);
    puts[1]?.answer(kept);
    await settle();
    expect(puts).toHaveLength(2);
    expect(states.at(-1)).toMatchObject({ state: 'kept' });
  });

  test('says that it is kept only when the latest is', async () => {
    keeper.keep({ id: '1', text: 'a' });
    keeper.keep({ id: '1', text: 'ab' });
    puts[0]?.answer(kept);
    await settle();
    expect(states.every((s) => s.state === 'keeping')).toBe(true);
  });

  test('tries a put that failed again, with what was typed since, until it is taken', async () => {
    keeper.keep({ id: '1', text: 'a' });
    puts[0]?.answer(failed);
    await settle();
    expect(states.at(-1)).toMatchObject({ state: 'not-kept', problem: { say: 'No room.' } });
    keeper.keep({ id: '1', text: 'ab' });
    expect(puts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(puts[1]?.draft.text).toBe('ab');
    puts[1]?.answer(failed);
    await vi.advanceTimersByTimeAsync(100);
    expect(puts[2]?.draft.text).toBe('ab');
    puts[2]?.answer(kept);
    await settle();
    expect(states.at(-1)).toMatchObject({ state: 'kept' });
  });

  test('tries at once when asked to', async () => {
    keeper.keep({ id: '1', text: 'a' });
    puts[0]?.answer(failed);
    await settle();
    keeper.tryNow();
    expect(puts).toHaveLength(2);
  });

  test('keeps each of two drafts', async () => {
    keeper.keep({ id: '1', text: 'a' });
    keeper.keep({ id: '2', text: 'b' });
    keeper.keep({ id: '1', text: 'aa' });
    for (let i = 0; i < 3; i++) {
      puts[i]?.answer(kept);
      await settle();
    }
    expect(puts.map((p) => p.draft.text).sort()).toEqual(['a', 'aa', 'b']);
  });

  test('puts a draft that was let go of no more', async () => {
    keeper.keep({ id: '1', text: 'a' });
    keeper.keep({ id: '1', text: 'ab' });
    const released = keeper.release('1');
    puts[0]?.answer(failed);
    await released;
    await vi.advanceTimersByTimeAsync(1000);
    expect(puts).toHaveLength(1);
  });

  test('goes on keeping after a draft was let go of while puts failed', async () => {
    keeper.keep({ id: '1', text: 'a' });
    puts[0]?.answer(failed);
    await settle();
    await keeper.release('1');
    await vi.advanceTimersByTimeAsync(1000);
    keeper.keep({ id: '2', text: 'b' });
    await settle();
    expect(puts.at(-1)?.draft.text).toBe('b');
  });

  test('lets no draft that fails hold up another one', async () => {
    keeper.keep({ id: '1', text: 'a' });
    puts[0]?.answer(failed);
    await settle();
    keeper.keep({ id: '2', text: 'b' });
    expect(puts.map((p) => p.draft.id)).toEqual(['1', '2']);
    puts[1]?.answer(kept);
    await settle();
    expect(puts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(puts.map((p) => p.draft.id)).toEqual(['1', '2', '1']);
  });

  test('keeps no more of a call that was saved or discarded already', async () => {
    keeper.keep({ id: '1', text: 'a' });
    keeper.keep({ id: '1', text: 'ab' });
    puts[0]?.answer({ ok: false, problem: { kind: 'gone', say: 'It was saved before.' } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(puts).toHaveLength(1);
    expect(states.at(-1)?.state).toBe('not-kept');
  });
});
