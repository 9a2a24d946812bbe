import { Armchair, Ticket } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TicketLine } from '../../../shared/ipc/queue-contract';
import { lookOutFor, minutesWords, queueWords } from '../../copy/queue-words';
import { showMiddle, useDeskView } from '../../state/desk-view';

/** What was asked for, as words: a picture alone would have to be learned. */
export function Flags({ line }: { line: TicketLine }) {
  if (line.flags.length === 0) return null;
  return (
    <span className="ticket-flags">
      {line.flags.map((flag) => (
        <span key={flag} className="ticket-flag">
          {queueWords.flags[flag]}
        </span>
      ))}
    </span>
  );
}

/** One ticket in the left column. `now`: milliseconds since 1970, to the minute. */
export function TicketItem({ line, now, late }: { line: TicketLine; now: number; late: boolean }) {
  const shown = useDeskView(({ middle }) => middle.kind === 'ticket' && middle.ticketId === line.id);
  const waitedMs = now - Date.parse(line.checkedInAt);
  const waited = waitedMs < 60_000 ? queueWords.justCame : minutesWords(waitedMs);
  const isWaiting = line.state === 'waiting';
  const facts = [
    isWaiting ? waited : queueWords.states[line.state],
    line.about,
    line.first ? queueWords.first : null,
    line.forDesk && queueWords.forDesk(line.forDesk),
    line.here || isWaiting ? null : line.desk,
  ].filter((fact) => fact !== null && fact !== '');
  const Icon = line.state === 'parked' ? Armchair : Ticket;
  return (
    <li>
      <Button
        className={shown ? 'waiting-item waiting-here' : 'waiting-item'}
        aria-current={shown ? 'true' : undefined}
        onPress={() => showMiddle({ kind: 'ticket', ticketId: line.id })}
      >
        <Icon className="icon" aria-hidden />
        <span className="waiting-words">
          <span>
            <span className="ticket-number">{line.number}</span> {lookOutFor(line)}
          </span>
          <span className={isWaiting && late ? 'caution-words figures' : 'quiet figures'}>
            {facts.join(' · ')}
          </span>
          <Flags line={line} />
        </span>
      </Button>
    </li>
  );
}
