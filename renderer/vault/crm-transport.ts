import type { MainMethod, MainOutput } from '../../shared/ipc/vault-main-contract';
import type { MainClient } from './main-client';
import type { Transport } from './sync/transport';

type CrmMethod = Extract<MainMethod, 'crm.health' | 'crm.push' | 'crm.changes'>;

/** The sync engine's way to the CRM through main. A main that doesn't answer is a CRM that doesn't. */
export function createCrmTransport(main: MainClient): Transport {
  const asked = async <M extends CrmMethod>(
    method: M,
    input: Parameters<typeof main.ask<M>>[1],
  ): Promise<MainOutput<M>> => {
    const answer = await main.ask(method, input);
    return answer.ok ? answer.value : (noAnswer as MainOutput<M>);
  };
  return {
    health: () => asked('crm.health', null),
    push: (input) => asked('crm.push', input),
    changes: (input) => asked('crm.changes', input),
  };
}

const noAnswer = {
  ok: false as const,
  fault: { kind: 'no-answer' as const, retryAfterMs: null, status: null },
  serverTime: null,
};
