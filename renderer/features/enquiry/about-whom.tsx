import { serviceOf } from '../../../shared/packs/lookup';
import { mayBeAnonymous } from '../../../shared/policy/asked-fields';
import { words } from '../../copy/words';
import { answerNeed } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** Whether this enquiry is anonymous, once that was answered, and the way to change it. */
export function AboutWhom() {
  const needed = useCall((c) => c.active.needsPersonalDetails);
  const allowed = useCall(({ setting, active }) =>
    mayBeAnonymous(setting.pack, serviceOf(setting.pack, active.serviceId)),
  );
  if (needed === null) return null;
  return (
    <p className="about-whom">
      {needed ? words.enquiry.personal : words.enquiry.anonymous}
      {(allowed || !needed) && (
        <ActionButton tone="quiet" onPress={() => answerNeed(!needed)}>
          {needed ? words.enquiry.toAnonymous : words.enquiry.toPersonal}
        </ActionButton>
      )}
    </p>
  );
}
