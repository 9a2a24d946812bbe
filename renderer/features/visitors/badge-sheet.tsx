import { useQuery } from '@tanstack/react-query';
import { packQuery } from '../../bridge/queries';
import { dateOf, dayWords } from '../../copy/dates';
import { visitWords } from '../../copy/visit-words';
import { useVisitors } from '../../state/visitors';
import { PrintSheet } from '../../ui/print-sheet';

/** A visitor's badge, on paper alone: no more than a badge has to say. */
export function BadgeSheet() {
  const badge = useVisitors((s) => s.badge);
  const council = useQuery(packQuery).data?.pack.controller.name ?? '';
  if (!badge) return null;
  const day = dateOf(badge.arrivedAt);
  return (
    <PrintSheet>
      <div className="paper-badge">
        <p>{council}</p>
        <p className="paper-visitor">
          {visitWords.paper.visitor} {badge.badge}
        </p>
        <p className="paper-name">{badge.name}</p>
        {badge.company && <p>{badge.company}</p>}
        <p>{visitWords.visiting(badge.host)}</p>
        <p>{dayWords(day, day)}</p>
      </div>
    </PrintSheet>
  );
}
