import { questionLeft } from '../../shared/domain/optional-question';
import { askVault } from '../bridge/vault';
import { peopleWords } from '../copy/people-words';
import { announce, noteTrouble } from './desk-view';
import { shownPack, useOpenCall, type OpenCall } from './open-call';
import { openSide } from './side-script';

/**
 * The optional question that may be asked now: when the enquiry is written, before it is closed (law 2.2). It is never
 * in the way: the closing goes on without it.
 */
export function questionNow(call: OpenCall): { id: string; name: string } | null {
  if (call.side || call.step.kind !== 'closing') return null;
  return questionLeft(shownPack(call), call.draft);
}

export function askOptional(): void {
  const call = useOpenCall.getState().call;
  const question = call && questionNow(call);
  if (question) openSide('consent', question.id);
}

/** As easy as giving it (UK GDPR Art 7(3)): one press, no question asked. */
export async function withdrawConsent(enquiryId: string, purposeId: string): Promise<void> {
  const answer = await askVault('consent.withdraw', { enquiryId, purposeId });
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (answer.ok) announce(peopleWords.optional.withdrawn);
}
