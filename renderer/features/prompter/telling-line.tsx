import { keyNames } from '../../copy/keys';
import { peopleWords, tellingWords } from '../../copy/people-words';
import { useCall } from '../../state/open-call';
import { someoneSpeaks } from '../../state/speak-for';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

/**
 * The way to write down that somebody speaks for the person; from then on, in sight for the whole call, what they may
 * be told: listening is not disclosing.
 */
export function TellingLine() {
  const today = useToday();
  const text = useCall(({ draft, active }) =>
    draft.representative ? tellingWords(draft.representative, active.values['name'] ?? '', today) : null,
  );
  const none = useCall(({ setting }) => setting.pack.representatives.types.length === 0);
  if (none) return null;
  if (text !== null) return <p className="prompter-part caution">{text}</p>;
  return (
    <p className="prompter-part">
      <ActionButton tone="quiet" keys={keyNames.speaksFor} onPress={someoneSpeaks}>
        {peopleWords.speaksFor}
      </ActionButton>
    </p>
  );
}
