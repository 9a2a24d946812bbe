import { useQuery } from '@tanstack/react-query';
import { keepsVisitors } from '../../../shared/policy/visits';
import { londonInstant } from '../../../shared/policy/civil-date';
import type { VisitLine } from '../../../shared/ipc/vault-contract';
import { packQuery, statusQuery, visitsQuery } from '../../bridge/queries';
import { dayWords, timeWords } from '../../copy/dates';
import { visitWords } from '../../copy/visit-words';
import { closeRoll, printRoll } from '../../state/print-visitors';
import { useVisitors } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { PrintSheet } from '../../ui/print-sheet';
import { useToday } from '../../ui/use-today';

const words = visitWords.roll;

function RollTable({ caption, visits }: { caption: string; visits: readonly VisitLine[] }) {
  const { badge, name, company, host, since, car } = words.columns;
  const cars = visits.some((visit) => visit.car !== null);
  return (
    <table className="both roll">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[words.seen, badge, name, company, host, since, ...(cars ? [car] : [])].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td aria-hidden>☐</td>
            <td>{visit.badge}</td>
            <td className="roll-name">{visit.name}</td>
            <td>{visit.company}</td>
            <td>{visit.host}</td>
            <td className="figures">{timeWords(visit.arrivedAt)}</td>
            {cars && <td>{visit.car}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same on screen and on paper. */
function RollBody() {
  const today = useToday();
  const council = useQuery(packQuery).data?.pack.controller.name;
  const desk = useQuery(statusQuery).data?.desk?.name;
  const { data: visits, isError } = useQuery(visitsQuery);
  if (!visits) return null;
  const byClock = visits.leftToday.filter(({ left }) => left?.how === 'closing');
  const at = timeWords(londonInstant(visits.at));
  return (
    <>
      <p>
        <strong>{[council, desk].filter(Boolean).join(' · ')}</strong>
        <br />
        <span className="figures">{words.at(dayWords(today, today), at)}</span>
      </p>
      {isError && <p className="caution">{words.asOf(at)}</p>}
      {visits.inBuilding.length === 0 ? (
        <p className="roll-nobody">{visitWords.nobody}</p>
      ) : (
        <RollTable caption={visitWords.inside(visits.inBuilding.length)} visits={visits.inBuilding} />
      )}
      {byClock.length > 0 && <RollTable caption={words.byClock} visits={byClock} />}
      <p className="quiet">{words.only}</p>
    </>
  );
}

/** Who is in the building: above everything else, with no network and no CRM. */
export function EvacuationRoll() {
  const roll = useVisitors((s) => s.roll);
  const pack = useQuery(packQuery).data?.pack;
  // Followed from the start on, so that the list is there when the store is not.
  useQuery({ ...visitsQuery, enabled: pack !== undefined && keepsVisitors(pack) });
  if (!roll) return null;
  const kept = pack === undefined || keepsVisitors(pack);
  return (
    <FloatDialog title={words.title} onClose={closeRoll} wide>
      {kept ? (
        <>
          <p role="status" className={roll.alarm ? 'caution' : undefined}>
            {roll.says}
          </p>
          <RollBody />
          <PrintSheet>
            <h1>{words.title}</h1>
            <RollBody />
            <p>{words.paperNote}</p>
          </PrintSheet>
        </>
      ) : (
        <p role="status">{visitWords.notKept}</p>
      )}
      <div className="float-answers">
        {kept && (
          <ActionButton tone="main" autoFocus onPress={() => void printRoll()}>
            {words.print}
          </ActionButton>
        )}
        <ActionButton tone="line" autoFocus={!kept} onPress={closeRoll}>
          {words.close}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
