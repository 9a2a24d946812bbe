import type { PortLink } from '../../shared/ipc/port-link';
import type { Answer } from '../../shared/ipc/port-message';
import {
  mainAsks,
  type MainInput,
  type MainMethod,
  type MainOutput,
} from '../../shared/ipc/vault-main-contract';

/** The vault's one way to keys, the network and the desk's identity. */
export type MainClient = {
  ask<M extends MainMethod>(method: M, input: MainInput<M>): Promise<Answer<MainOutput<M>>>;
};

/** Parses what main answers, too: a wrong shape is told apart from data by a problem, never by a crash further in. */
export function createMainClient(link: () => Promise<Pick<PortLink, 'ask'> | null>): MainClient {
  return {
    async ask<M extends MainMethod>(method: M, input: MainInput<M>): Promise<Answer<MainOutput<M>>> {
      const connected = await link();
      if (!connected) return { ok: false, problem: disconnected };
      const answer = await connected.ask(method, input);
      if (!answer.ok) return answer;
      const parsed = mainAsks[method].output.safeParse(answer.value);
      return parsed.success
        ? { ok: true, value: parsed.data as MainOutput<M> }
        : { ok: false, problem: wrongShape };
    },
  };
}

const disconnected = {
  kind: 'disconnected',
  say: 'A part of Firstpoint is starting again. What was saved is safe; try once more in a moment.',
};
const wrongShape = {
  kind: 'wrong-shape',
  say: 'A part of Firstpoint answered in a way that was not expected. What was saved is safe; please tell IT.',
};
