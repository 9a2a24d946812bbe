import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeskRef } from '../../../shared/domain/queue-ticket';
import type { QueueView, TicketLine } from '../../../shared/ipc/queue-contract';
import { callsQuery, queueQuery } from '../../bridge/queries';
import { keyNames } from '../../copy/keys';
import { enquiryViewWords } from '../../copy/other-words';
import { minutesWords, queueWords } from '../../copy/queue-words';
import { backToDesk } from '../../state/go-on';
import { callTicket, moveTicket, takeOverTicket, theyAreHere } from '../../state/queue';
import { takeUpCall } from '../../state/start-call';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { drawn } from '../../ui/place';
import { useMinutes } from '../../ui/use-clock';
import { ViewHead } from '../../ui/view-head';
import { PassOn } from './pass-on';

const words = queueWords.ticket;

function find({ waiting, here, elsewhere, noShows }: QueueView, ticketId: string): TicketLine | undefined {
  return [...waiting, ...here, ...elsewhere, ...noShows].find(({ id }) => id === ticketId);
}

/** What may be done with it, by where it stands; the likeliest first. */
function Acts({ line, desks }: { line: TicketLine; desks: readonly DeskRef[] }) {
  const calls = useQuery(callsQuery).data ?? [];
  const { id, state, interactionId } = line;
  const move = (what: 'recall' | 'park' | 'no-show' | 'requeue' | 'finish') => () =>
    void moveTicket(id, { what });
  const park = (
    <ActionButton tone="line" keys={keyNames.park} onPress={move('park')}>
      {words.park}
    </ActionButton>
  );
  const requeue = (
    <ActionButton tone="line" onPress={move('requeue')}>
      {words.requeue}
    </ActionButton>
  );
  if (line.elsewhere) {
    return (
      <>
        <p>{words.elsewhere(line.desk ?? '')}</p>
        <ActionButton tone="line" onPress={() => void takeOverTicket(id)}>
          {words.takeOver(line.desk ?? '')}
        </ActionButton>
        <p className="quiet">{words.takeOverHint}</p>
      </>
    );
  }
  switch (state) {
    case 'waiting':
      return (
        <ActionButton tone="main" data-primary onPress={() => void callTicket(id)}>
          {words.call}
        </ActionButton>
      );
    case 'called':
      return (
        <>
          <ActionButton tone="main" data-primary onPress={() => void theyAreHere(id)}>
            {words.theyAreHere}
          </ActionButton>
          <ActionButton tone="line" onPress={move('recall')}>
            {words.callAgain}
          </ActionButton>
          <ActionButton tone="line" onPress={move('no-show')}>
            {words.notHere}
          </ActionButton>
          {park}
          {requeue}
          <PassOn ticketId={id} desks={desks} />
        </>
      );
    case 'serving': {
      const call = calls.find((one) => one.id === interactionId);
      return (
        <>
          {call && (
            <ActionButton tone="main" data-primary onPress={() => void takeUpCall(call.id)}>
              {words.openCall}
            </ActionButton>
          )}
          {park}
          {requeue}
          <PassOn ticketId={id} desks={desks} />
          <ActionButton tone="line" onPress={move('finish')}>
            {words.finish}
          </ActionButton>
        </>
      );
    }
    case 'parked':
      return (
        <>
          <ActionButton tone="main" data-primary onPress={() => void callTicket(id)}>
            {words.resume}
          </ActionButton>
          {requeue}
          <PassOn ticketId={id} desks={desks} />
          <ActionButton tone="line" onPress={move('no-show')}>
            {words.notHere}
          </ActionButton>
          <ActionButton tone="line" onPress={move('finish')}>
            {words.finish}
          </ActionButton>
        </>
      );
    case 'no-show':
      return requeue;
    case 'finished':
      return null;
  }
}

/** One ticket: what to know before greeting them, what to look for, and what can be done. */
export function TicketPane({ ticketId }: { ticketId: string }) {
  const view = useQuery(queueQuery).data;
  const now = useMinutes();
  const line = view && find(view, ticketId);
  const shown = line !== undefined;
  useEffect(() => {
    if (shown) drawn('ticket');
  }, [shown]);
  if (!view) return null;
  if (!line) {
    return (
      <div className="reading">
        <ViewHead back={enquiryViewWords.back} onBack={backToDesk}>
          {queueWords.title}
        </ViewHead>
        <p>{words.gone}</p>
      </div>
    );
  }
  const flags = line.flags.map((flag) => queueWords.flags[flag]);
  const again = queueWords.calledTimes(line.calls);
  const facts = [
    { label: words.lookFor, value: line.description || words.noDescription },
    { label: words.about, value: line.about ?? queueWords.notSaid },
  ];
  return (
    <div className="reading ticket-pane">
      <ViewHead back={enquiryViewWords.back} onBack={backToDesk}>
        {words.title(line.number)}
      </ViewHead>
      <p className="ticket-large">{[line.number, line.name].filter((part) => part !== null).join(' · ')}</p>
      <p className="quiet figures">
        {[
          line.state === 'waiting'
            ? words.waitsFor(minutesWords(Math.max(0, now - Date.parse(line.checkedInAt))))
            : line.state === 'called' && again !== ''
              ? again
              : queueWords.states[line.state],
          line.state === 'called' ? '' : again,
          line.first ? queueWords.first : '',
          line.forDesk ? queueWords.forDesk(line.forDesk) : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {flags.length > 0 && (
        <div className="ticket-greeting" role="note">
          <p>{queueWords.beforeGreeting}</p>
          <ul>
            {flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </div>
      )}
      <Facts facts={facts} />
      <div className="ticket-acts" data-place="ticket">
        <Acts line={line} desks={view.desks} />
      </div>
      <p className="quiet">{words.until}</p>
    </div>
  );
}
