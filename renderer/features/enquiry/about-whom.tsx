import { ALL_DETAILS } from '../../../shared/domain/refusals';
import { peopleWords } from '../../copy/people-words';
import { words } from '../../copy/words';
import { answerNeed } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ratherNot } from '../../state/rather-not';
import { ActionButton } from '../../ui/action-button';

/** Whether this enquiry is anonymous, once that was answered, and the way to change it. */
export function AboutWhom() {
  const needed = useCall((c) => c.active.needsPersonalDetails);
  const allRefused = useCall((c) => c.active.refusals.some(({ item }) => item === ALL_DETAILS));
  if (needed === null) return null;
  return (
    <p className="about-whom">
      {needed ? words.enquiry.personal : words.enquiry.anonymous}
      <ActionButton tone="quiet" onPress={() => answerNeed(!needed)}>
        {needed ? words.enquiry.toAnonymous : words.enquiry.toPersonal}
      </ActionButton>
      {needed && !allRefused && (
        <ActionButton
          tone="quiet"
          aria-label={peopleWords.refusal.ratherNotAll}
          onPress={() => ratherNot(ALL_DETAILS)}
        >
          {peopleWords.refusal.ratherNot}
        </ActionButton>
      )}
    </p>
  );
}
