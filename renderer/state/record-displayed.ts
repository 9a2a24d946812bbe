import { markDisplayed } from '../../shared/domain/displayed-notice';
import { needsObjection, noticeIdOf } from '../../shared/packs/lookup';
import { customerScreenWords } from '../copy/display-words';
import { witnessOf } from './call-said';
import { useCustomerScreen } from './customer-screen';
import { announce } from './desk-view';
import { andGoOn } from './go-on';
import { changeCall, useOpenCall, type OpenCall } from './open-call';

/** Whether the showing on the customer's screen is the notice of the enquiry in front. */
export function isShownFor(about: string | undefined, call: OpenCall): boolean {
  return about === `call ${call.draft.id} ${noticeIdOf(call.setting.pack, call.active)}`;
}

/** The customer touched “I have read it”, and the receptionist records it: never the screen by itself. */
export function recordDisplayed(): void {
  const { showing, answer } = useCustomerScreen.getState();
  const call = useOpenCall.getState().call;
  if (!call || answer?.answer !== 'read' || !isShownFor(showing?.about, call)) return;
  const { pack } = call.setting;
  const noticeId = noticeIdOf(pack, call.active);
  const { language } = answer;
  const objection = needsObjection(pack, noticeId);
  andGoOn(() => {
    changeCall((draft) =>
      markDisplayed(pack, draft, { noticeId, language, objection, secondLayer: 'link' }, witnessOf(call)),
    );
    useCustomerScreen.setState({ answer: null });
  });
  announce(customerScreenWords.recorded);
}
