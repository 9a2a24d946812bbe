import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { DayPart } from '../../../shared/domain/day-check';
import { keepsVisitors } from '../../../shared/policy/visits';
import {
  callsQuery,
  checkedTodayQuery,
  keptQuery,
  packQuery,
  statusQuery,
  toEnterQuery,
  visitsQuery,
} from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import {
  checkedWords,
  dayLines,
  daySheetWords as said,
  type DayLine,
  type DayWay,
} from '../../copy/day-sheet-words';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { recordDayCheck } from '../../state/record-day-check';
import { float, showMiddle } from '../../state/desk-view';
import { backToDesk } from '../../state/go-on';
import { showVisitors } from '../../state/visitors';
import { useOpenCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';
import { ViewHead } from '../../ui/view-head';

const go: Record<NonNullable<DayWay>, () => void> = {
  'send-now': () => void askVault('sync.now', null),
  unsent: () => showMiddle({ kind: 'unsent' }),
  parked: () => showMiddle({ kind: 'parked' }),
  kept: () => showMiddle({ kind: 'kept' }),
  pack: () => float('pack'),
  visitors: showVisitors,
};

function Line({ line: { name, fine, says, way } }: { line: DayLine }) {
  const Shape = fine ? CircleCheck : TriangleAlert;
  return (
    <li className={fine ? 'day-line' : 'day-line day-line-look'}>
      <Shape className="icon" aria-hidden />
      <p>
        <strong>{name}</strong> <span className="only-read">{fine ? said.fine : said.look}:</span>{' '}
        <span className="figures">{says}</span>
      </p>
      {way && (
        <ActionButton tone="quiet" onPress={go[way]}>
          {said.go[way]}
        </ActionButton>
      )}
    </li>
  );
}

/** Opening and closing checks: what is well says so, what is not says what to do, and that somebody looked is recorded. */
export function DaySheet() {
  const today = useToday();
  const hasCall = useOpenCall(({ call }) => call !== null);
  const status = useQuery(statusQuery).data;
  const { data: kept, isError } = useQuery(keptQuery);
  const calls = useQuery(callsQuery).data;
  const toEnter = useQuery(toEnterQuery).data;
  const pack = useQuery(packQuery).data?.pack;
  const visits = useQuery(visitsQuery).data;
  const checked = useQuery(checkedTodayQuery).data;
  const visitors = pack && visits && keepsVisitors(pack) ? visits.inBuilding.length : null;
  const lines =
    status && kept && calls && toEnter && pack && visits
      ? dayLines({ status, kept, calls: calls.length, toEnter: toEnter.length, visitors }, today)
      : null;
  const attention = lines?.filter(({ fine }) => !fine).map(({ check }) => check) ?? [];
  const record = (part: DayPart) => (
    <ActionButton tone="line" isDisabled={!lines} onPress={() => void recordDayCheck(part, attention)}>
      {said.record[part]}
    </ActionButton>
  );
  return (
    <div className="reading">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {said.title}
      </ViewHead>
      <p className="quiet">{said.hint}</p>
      {isError && <p className="trouble">{words.unreachable}</p>}
      <ul className="plain-list day-lines">
        {lines?.map((line) => (
          <Line key={line.check} line={line} />
        ))}
      </ul>
      <div className="answers">
        {record('opening')}
        {record('closing')}
      </div>
      <h2 className="part-title">{said.today}</h2>
      {checked?.length === 0 && <p>{said.noneYet}</p>}
      <ul className="plain-list">
        {checked?.map((one) => (
          <li key={one.at}>{checkedWords(one)}</li>
        ))}
      </ul>
    </div>
  );
}
