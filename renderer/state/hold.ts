import type { VaultInput } from '../../shared/ipc/vault-contract';
import type { HoldMethod } from '../../shared/ipc/hold-contract';
import { askVault } from '../bridge/vault';
import { holdWords } from '../copy/hold-words';
import { announce, float, noteTrouble, useDeskView } from './desk-view';

export type HoldHow = 'place' | 'review' | 'lift';

export function openHold(enquiryId: string, how: HoldHow): void {
  useDeskView.setState({ holdOf: { enquiryId, how } });
  float('hold');
}

/** Asks the vault; what went wrong comes back as a sentence, and the dialog stays. */
export async function settleHold<M extends HoldMethod>(
  method: M,
  how: HoldHow,
  input: VaultInput<M>,
): Promise<string | null> {
  const answer = await askVault(method, input);
  if (!answer.ok) return answer.problem.say;
  noteTrouble(null);
  float(null);
  announce(holdWords.dialog[how].done);
  return null;
}
