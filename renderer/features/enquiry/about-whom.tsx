import { words } from '../../copy/words';
import { answerNeed } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** Whether this enquiry is anonymous, once that was answered, and the way to change it. */
export function AboutWhom() {
  const needed = useCall((c) => c.active.needsPersonalDetails);
  if (needed === null) return null;
  return (
    <p className="about-whom">
      {needed ? words.enquiry.personal : words.enquiry.anonymous}
      <ActionButton tone="quiet" onPress={() => answerNeed(!needed)}>
        {needed ? words.enquiry.toAnonymous : words.enquiry.toPersonal}
      </ActionButton>
    </p>
  );
}
