import { useState } from 'react';
import { Button } from 'react-aria-components';
import { notPassed, purgePlan } from '../../../shared/policy/retention';
import { passedTo } from '../../copy/script-words';
import { words } from '../../copy/words';
import { shownPack, useCall, usePractising } from '../../state/open-call';
import { useToday } from '../../ui/use-today';
import { startOfLondonDay } from '../../../shared/policy/civil-date';

/** Of a rehearsal nothing is kept, so nothing is said here. */
export function PurgeLine() {
  return usePractising() ? null : <KeptUntil />;
}

/** Until when this PC keeps it, and on request by which rule and from what source. */
function KeptUntil() {
  const [why, setWhy] = useState(false);
  const today = useToday();
  const pack = useCall((c) => c.setting.pack);
  const team = useCall((c) => passedTo(shownPack(c), c.active));
  const channel = useCall((c) => c.draft.channel);
  const passing = { ...notPassed, channel, toTeam: team !== null };
  const plan = purgePlan(pack, passing, startOfLondonDay(today));
  return (
    <section className="prompter-part purge" aria-label={words.purge.title}>
      <p>
        <span className="purge-kept">{words.purge.kept}</span>{' '}
        {words.purge.until(plan.on, today, plan.period, team, plan.estimated)}{' '}
        <Button className="link-button" aria-expanded={why} onPress={() => setWhy(!why)}>
          {words.purge.why}
        </Button>
      </p>
      {why && (
        <div className="purge-why">
          <p>{words.purge.rule(plan.period, plan.handOff)}</p>
          <p>{words.purge.source(plan.source)}</p>
          {plan.assumed && <p className="assumed">{words.purge.assumed}</p>}
        </div>
      )}
    </section>
  );
}
