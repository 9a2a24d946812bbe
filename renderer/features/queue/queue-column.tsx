import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketLine } from '../../../shared/ipc/queue-contract';
import { packQuery, queueQuery } from '../../bridge/queries';
import { keyNames } from '../../copy/keys';
import { minutesWords, queueWords } from '../../copy/queue-words';
import { callNext, openCheckIn } from '../../state/queue';
import { ActionButton } from '../../ui/action-button';
import { useMinutes } from '../../ui/use-clock';
import { TicketItem } from './ticket-item';

/** Never more than fits one screen beside what else waits. */
const SHOWN = 6;

function Tickets({
  title,
  lines,
  now,
  promise,
}: {
  title?: string;
  lines: readonly TicketLine[];
  now: number;
  promise: number | null;
}) {
  if (lines.length === 0) return null;
  const isLate = (line: TicketLine): boolean =>
    promise !== null && now - Date.parse(line.checkedInAt) > promise * 60_000;
  return (
    <>
      {title && <h3 className="queue-part">{title}</h3>}
      <ul className="waiting-list">
        {lines.map((line) => (
          <TicketItem key={line.id} line={line} now={now} late={isLate(line)} />
        ))}
      </ul>
    </>
  );
}

/** The reception's queue: who waits, and whom this desk has. */
export function QueueColumn() {
  const view = useQuery(queueQuery).data;
  const promise = useQuery(packQuery).data?.pack.queue?.waitPromiseMinutes ?? null;
  const now = useMinutes();
  const [all, setAll] = useState(false);
  if (!view) return null;
  const { waiting, here, elsewhere, noShows, longestSince, expectedWaitMs } = view;
  const more = Math.max(0, waiting.length - SHOWN);
  const others = elsewhere.length + noShows.length > 0;
  const facts = [
    queueWords.waiting(waiting.length),
    longestSince && queueWords.longest(minutesWords(Math.max(0, now - Date.parse(longestSince)))),
    expectedWaitMs !== null && queueWords.expected(minutesWords(expectedWaitMs)),
  ].filter((fact) => typeof fact === 'string');
  const parts = { now, promise };
  return (
    <section className="queue" aria-label={queueWords.title}>
      <h2 className="pane-title">{queueWords.title}</h2>
      <div className="queue-acts">
        <ActionButton tone="line" keys={keyNames.checkIn} onPress={openCheckIn}>
          {queueWords.checkIn}
        </ActionButton>
        <ActionButton tone="line" keys={keyNames.callNext} onPress={() => void callNext()}>
          {queueWords.callNext}
        </ActionButton>
      </div>
      <Tickets title={queueWords.here} lines={here} {...parts} />
      <p className="quiet figures">{waiting.length === 0 ? queueWords.empty : facts.join(' · ')}</p>
      <Tickets lines={waiting.slice(0, all ? undefined : SHOWN)} {...parts} />
      {(more > 0 || others) && (
        <ActionButton tone="quiet" onPress={() => setAll(!all)}>
          {all ? queueWords.showLess : queueWords.showRest(more, others)}
        </ActionButton>
      )}
      {all && <Tickets title={queueWords.elsewhere} lines={elsewhere} {...parts} />}
      {all && <Tickets title={queueWords.noShows} lines={noShows} {...parts} />}
    </section>
  );
}
