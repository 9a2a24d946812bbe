import { askVault } from '../bridge/vault';
import { words } from '../copy/words';
import { announce, noteTrouble } from './desk-view';
import { backToDesk } from './go-on';

let recording = false;

/** It was entered into the service's own system: its reference goes to the CRM, and the note is gone. */
export async function recordReference(enquiryId: string, systemReference: string): Promise<void> {
  if (recording) return;
  recording = true;
  noteTrouble(null);
  const answer = await askVault('to-enter.done', { enquiryId, systemReference });
  recording = false;
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return;
  }
  backToDesk();
  announce(words.toEnter.done);
}
