import type { PurgePlan } from '../../shared/policy/retention';
import { words } from '../copy/words';
import { useToday } from './use-today';

/** Until when it is kept on this PC, for a line of a list; the rule and its source by the pointer. */
export function HereUntil({ plan }: { plan: PurgePlan }) {
  const today = useToday();
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
