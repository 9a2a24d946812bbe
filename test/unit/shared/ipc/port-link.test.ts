import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPortLink } from '../../../../shared/ipc/port-link';
import type { PortLike } from '../../../../shared/ipc/port-link';

const open: MessagePort[] = [];
function pair(): [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return [port1, port2];
}
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('port link', () => {
  test('carries a question over and its answer back', async () => {
    const [a, b] = pair();
    createPortLink(b, { methods: { double: async (n) => ({ ok: true, value: Number(n) * 2 }) } });
    expect(await createPortLink(a).ask('double', 21)).toEqual({ ok: true, value: 42 });
  });

  test('gives each of many questions its own answer, whatever their order', async () => {
    const [a, b] = pair();
    const release: (() => void)[] = [];
    createPortLink(b, {
      methods: {
        later: (n) => new Promise((resolve) => release.unshift(() => resolve({ ok: true, value: n }))),
      },
    });
    const link = createPortLink(a);
    const answers = Promise.all([1, 2, 3].map((n) => link.ask('later', n)));
    await vi.waitFor(() => expect(release).toHaveLength(3));
    for (const go of release) go();
    expect(await answers).toEqual([1, 2, 3].map((value) => ({ ok: true, value })));
  });

  test('carries a failure as a value', async () => {
    const [a, b] = pair();
    const problem = { kind: 'needs', say: 'Say the opening first.', missing: ['opening'] };
    createPortLink(b, { methods: { save: async () => ({ ok: false, problem }) } });
    expect(await createPortLink(a).ask('save', null)).toEqual({ ok: false, problem });
  });

  test('answers a method it does not have, prototype names included, with a problem', async () => {
    const [a, b] = pair();
    createPortLink(b, { methods: {} });
    const link = createPortLink(a);
    for (const method of ['nothing', 'toString', '__proto__', 'constructor']) {
      expect(await link.ask(method, null)).toMatchObject({ ok: false, problem: { kind: 'unknown-method' } });
    }
  });

  test('keeps an exception on its own side of the port', async () => {
    const [a, b] = pair();
    const onBug = vi.fn();
    createPortLink(b, { methods: { bad: () => Promise.reject(new Error('Jane Doe, 07700 900123')) }, onBug });
    const answer = await createPortLink(a).ask('bad', null);
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'bug' } });
    expect(JSON.stringify(answer)).not.toContain('Jane');
    expect(onBug).toHaveBeenCalledOnce();
  });

  test('answers even when a value cannot be sent', async () => {
    const [a, b] = pair();
    createPortLink(b, { methods: { odd: async () => ({ ok: true, value: () => {} }) } });
    expect(await createPortLink(a).ask('odd', null)).toMatchObject({ ok: false, problem: { kind: 'bug' } });
  });

  test('ignores and counts malformed messages, and goes on', async () => {
    const [a, b] = pair();
    const far = createPortLink(b, { methods: { ping: async () => ({ ok: true, value: 'pong' }) } });
    for (const bad of [null, 7, 'x', {}, { t: 'ask' }, { t: 'answer', n: 1 }, { t: 'tell', topic: 5 }])
      a.postMessage(bad);
    a.postMessage({ t: 'answer', n: 99, ok: true, value: null });
    expect(await createPortLink(a).ask('ping', null)).toEqual({ ok: true, value: 'pong' });
    expect(far.malformed()).toBe(8);
  });

  test('hears what the other end tells', async () => {
    const [a, b] = pair();
    const onTell = vi.fn();
    createPortLink(b, { onTell });
    createPortLink(a).tell('woke', null);
    await vi.waitFor(() => expect(onTell).toHaveBeenCalledWith('woke', null));
  });

  test('leaves nobody waiting when it is closed', async () => {
    const [a, b] = pair();
    createPortLink(b, { methods: { never: () => new Promise(() => {}) } });
    const onClose = vi.fn();
    const link = createPortLink(a, { onClose });
    const waiting = link.ask('never', null);
    link.close();
    expect(await waiting).toMatchObject({ ok: false, problem: { kind: 'disconnected' } });
    expect(await link.ask('never', null)).toMatchObject({ ok: false, problem: { kind: 'disconnected' } });
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('leaves nobody waiting when the platform says that the other end is gone', async () => {
    const port: PortLike = { postMessage: () => {}, onmessage: null, onclose: null, close: () => {} };
    const link = createPortLink(port);
    const waiting = link.ask('never', null);
    (port.onclose as () => void)();
    expect(await waiting).toMatchObject({ ok: false, problem: { kind: 'disconnected' } });
  });
});
