import { useQuery } from '@tanstack/react-query';
import { Circle, CircleDot, SquarePen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CallLine, ToEnterLine } from '../../../shared/ipc/vault-contract';
import type { DeskStatus } from '../../../shared/ipc/status';
import { callsQuery, parkedMailsQuery, parkedQuery, statusQuery, toEnterQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { unsentPaneWords } from '../../copy/unsent-words';
import { words } from '../../copy/words';
import { showMiddle } from '../../state/desk-view';
import { useOpenCall } from '../../state/open-call';
import { takeUpCall } from '../../state/start-call';
import { useToday } from '../../ui/use-today';
import { TodayList } from './today-list';

function CallItem({ call, today }: { call: CallLine; today: string }) {
  const here = useOpenCall((s) => s.call?.draft.id === call.id);
  const about = call.service ?? words.waiting.noServiceYet;
  const channel = call.channel === 'phone' ? words.waiting.call : words.waiting.visit;
  return (
    <li>
      <Button
        className={here ? 'waiting-item waiting-here' : 'waiting-item'}
        aria-current={here ? 'true' : undefined}
        onPress={() => (here ? showMiddle({ kind: 'desk' }) : void takeUpCall(call.id))}
      >
        {here ? <CircleDot className="icon" aria-hidden /> : <Circle className="icon" aria-hidden />}
        <span className="waiting-words">
          <span>
            {channel} · {about}
          </span>
          <span className="quiet figures">
            {here ? words.waiting.onScreen : words.waiting.draft(momentWords(call.startedAt, today))}
          </span>
          {call.warnsOn <= today && <span className="caution-words">{words.waiting.goesSoon}</span>}
        </span>
      </Button>
    </li>
  );
}

function ParkedItem({ parked, mails }: { parked: number; mails: number }) {
  if (parked + mails === 0) return null;
  return (
    <li>
      <Button className="waiting-item waiting-parked" onPress={() => showMiddle({ kind: 'parked' })}>
        <TriangleAlert className="icon" aria-hidden />
        <span className="waiting-words">
          <span>{words.waiting.parked(parked + mails)}</span>
          <span className="quiet">
            {parked === 0 ? words.waiting.parkedMailHint : words.waiting.parkedHint}
          </span>
        </span>
      </Button>
    </li>
  );
}

/** What was not sent for too long, and what is on paper without anybody having said what became of it. */
function UnsentItems({ outbox }: { outbox: DeskStatus['outbox'] }) {
  const { overdue, aside } = outbox;
  const items = [
    ...(overdue
      ? [
          {
            says: unsentPaneWords.waitingOld(overdue.count, overdue.after),
            hint: unsentPaneWords.waitingOldHint,
          },
        ]
      : []),
    ...(aside > 0
      ? [{ says: unsentPaneWords.waitingAside(aside), hint: unsentPaneWords.waitingAsideHint }]
      : []),
  ];
  return items.map(({ says, hint }) => (
    <li key={hint}>
      <Button className="waiting-item waiting-parked" onPress={() => showMiddle({ kind: 'unsent' })}>
        <TriangleAlert className="icon" aria-hidden />
        <span className="waiting-words">
          <span>{says}</span>
          <span className="quiet">{hint}</span>
        </span>
      </Button>
    </li>
  ));
}

/** What waits for a service's own system to answer again. */
function ToEnterItem({ line, today }: { line: ToEnterLine; today: string }) {
  return (
    <li>
      <Button
        className="waiting-item"
        onPress={() => showMiddle({ kind: 'to-enter', enquiryId: line.enquiryId })}
      >
        <SquarePen className="icon" aria-hidden />
        <span className="waiting-words">
          <span>
            {words.toEnter.title(line.system)} · {line.service}
          </span>
          <span className="quiet figures">
            {words.toEnter.hint(line.reference, momentWords(line.capturedAt, today))}
          </span>
        </span>
      </Button>
    </li>
  );
}

/**
 * What waits for somebody, then what was saved today and where it stands. `first`: the reception's queue, where the
 * council has one.
 */
export function WaitingPane({ first }: { first?: ReactNode }) {
  const today = useToday();
  const calls = useQuery(callsQuery).data ?? [];
  const parked = useQuery(parkedQuery).data?.length ?? 0;
  const mails = useQuery(parkedMailsQuery).data?.length ?? 0;
  const toEnter = useQuery(toEnterQuery).data ?? [];
  const outbox = useQuery(statusQuery).data?.outbox;
  const stuck = outbox !== undefined && (outbox.overdue !== null || outbox.aside > 0);
  const title = first ? words.waiting.besideQueue : words.waiting.title;
  const waits = stuck || calls.length + parked + mails + toEnter.length > 0;
  return (
    <nav className="pane waiting" aria-label={words.waiting.title}>
      {first}
      {(waits || !first) && <h2 className="pane-title">{title}</h2>}
      {!waits ? (
        !first && <p className="quiet">{words.waiting.empty}</p>
      ) : (
        <ul className="waiting-list">
          {calls.map((call) => (
            <CallItem key={call.id} call={call} today={today} />
          ))}
          {stuck && <UnsentItems outbox={outbox} />}
          <ParkedItem parked={parked} mails={mails} />
          {toEnter.map((line) => (
            <ToEnterItem key={line.enquiryId} line={line} today={today} />
          ))}
        </ul>
      )}
      <TodayList today={today} />
    </nav>
  );
}
