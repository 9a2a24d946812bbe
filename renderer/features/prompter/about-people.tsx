import { ALL_DETAILS } from '../../../shared/domain/refusals';
import { mayBeTold } from '../../../shared/domain/speak-for';
import { scriptOf } from '../../../shared/packs/lookup';
import { ABOUT_CALL } from '../../../shared/prompter/trail-of';
import { peopleWords, tellingWords } from '../../copy/people-words';
import { useCall } from '../../state/open-call';
import { ratherNot } from '../../state/rather-not';
import { openSide } from '../../state/side-script';
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

/**
 * What may come up at any time after the notice: somebody else speaks for the person, they would rather give no details, they
 * want to pay. Card details come nowhere near this program: the script says where they go instead.
 */
export function AboutPeople() {
  const speaks = useCall(
    ({ draft, setting }) => !draft.representative && setting.pack.representatives.types.length > 0,
  );
  const asked = useCall(
    ({ active }) =>
      active.needsPersonalDetails === true && !active.refusals.some(({ item }) => item === ALL_DETAILS),
  );
  const pays = useCall(({ setting, draft }) => scriptOf(setting.pack, 'payment', draft.channel) !== null);
  // Until the notice is said there is one thing to do.
  const mayComeUp = useCall(
    ({ step: { kind } }) => kind !== 'language' && kind !== 'opening' && kind !== 'objection',
  );
  const spokenFor = useCall(({ draft }) => draft.representative !== null);
  if (!mayComeUp && !spokenFor) return null;
  return (
    <div className="prompter-part about-people">
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
        {pays && (
          <ActionButton tone="quiet" onPress={() => openSide('payment', ABOUT_CALL)}>
            {peopleWords.pays}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
