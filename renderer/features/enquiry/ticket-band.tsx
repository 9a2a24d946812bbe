import { useQuery } from '@tanstack/react-query';
import { packQuery, queueQuery } from '../../bridge/queries';
import { keyNames } from '../../copy/keys';
import { lookOutFor, queueWords } from '../../copy/queue-words';
import { showMiddle } from '../../state/desk-view';
import { useCall } from '../../state/open-call';
import { parkHere } from '../../state/queue';
import { ActionButton } from '../../ui/action-button';

/** The ticket that this interaction came of, while this desk has it. */
export function TicketBand() {
  const callId = useCall((c) => c.draft.id);
  const hasQueue = useQuery(packQuery).data?.pack.modules.queue ?? false;
  const inPerson = useCall((c) => c.draft.channel === 'in-person' && !c.home.practice) && hasQueue;
  const { data: view } = useQuery({ ...queueQuery, enabled: inPerson });
  const line = inPerson ? view?.here.find(({ interactionId }) => interactionId === callId) : undefined;
  if (!line) return null;
  const flags = line.flags.map((flag) => queueWords.flags[flag]);
  return (
    <div className="ticket-band">
      <span className="ticket-number">{line.number}</span>
      <span>{[lookOutFor(line), ...flags].filter((part) => part !== '').join(' · ')}</span>
      <span className="push-right">
        <ActionButton tone="quiet" keys={keyNames.park} onPress={() => void parkHere()}>
          {queueWords.ticket.park}
        </ActionButton>
        <ActionButton tone="quiet" onPress={() => showMiddle({ kind: 'ticket', ticketId: line.id })}>
          {queueWords.ticket.title(line.number)}
        </ActionButton>
      </span>
    </div>
  );
}
