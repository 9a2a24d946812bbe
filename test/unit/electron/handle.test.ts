import { beforeEach, expect, test, vi } from 'vitest';
import { createDoor } from '../../../electron/ipc/handle';
import type { Log } from '../../../shared/diagnostics/log';

const { handlers, listeners } = vi.hoisted(() => ({
  handlers: new Map<string, (event: unknown, input: unknown) => Promise<unknown>>(),
  listeners: new Map<string, (event: unknown) => void>(),
}));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, fn: (event: unknown, input: unknown) => Promise<unknown>) =>
      handlers.set(channel, fn),
    on: (channel: string, fn: (event: unknown) => void) => listeners.set(channel, fn),
  },
}));

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;
const from = (origin: string, parent: unknown = null) => ({ senderFrame: { origin, parent } });
const desk = from('app://desk');
const call = (channel: string, event: unknown, input: unknown) => handlers.get(channel)?.(event, input);

const decide = vi.fn(async () => ({ ok: true as const, value: null }));
beforeEach(() => {
  vi.clearAllMocks();
  createDoor(log).handle('quit:decide', decide);
});

test('answers the page whose channel it is', async () => {
  expect(await call('quit:decide', desk, { choice: 'wait' })).toEqual({ ok: true, value: null });
  expect(decide).toHaveBeenCalledWith({ choice: 'wait' });
});

test.each([
  ['the other page', from('app://vault')],
  ['the customer’s screen', from('app://display')],
  ['a look-alike origin', from('app://desk.evil')],
  ['a web page', from('https://desk')],
  ['an opaque origin', from('null')],
  ['a frame inside the page', from('app://desk', {})],
  ['a frame that is gone', { senderFrame: null }],
])('refuses %s', async (_who, event) => {
  expect(await call('quit:decide', event, { choice: 'wait' })).toMatchObject({ ok: false });
  expect(decide).not.toHaveBeenCalled();
});

test.each([[undefined], [null], ['wait'], [{ choice: 'maybe' }], [{ choice: 'wait', more: 1 }], [[]]])(
  'refuses the wrong shape %j with a sentence, and runs nothing',
  async (input) => {
    const answer = await call('quit:decide', desk, input);
    expect(answer).toMatchObject({ ok: false, say: expect.stringContaining('Nothing was changed or lost') });
    expect(decide).not.toHaveBeenCalled();
  },
);

test('never lets an exception or its text across, nor into the log', async () => {
  decide.mockRejectedValueOnce(new TypeError('Jane Doe'));
  const answer = await call('quit:decide', desk, { choice: 'quit' });
  expect(answer).toMatchObject({ ok: false });
  expect(JSON.stringify([answer, log.error.mock.calls])).not.toContain('Jane');
});

test('hands out ports only to the top frames of the two pages', () => {
  const hear = vi.fn();
  createDoor(log).onPortRequest(hear);
  const ask = listeners.get('port:request');
  const others = [from('https://x'), from('app://vault', {}), from('app://display')];
  for (const event of [desk, from('app://vault'), ...others]) ask?.(event);
  expect(hear.mock.calls).toEqual([['desk'], ['vault']]);
});

test('the customer’s screen may say two things and ask one, and no other page may say them for it', async () => {
  const door = createDoor(log);
  const answer = vi.fn(async () => ({ ok: true as const, value: null }));
  door.handle('display:answer', answer);
  door.handle('display:show', answer);
  door.handle('store:state', answer);
  door.handle('print:sheet', async () => ({ ok: true, value: 'printed' }));
  const display = from('app://display');
  const touched = { showId: '01935d2e-0000-7000-8000-000000000001', answer: 'read', language: 'en' };
  expect(await call('display:answer', display, touched)).toMatchObject({ ok: true });
  expect(answer).toHaveBeenCalledTimes(1);
  for (const other of [desk, from('app://vault')])
    expect(await call('display:answer', other, touched)).toMatchObject({ ok: false });
  expect(await call('display:answer', display, { ...touched, name: 'Ann' })).toMatchObject({ ok: false });
  expect(
    await call('display:show', display, { state: 'idle', council: null, languages: ['en'] }),
  ).toMatchObject({
    ok: false,
  });
  expect(await call('store:state', display, { store: 'open' })).toMatchObject({ ok: false });
  expect(await call('print:sheet', display, { what: 'roll' })).toMatchObject({ ok: false });
  expect(answer).toHaveBeenCalledTimes(1);
});
