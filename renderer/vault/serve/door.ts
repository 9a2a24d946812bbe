import type { z } from 'zod';
import type { Answer } from '../../../shared/ipc/port-message';
import { vaultInputs, type VaultMethod, type VaultOutputs } from '../../../shared/ipc/vault-contract';
import { readFailure } from '../data/revive';
import { badInput } from '../words';

type Parsed<M extends VaultMethod> = z.output<(typeof vaultInputs)[M]>;

/** One function a method of the contract, given input that has been parsed. */
export type Handlers<Methods extends VaultMethod = VaultMethod> = {
  [M in Methods]: (input: Parsed<M>) => Promise<Answer<VaultOutputs[M]>>;
};

/** The vault's door: everything the desk asks is parsed here, and what has the wrong shape is refused in words. */
export function doorOf(
  handlers: () => Promise<Answer<Handlers>>,
): Record<VaultMethod, (input: unknown) => Promise<Answer<unknown>>> {
  const entry = <M extends VaultMethod>(method: M) =>
    [
      method,
      async (raw: unknown): Promise<Answer<unknown>> => {
        const parsed = vaultInputs[method].safeParse(raw);
        if (!parsed.success) return { ok: false, problem: badInput };
        const ready = await handlers();
        if (!ready.ok) return ready;
        try {
          return await ready.value[method](parsed.data as Parsed<M>);
        } catch (error) {
          return readFailure(error);
        }
      },
    ] as const;
  return Object.fromEntries((Object.keys(vaultInputs) as VaultMethod[]).map(entry)) as ReturnType<
    typeof doorOf
  >;
}
