import { ALL_DETAILS } from '../../../shared/domain/refusals';
import { mayBeTold } from '../../../shared/domain/speak-for';
import { peopleWords, tellingWords } from '../../copy/people-words';
import { useCall } from '../../state/open-call';
import { ratherNot } from '../../state/rather-not';
import { someoneSpeaks } from '../../state/speak-for';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

/** Listening is not disclosing: what somebody who speaks for another may be told, in sight for the whole call. */
function Telling() {
  const today = useToday();
  const representative = useCall((c) => c.draft.representative);
  const person = useCall((c) => c.active.values['name'] ?? '');
  if (!representative) return null;
  return (
    <p className={mayBeTold(representative, today) ? 'quiet' : 'caution'}>
      {tellingWords(representative, person, today)}
    </p>
  );
}

/** That somebody else speaks for the person, and that they would rather give no details: at any time in a call. */
export function AboutPeople() {
  const speaks = useCall(
    ({ draft, setting }) => !draft.representative && setting.pack.representatives.types.length > 0,
  );
  const asked = useCall(
    ({ active }) =>
      active.needsPersonalDetails === true && !active.refusals.some(({ item }) => item === ALL_DETAILS),
  );
  return (
    <div className="prompter-part">
      <Telling />
      <div className="answers">
        {speaks && (
          <ActionButton tone="quiet" onPress={someoneSpeaks}>
            {peopleWords.speaksFor}
          </ActionButton>
        )}
        {asked && (
          <ActionButton
            tone="quiet"
            aria-label={peopleWords.refusal.ratherNotAll}
            onPress={() => ratherNot(ALL_DETAILS)}
          >
            {peopleWords.refusal.ratherNot}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
