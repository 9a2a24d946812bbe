import type { PurgePlan } from '../../shared/policy/retention';
import { words } from '../copy/words';
import { useToday } from './use-today';

/** Until when it is kept on this PC, for a line of a list, or that it is held; the rule and its source by the pointer. */
export function HereUntil({ plan, held = false }: { plan: PurgePlan; held?: boolean }) {
  const today = useToday();
  if (held) return <span className="quiet here-until">{words.purge.held}</span>;
  const { on, estimated, period, handOff, source } = plan;
  return (
    <span
      className="quiet here-until"
      title={`${words.purge.rule(period, handOff)} ${words.purge.source(source)}`}
    >
      {words.purge.hereUntil(on, today, estimated)}
    </span>
  );
}
