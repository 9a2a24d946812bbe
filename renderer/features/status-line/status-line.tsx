import { useQuery } from '@tanstack/react-query';
import { Circle, CircleDashed, Diamond, RefreshCw, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { appStateQuery } from '../../bridge/main-process';
import { statusQuery, toEnterQuery } from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import {
  packWords,
  purgeWords,
  statusWords,
  unsentWords,
  type StatusLook,
  type StatusWords,
} from '../../copy/status-words';
import { words } from '../../copy/words';
import { float, showMiddle, useDeskView } from '../../state/desk-view';
import { useToday } from '../../ui/use-today';

/** A shape for each look: colour never speaks alone. */
const shapes = {
  good: Circle,
  busy: RefreshCw,
  away: CircleDashed,
  alarm: TriangleAlert,
} satisfies Record<StatusLook, typeof Circle>;

function Part({ look, text, way }: StatusWords) {
  const Shape = shapes[look];
  const inside = (
    <>
      <Shape className={`icon status-shape-${look}`} aria-hidden />
      <span className="status-text">{text}</span>
    </>
  );
  if (way === null) return <span className={`status-part status-${look}`}>{inside}</span>;
  return (
    <Button
      className={`status-part status-${look} status-press`}
      onPress={() => {
        if (way === 'parked' || way === 'unsent') showMiddle({ kind: way });
        else void askVault('sync.now', null);
      }}
    >
      {inside}
      {way === 'send-now' && <span className="status-way">{words.status.tryNow}</span>}
    </Button>
  );
}

/** What is kept here alone, by the system that it waits for; pressing it leads to the oldest. */
function ToEnterPart() {
  const waiting = useQuery(toEnterQuery).data ?? [];
  const systems = [...new Set(waiting.map((line) => line.system))];
  return systems.map((system) => {
    const lines = waiting.filter((line) => line.system === system);
    const oldest = lines.at(-1);
    return (
      <Button
        key={system}
        className="status-part status-press figures"
        onPress={() => oldest && showMiddle({ kind: 'to-enter', enquiryId: oldest.enquiryId })}
      >
        {words.toEnter.waiting(lines.length, system)}
      </Button>
    );
  });
}

/** Tells the truth at all times; changes of it are read out politely. */
export function StatusLine() {
  const today = useToday();
  const vault = useDeskView((s) => s.vault);
  const status = useQuery(statusQuery).data;
  const app = useQuery(appStateQuery).data;
  const lines = statusWords(status, app, vault, today);
  const troubled = lines.some(({ look }) => look === 'alarm' || look === 'away');
  return (
    <footer className={troubled ? 'status-line status-trouble' : 'status-line'}>
      <div className="status-now" role="status" aria-label={words.status.title}>
        {lines.map((line) => (
          <Part key={line.text} {...line} />
        ))}
      </div>
      {status && (
        <>
          <Button className="status-part status-press figures" onPress={() => showMiddle({ kind: 'unsent' })}>
            {unsentWords(status)}
          </Button>
          <ToEnterPart />
          <Button className="status-part status-press" onPress={() => float('pack')}>
            {status.pack.expired || status.pack.trouble ? (
              <TriangleAlert className="icon status-shape-busy" aria-hidden />
            ) : (
              status.pack.status === 'demonstration' && (
                <Diamond className="icon status-shape-busy" aria-hidden />
              )
            )}
            {packWords(status, today)}
          </Button>
          <Button className="status-part status-press figures" onPress={() => showMiddle({ kind: 'kept' })}>
            {purgeWords(status, today)}
          </Button>
        </>
      )}
    </footer>
  );
}
