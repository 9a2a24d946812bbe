import { useState } from 'react';
import type { ParkedMailLine } from '../../../shared/ipc/hand-off-contract';
import { momentWords } from '../../copy/dates';
import { handOffWords as said, parkedMailReason, parkedMailWords } from '../../copy/hand-off-words';
import { parkedWords } from '../../copy/other-words';
import { decideHandOff } from '../../state/hand-off';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

/** An e-mail that the mail server refused. */
export function ParkedMailCard({ line }: { line: ParkedMailLine }) {
  const today = useToday();
  const [deciding, setDeciding] = useState(false);
  const decide = async (decision: 'try-again' | 'give-up'): Promise<void> => {
    setDeciding(true);
    await decideHandOff(line.handOffId, decision);
    setDeciding(false);
  };
  return (
    <article className="parked-card" aria-label={line.subject}>
      <h2 className="part-title">{line.subject}</h2>
      <p>
        {parkedMailWords.to(line.to.name, line.to.address)}. {parkedMailReason(line)}
      </p>
      <div className="answers">
        <ActionButton tone="main" isDisabled={deciding} onPress={() => void decide('try-again')}>
          {said.tryAgain}
        </ActionButton>
        <ActionButton tone="line" isDisabled={deciding} onPress={() => void decide('give-up')}>
          {said.giveUp}
        </ActionButton>
      </div>
      <p className="for-it">
        {parkedWords.since(momentWords(line.parkedAt, today))}. {said.serverSays} {line.says}
      </p>
    </article>
  );
}
