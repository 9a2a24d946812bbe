import { shownBefore } from '../../../shared/domain/displayed-notice';
import { noticeIdOf } from '../../../shared/packs/lookup';
import { timeWords } from '../../copy/dates';
import { words } from '../../copy/words';
import { takeBack } from '../../state/answer-step';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** They were shown the notice when they were checked in: shown is not said, so one asks, and says it where they say no. */
export function ShownBefore() {
  const at = useCall(({ setting, draft, active }) => shownBefore(draft, noticeIdOf(setting.pack, active)));
  // Only a touch makes the two one moment.
  const read = useCall(({ draft }) => draft.said['objection'] === draft.said['opening']);
  const now = useCall(
    ({ step, side }) => !side && (step.kind === 'objection' || step.kind === 'personal-question'),
  );
  if (at === null || !now) return null;
  return (
    <div className="prompter-part shown-before" role="note">
      <p>
        {read ? words.prompter.readAtCheckIn(timeWords(at)) : words.prompter.shownAtCheckIn(timeWords(at))}
      </p>
      <ActionButton tone="quiet" onPress={() => takeBack('opening')}>
        {words.prompter.notRead}
      </ActionButton>
    </div>
  );
}
