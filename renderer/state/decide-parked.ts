import type { VaultInput } from '../../shared/ipc/vault-contract';
import { askVault } from '../bridge/vault';
import { parkedWords } from '../copy/other-words';
import { announce, noteTrouble } from './desk-view';
import { takeUpCall } from './start-call';

/** Carries out what a person decided about a parked enquiry; a correction opens it as a call again. */
export async function decideParked(
  opId: string,
  decision: VaultInput<'parked.decide'>['decision'],
): Promise<void> {
  const answer = await askVault('parked.decide', { opId, decision });
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return;
  }
  noteTrouble(null);
  if (answer.value.callId !== null) {
    await takeUpCall(answer.value.callId);
    return;
  }
  announce(decision === 'accept-crm' ? parkedWords.accepted : parkedWords.triedAgain);
}
