import { portMessage, problem } from './port-message';
import type { Answer, PortMessage, Problem } from './port-message';

/**
 * The part of a MessagePort that a link needs. A page's `MessagePort` fits as it is; Electron's
 * `MessagePortMain` is given this shape in `electron/ipc/main-port.ts`.
 */
export type PortLike = {
  postMessage(message: PortMessage): void;
  onmessage: ((event: never) => unknown) | null;
  /** Called, where the platform can tell, when the other end is gone. */
  onclose?: ((event: never) => unknown) | null;
  close(): void;
};

export type PortLinkOptions = {
  /** What the other end may ask. Each parses its own input and answers failures as values. */
  methods?: Record<string, (input: unknown) => Promise<Answer<unknown>>>;
  onTell?: (topic: string, value: unknown) => void;
  /** A method threw, which is a bug: the asker gets a problem, the error goes here. */
  onBug?: (method: string, error: unknown) => void;
  onClose?: () => void;
};

export type PortLink = {
  /** Never rejects: a link that is closed, before or while waiting, answers kind `disconnected`. */
  ask(method: string, input: unknown): Promise<Answer<unknown>>;
  tell(topic: string, value: unknown): void;
  close(): void;
  /** Messages that had none of the three shapes, and answers to nothing asked. */
  malformed(): number;
};

const disconnected: Problem = {
  kind: 'disconnected',
  say: 'A part of Firstpoint is starting again. What you typed is safe; try once more in a moment.',
};
const unknownMethod: Problem = {
  kind: 'unknown-method',
  say: 'This part of Firstpoint cannot do that.',
};
const bug: Problem = {
  kind: 'bug',
  say: 'Something in Firstpoint went wrong with that. What was saved is safe; try once more.',
};

/**
 * One end of the ask / answer / tell protocol over a MessagePort; both ends run this code. Malformed messages are
 * ignored and counted, so that a fault in one process can't bring down the other.
 */
export function createPortLink(port: PortLike, options: PortLinkOptions = {}): PortLink {
  const methods = new Map(Object.entries(options.methods ?? {}));
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  let asked = 0;
  let malformed = 0;
  let open = true;

  const post = (message: PortMessage): void => {
    if (open) port.postMessage(message);
  };

  const answer = async (n: number, name: string, input: unknown): Promise<void> => {
    const method = methods.get(name);
    let result: Answer<unknown> = { ok: false, problem: unknownMethod };
    if (method) {
      try {
        result = await method(input);
      } catch (error) {
        options.onBug?.(name, error);
        result = { ok: false, problem: bug };
      }
    }
    try {
      if (result.ok) post({ t: 'answer', n, ok: true, value: result.value });
      else post({ t: 'answer', n, ok: false, value: result.problem });
    } catch (error) {
      // A value that can't be cloned; without an answer the other end would wait for ever.
      options.onBug?.(name, error);
      post({ t: 'answer', n, ok: false, value: bug });
    }
  };

  const settle = (message: Extract<PortMessage, { t: 'answer' }>): void => {
    const resolve = waiting.get(message.n);
    waiting.delete(message.n);
    if (!resolve) {
      malformed += 1;
      return;
    }
    if (message.ok) {
      resolve({ ok: true, value: message.value });
      return;
    }
    const said = problem.safeParse(message.value);
    if (!said.success) malformed += 1;
    resolve({ ok: false, problem: said.success ? said.data : bug });
  };

  const shut = (): void => {
    if (!open) return;
    open = false;
    for (const resolve of waiting.values()) resolve({ ok: false, problem: disconnected });
    waiting.clear();
    options.onClose?.();
  };

  port.onclose = shut;
  port.onmessage = (event: { data: unknown }) => {
    const parsed = portMessage.safeParse(event.data);
    if (!open) return;
    if (!parsed.success) malformed += 1;
    else if (parsed.data.t === 'ask') void answer(parsed.data.n, parsed.data.method, parsed.data.input);
    else if (parsed.data.t === 'answer') settle(parsed.data);
    else options.onTell?.(parsed.data.topic, parsed.data.value);
  };

  return {
    ask(method, input) {
      if (!open) return Promise.resolve({ ok: false, problem: disconnected });
      asked += 1;
      const n = asked;
      return new Promise((resolve) => {
        waiting.set(n, resolve);
        post({ t: 'ask', n, method, input });
      });
    },
    tell(topic, value) {
      post({ t: 'tell', topic, value });
    },
    close() {
      shut();
      port.close();
    },
    malformed: () => malformed,
  };
}
