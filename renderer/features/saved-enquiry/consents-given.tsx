import { useState } from 'react';
import type { ConsentEvent } from '../../../shared/domain/consent-event';
import { consentInForce } from '../../../shared/domain/consents';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { consentSentence, peopleWords, purposeName } from '../../copy/people-words';
import { withdrawConsent } from '../../state/optional-question';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

type Given = { enquiryId: string; events: readonly ConsentEvent[]; pack: CouncilPack | null };

function Line({ enquiryId, event, name }: { enquiryId: string; event: ConsentEvent; name: string }) {
  const today = useToday();
  const [busy, setBusy] = useState(false);
  const { optional } = peopleWords;
  const withdraw = async (): Promise<void> => {
    setBusy(true);
    await withdrawConsent(enquiryId, event.purposeId);
    setBusy(false);
  };
  return (
    <li className="consent-line">
      <span>
        {name}: {consentSentence(event, today)}
      </span>
      {event.answer === 'given' && (
        <ActionButton
          tone="line"
          aria-label={optional.withdrawFor(name)}
          isDisabled={busy}
          onPress={() => void withdraw()}
        >
          {optional.withdraw}
        </ActionButton>
      )}
    </li>
  );
}

/** Where each optional question stands; what was given is withdrawn with one press. */
export function ConsentsGiven({ enquiryId, events, pack }: Given) {
  const purposes = [...new Set(events.map(({ purposeId }) => purposeId))];
  if (purposes.length === 0) return null;
  return (
    <>
      <h2 className="part-title">{peopleWords.optional.heading}</h2>
      <ul className="plain-list">
        {purposes.map((id) => {
          const event = consentInForce(events, id);
          return event && <Line key={id} enquiryId={enquiryId} event={event} name={purposeName(pack, id)} />;
        })}
      </ul>
    </>
  );
}
