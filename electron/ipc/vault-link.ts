import type { z } from 'zod';
import { nameOf } from '../../shared/diagnostics/error-name';
import type { Log } from '../../shared/diagnostics/log';
import { createPortLink, type PortLike, type PortLink } from '../../shared/ipc/port-link';
import type { Answer } from '../../shared/ipc/port-message';
import {
  mainAsks,
  vaultAsks,
  type MainMethod,
  type MainOutput,
  type MainTopic,
} from '../../shared/ipc/vault-main-contract';

type Parsed<M extends MainMethod> = z.output<(typeof mainAsks)[M]['input']>;

/** One function a method of the contract; input is parsed before it is called. */
export type MainServices = {
  [M in MainMethod]: (input: Parsed<M>) => Promise<Answer<MainOutput<M>>>;
};

export type PendingWork = z.output<(typeof vaultAsks)['work.pending']['output']>;

/** What the vault may ask, each behind its parser. Wrong input is a bug of the vault's, answered as a problem. */
function methodsOf(services: MainServices, log: Log) {
  const entry = <M extends MainMethod>(method: M) =>
    [
      method,
      async (raw: unknown): Promise<Answer<unknown>> => {
        const parsed = mainAsks[method].input.safeParse(raw);
        if (parsed.success) return services[method](parsed.data as Parsed<M>);
        log.error('vault-asked-wrongly', { method, issues: parsed.error.issues.length });
        return {
          ok: false,
          problem: { kind: 'wrong-shape', say: 'Firstpoint could not read what its store asked for.' },
        };
      },
    ] as const;
  return Object.fromEntries((Object.keys(mainAsks) as MainMethod[]).map(entry));
}

/** Main's end of main ↔ vault. It outlives the vault's process: `connect` is called again after a restart. */
export function createVaultLink(services: MainServices, log: Log) {
  const methods = methodsOf(services, log);
  let link: PortLink | null = null;

  return {
    connect(port: PortLike): void {
      link?.close();
      link = createPortLink(port, {
        methods,
        onBug: (method, error) => log.error('vault-ask-bug', { method, name: nameOf(error) }),
      });
    },
    disconnect(): void {
      link?.close();
      link = null;
    },
    tell(topic: MainTopic): void {
      link?.tell(topic, null);
    },
    /** What is still on its way; null when there is no vault, or it does not answer in the contract's shape. */
    async pending(): Promise<PendingWork | null> {
      const answer = await link?.ask('work.pending', null);
      if (!answer?.ok) return null;
      const parsed = vaultAsks['work.pending'].output.safeParse(answer.value);
      return parsed.success ? parsed.data : null;
    },
  };
}
export type VaultLink = ReturnType<typeof createVaultLink>;
