import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DeskRef } from '../../../shared/domain/queue-ticket';
import { queueDesksQuery } from '../../bridge/queries';
import { queueWords } from '../../copy/queue-words';
import { words as deskWords } from '../../copy/words';
import { moveTicket } from '../../state/queue';
import { ActionButton } from '../../ui/action-button';

const words = queueWords.ticket;

/** The desks that did nothing today: few are wanted, so the CRM is asked by a press alone. */
function OtherDesks({ ticketId, shown }: { ticketId: string; shown: readonly DeskRef[] }) {
  const { data, isError } = useQuery(queueDesksQuery);
  const box = useRef<HTMLDivElement>(null);
  const rest = data?.desks.filter(({ id }) => !shown.some((one) => one.id === id)) ?? [];
  const says = isError
    ? deskWords.unreachable
    : !data
      ? words.askingDesks
      : rest.length === 0
        ? words.noDesks
        : null;
  useEffect(() => {
    if (data) box.current?.querySelector('button')?.focus();
  }, [data]);
  return (
    <div className="ticket-desks" role="group" aria-label={words.otherDesks} ref={box}>
      <div aria-live="polite">
        {data && !data.asked && <p className="caution-words">{words.desksNotAsked}</p>}
        {says && <p className="quiet">{says}</p>}
      </div>
      {rest.length > 0 && (
        <div className="ticket-acts">
          {rest.map(({ id, name, seenToday }) => (
            <ActionButton
              key={id}
              tone="line"
              onPress={() => void moveTicket(ticketId, { what: 'transfer', to: { id, name } })}
            >
              {seenToday ? words.passOn(name) : words.passOnUnseen(name)}
            </ActionButton>
          ))}
        </div>
      )}
      {rest.some(({ seenToday }) => !seenToday) && <p className="quiet">{words.unseenHint}</p>}
    </div>
  );
}

/** To a desk that did something today, by one press; to any other of the reception by two. */
export function PassOn({ ticketId, desks }: { ticketId: string; desks: readonly DeskRef[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      {desks.map((to) => (
        <ActionButton
          key={to.id}
          tone="line"
          onPress={() => void moveTicket(ticketId, { what: 'transfer', to })}
        >
          {words.passOn(to.name)}
        </ActionButton>
      ))}
      {all ? (
        <OtherDesks ticketId={ticketId} shown={desks} />
      ) : (
        <ActionButton tone="line" onPress={() => setAll(true)}>
          {words.passOnElsewhere}
        </ActionButton>
      )}
    </>
  );
}
