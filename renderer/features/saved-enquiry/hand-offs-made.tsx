import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandOffView } from '../../../shared/ipc/hand-off-contract';
import { handOffOptionsQuery, statusQuery } from '../../bridge/queries';
import { handOffSentence, handOffWords as said, mailFaultWords } from '../../copy/hand-off-words';
import { keyNames } from '../../copy/keys';
import { askWhyBack, decideHandOff, passOn } from '../../state/hand-off';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

type Decision = 'recall' | 'try-again' | 'give-up';

function Line({ one, enquiryId }: { one: HandOffView; enquiryId: string }) {
  const today = useToday();
  const fault = useQuery(statusQuery).data?.mail.fault?.kind ?? null;
  const [busy, setBusy] = useState(false);
  const decide = async (decision: Decision): Promise<void> => {
    setBusy(true);
    await decideHandOff(one.id, decision);
    setBusy(false);
  };
  const button = (decision: Decision, words: string) => (
    <ActionButton
      key={decision}
      tone="line"
      isDisabled={busy}
      aria-label={`${words}: ${one.to.name || one.to.address}`}
      onPress={() => void decide(decision)}
    >
      {words}
    </ActionButton>
  );
  return (
    <li>
      <span className="consent-line">
        <span>{handOffSentence(one, fault, today)}</span>
        {one.state === 'queued' && button('recall', said.recall)}
        {(one.state === 'sent' || one.state === 'saved-as-file') && (
          <ActionButton
            tone="quiet"
            aria-label={`${said.cameBack} ${one.to.name || one.to.address}`}
            onPress={() => askWhyBack(enquiryId, one.id)}
          >
            {said.cameBack}
          </ActionButton>
        )}
        {one.state === 'parked' && [button('try-again', said.tryAgain), button('give-up', said.giveUp)]}
      </span>
      {one.says && (
        <p className="for-it">
          {said.serverSays} {one.says}
        </p>
      )}
    </li>
  );
}

/** To whom an enquiry was passed by e-mail, and the way to do so; why it can't be done, where the pack wants it done. */
export function HandOffsMade({
  enquiryId,
  handOffs,
}: {
  enquiryId: string;
  handOffs: readonly HandOffView[];
}) {
  const options = useQuery(handOffOptionsQuery(enquiryId)).data;
  if (!options) return null;
  const { mail, wanted, teams, suggested } = options;
  const sends = mail.fault !== 'no-settings' && mail.fault !== 'not-allowed';
  const can = mail.from !== null && (sends || mail.eml);
  if (!can && !wanted && handOffs.length === 0) return null;
  const team = teams.find(({ id }) => id === suggested)?.name ?? null;
  const live = handOffs.filter(({ state }) => !['recalled', 'given-up', 'came-back'].includes(state));
  const owed = wanted && live.length === 0;
  return (
    <>
      <h2 className="part-title">{said.heading}</h2>
      {handOffs.length > 0 && (
        <ul className="plain-list">
          {handOffs.map((one) => (
            <Line key={one.id} one={one} enquiryId={enquiryId} />
          ))}
        </ul>
      )}
      {!can && wanted && (
        <p className="caution-words">{said.wantedButCannot(mailFaultWords[mail.fault ?? 'no-settings'])}</p>
      )}
      {can && (
        <p>
          {owed && team && <>{said.wanted(team)} </>}
          <ActionButton
            tone={owed ? 'main' : 'line'}
            keys={keyNames.passOn}
            data-place="pass-on"
            onPress={() => passOn(enquiryId)}
          >
            {owed && team ? said.passTo(team) : live.length > 0 ? said.startAgain : said.start}
          </ActionButton>
        </p>
      )}
    </>
  );
}
