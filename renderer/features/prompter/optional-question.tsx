import { keyNames } from '../../copy/keys';
import { peopleWords } from '../../copy/people-words';
import { useCall } from '../../state/open-call';
import { askOptional, questionNow } from '../../state/optional-question';
import { ActionButton } from '../../ui/action-button';

/** Quietly offered beside the closing; who goes on with the closing leaves it out. */
export function OptionalQuestion() {
  const purpose = useCall((c) => questionNow(c)?.name ?? null);
  const { optional } = peopleWords;
  if (purpose === null) return null;
  return (
    <section className="prompter-part part-row" aria-label={optional.title}>
      <div className="part-words">
        <h3 className="part-title">{optional.title}</h3>
        <p className="quiet">{optional.offer(purpose)}</p>
      </div>
      <ActionButton tone="quiet" keys={keyNames.askOptional} onPress={askOptional}>
        {optional.ask}
      </ActionButton>
    </section>
  );
}
