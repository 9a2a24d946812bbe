import { flushSync } from 'react-dom';
import type { SavingNeed } from '../../shared/policy/saving-needs';
import { goTo, isTyping, type Place } from '../ui/place';
import { showMiddle } from './desk-view';
import { showEnquiry, useOpenCall } from './open-call';

/** Where on screen a missing thing is put right. */
function placeOf(need: SavingNeed): Place {
  switch (need.kind) {
    case 'opening':
    case 'objection':
    case 'electoral':
    case 'personal-question':
    case 'closing':
      return 'prompter';
    case 'service':
      return 'service';
    case 'field':
    case 'field-too-long':
      return `field-${need.fieldId}`;
    case 'note-too-long':
      return 'note';
    case 'outcome': {
      const outcome = useOpenCall
        .getState()
        .call?.draft.enquiries.find((e) => e.id === need.enquiryId)?.outcome;
      if (outcome?.kind === 'signposted') return 'outcome-detail';
      return outcome?.kind === 'call-back' ? 'outcome-by' : 'outcome';
    }
  }
}

/** Leads to what is missing, also when it belongs to an enquiry that is not in front. */
export function goToNeed(need: SavingNeed): void {
  flushSync(() => {
    showMiddle({ kind: 'desk' });
    if ('enquiryId' in need) showEnquiry(need.enquiryId);
  });
  goTo(placeOf(need));
}

/** The place where the call goes on now. */
export function goToStep(): void {
  const call = useOpenCall.getState().call;
  if (!call) return;
  const { step } = call;
  if (call.side) {
    goTo('prompter');
    return;
  }
  switch (step.kind) {
    case 'language':
    case 'opening':
    case 'objection':
    case 'electoral':
    case 'personal-question':
    case 'closing':
      goTo('prompter');
      return;
    case 'service':
      goTo('service');
      return;
    case 'write':
      goToNeed(step.need);
      return;
    case 'save':
      goTo('save');
  }
}

/** From what shows instead of the desk back to where one was. */
export function backToDesk(): void {
  flushSync(() => showMiddle({ kind: 'desk' }));
  if (useOpenCall.getState().call) goToStep();
  else goTo('start');
}

/**
 * Makes a change, draws it, and moves the focus to where the call goes on, all before the next key press can arrive;
 * who is typing stays where they are.
 */
export function andGoOn(change: () => void): void {
  const stay = isTyping();
  const from = document.activeElement;
  flushSync(change);
  const lost = !from?.isConnected || document.activeElement === document.body;
  if (!stay || lost) goToStep();
}
