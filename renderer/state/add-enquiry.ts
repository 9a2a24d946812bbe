import { noteTrouble, showMiddle } from './desk-view';
import { andGoOn } from './go-on';
import { takeInEnquiry } from './call-writing';
import { showEnquiry, useOpenCall } from './open-call';

let adding = false;

/** Another enquiry in the same call: it gets its own reference, and the question about personal details again. */
export async function addEnquiry(): Promise<void> {
  const { call } = useOpenCall.getState();
  if (!call || adding) return;
  adding = true;
  noteTrouble(null);
  const callId = call.draft.id;
  const answer = await call.home.addEnquiry(callId);
  adding = false;
  if (useOpenCall.getState().call?.draft.id !== callId) return;
  if (!answer.ok) {
    noteTrouble(answer.problem.say);
    return;
  }
  andGoOn(() => {
    showMiddle({ kind: 'desk' });
    takeInEnquiry(answer.value);
    showEnquiry(answer.value.id);
  });
}
