import type { VaultInput, VaultMethod, VaultOutputs } from '../../shared/ipc/vault-contract';
import { askVault } from './vault';

/** What a query fails with: TanStack Query knows failures only as something thrown. */
export class AskFailed extends Error {
  override name = 'AskFailed';
  constructor(
    readonly kind: string,
    readonly say: string,
  ) {
    super(kind);
  }
}

export async function askForQuery<M extends VaultMethod>(
  method: M,
  input: VaultInput<M>,
): Promise<VaultOutputs[M]> {
  const answer = await askVault(method, input);
  if (!answer.ok) throw new AskFailed(answer.problem.kind, answer.problem.say);
  return answer.value;
}
