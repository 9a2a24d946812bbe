import { expect, test, vi } from 'vitest';
import { watchHints } from '../../../electron/crm/watch-hints';
import { crmThat, html, says, time } from './stub-adapter';

const stream = { 'content-type': 'text/event-stream', 'firstpoint-time': time };

test('hears each hint of the stream, however its bytes are cut, and nothing in what is no hint', async () => {
  const crm = await crmThat((_request, response) => {
    response.writeHead(200, stream);
    response.write(': open\n\nevent: hi');
    response.write('nt\ndata: {"kind":"ticket"}\n\n: still here\n\nevent: other\ndata: {}\n\n');
    response.end('event: hint\ndata: {"kind":"enquiry"}\n\nevent: hint\n');
  });
  const heard: string[] = [];
  await crm.hints(new AbortController().signal, {
    onOpen: () => heard.push('open'),
    onHint: () => heard.push('hint'),
  });
  expect(heard).toEqual(['open', 'hint', 'hint']);
});

test.each([
  ['a sign-in page', says(200, html, { 'content-type': 'text/html' })],
  ['a refusal', says(503, {})],
])('takes %s for no stream', async (_what, answer) => {
  const crm = await crmThat(answer);
  const onOpen = vi.fn();
  await crm.hints(new AbortController().signal, { onOpen, onHint: vi.fn() });
  expect(onOpen).not.toHaveBeenCalled();
});

test('lets go of the line when it is told to', async () => {
  const crm = await crmThat((_request, response) => {
    response.writeHead(200, stream);
    response.write(': open\n\n');
  });
  const told = new AbortController();
  await crm.hints(told.signal, { onOpen: () => told.abort(), onHint: vi.fn() });
  expect(told.signal.aborted).toBe(true);
});

test('asks again when the line ends, at once when the network is back, and not after it was closed', async () => {
  const listens: (() => void)[] = [];
  const onHint = vi.fn();
  const watch = watchHints({
    listen: (_signal, { onOpen }) =>
      new Promise((resolve) => {
        onOpen();
        listens.push(resolve);
      }),
    onHint,
    random: () => 1,
  });
  expect(listens).toHaveLength(1);
  listens[0]?.();
  await Promise.resolve();
  await vi.waitFor(() => {
    watch.look();
    expect(listens).toHaveLength(2);
  });
  // What was missed meanwhile is looked for with each new line.
  expect(onHint).toHaveBeenCalledTimes(2);
  watch.close();
  listens[1]?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
  watch.look();
  expect(listens).toHaveLength(2);
});
