import { queueWords } from '../../copy/queue-words';
import { noteTold, useCheckedIn } from '../../state/queue';
import { ActionButton } from '../../ui/action-button';

/** The number that was given out last, in sight until it is told. */
export function NumberToTell() {
  const number = useCheckedIn((s) => s.number);
  if (number === null) return null;
  return (
    <div className="ticket-told">
      <p>{queueWords.tell(number)}</p>
      <ActionButton tone="quiet" onPress={noteTold}>
        {queueWords.told}
      </ActionButton>
    </div>
  );
}
