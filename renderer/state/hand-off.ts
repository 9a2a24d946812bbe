import type { HandOffPlan } from '../../shared/ipc/hand-off-contract';
import { askVault } from '../bridge/vault';
import { cameBackWords, handOffWords } from '../copy/hand-off-words';
import { announce, float, noteTrouble, useDeskView } from './desk-view';

/** Opens the dialog for one enquiry, or for the one on screen or just saved; nothing where there is none. */
export function passOn(enquiryId?: string): void {
  const { middle, saved } = useDeskView.getState();
  const shown = middle.kind === 'enquiry' ? middle.enquiryId : (saved?.passOn[0]?.enquiryId ?? null);
  const about = enquiryId ?? shown;
  if (about === null) return;
  useDeskView.setState({ handOffOf: about });
  float('hand-off');
}

/** Sends what was seen, or has it saved as a file; what went wrong comes back as a sentence. */
export async function sendSeen(
  how: 'hand-off.pass' | 'hand-off.export',
  plan: HandOffPlan,
  digest: string,
): Promise<string | null> {
  const answer = await askVault(how, { plan, digest });
  if (!answer.ok) return answer.problem.say;
  const dismissed = 'saved' in answer.value && !answer.value.saved;
  if (dismissed) return null;
  noteTrouble(null);
  float(null);
  useDeskView.setState(({ saved }) => ({
    saved: saved && {
      ...saved,
      passOn: saved.passOn.filter(({ enquiryId }) => enquiryId !== plan.enquiryId),
    },
    middle: { kind: 'enquiry', enquiryId: plan.enquiryId },
  }));
  announce(how === 'hand-off.pass' ? handOffWords.queued : handOffWords.saved);
  return null;
}

/** Opens the dialog that asks what the returned message says. */
export function askWhyBack(enquiryId: string, handOffId: string): void {
  useDeskView.setState({ cameBack: { enquiryId, handOffId } });
  float('came-back');
}

/** True once it is noted. */
export async function noteCameBack(says: string): Promise<boolean> {
  const about = useDeskView.getState().cameBack;
  if (!about) return false;
  const answer = await askVault('hand-off.came-back', { ...about, says });
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (answer.ok) announce(cameBackWords.kept);
  return answer.ok;
}

const done = {
  recall: handOffWords.recalled,
  'try-again': handOffWords.triedAgain,
  'give-up': handOffWords.gaveUp,
} as const;

/** Carries out what a person decided about an e-mail that waits or was refused. */
export async function decideHandOff(handOffId: string, decision: keyof typeof done): Promise<void> {
  const answer = await askVault('hand-off.decide', { handOffId, decision });
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (answer.ok) announce(done[decision]);
}
