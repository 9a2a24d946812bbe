import type { VisitLine } from '../../../shared/ipc/vault-contract';
import { timeWords } from '../../copy/dates';
import { visitWords } from '../../copy/visit-words';
import { hostTold, signOut, stillHere } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';

/** The badges that a key signs out: Ctrl with a digit. */
const MOST_KEYS = 9;

function Who({ visit }: { visit: VisitLine }) {
  const { name, company, host, arrivedAt, hostTold: told, left } = visit;
  const facts = [company, visitWords.visiting(host), visitWords.since(timeWords(arrivedAt))];
  return (
    <span className="visit-who">
      <span>{name}</span>
      <span className="quiet figures">
        {facts.filter(Boolean).join(' · ')}
        {left &&
          ` · ${(left.how === 'closing' ? visitWords.leftByClock : visitWords.leftAt)(timeWords(left.at))}`}
        {!left && told === 'to-tell' && ` · ${visitWords.toTell}`}
      </span>
    </span>
  );
}

/** Who is in the building, who came first on top; one key signs each out. */
export function VisitorList({ visits }: { visits: readonly VisitLine[] }) {
  return (
    <section>
      <h2 className="part-title">
        {visits.length === 0 ? visitWords.nobody : visitWords.inside(visits.length)}
      </h2>
      <ul className="visit-list">
        {visits.map((visit) => (
          <li key={visit.id}>
            <span className="badge">{visitWords.badge(visit.badge)}</span>
            <Who visit={visit} />
            {visit.hostTold === 'to-tell' && (
              <ActionButton tone="quiet" onPress={() => void hostTold(visit)}>
                {visitWords.hostTold}
              </ActionButton>
            )}
            <ActionButton
              tone="line"
              aria-label={visitWords.signOutOf(visit.badge, visit.name)}
              onPress={() => void signOut(visit)}
              {...(visit.badge <= MOST_KEYS && { keys: `Ctrl ${visit.badge}` })}
            >
              {visitWords.signOut}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who left today; whoever is still here after all comes back onto the list. */
export function LeftToday({ visits }: { visits: readonly VisitLine[] }) {
  if (visits.length === 0) return null;
  return (
    <section>
      <h2 className="part-title">{visitWords.leftTitle}</h2>
      <ul className="visit-list">
        {visits.map((visit) => (
          <li key={visit.id}>
            <Who visit={visit} />
            <ActionButton
              tone="quiet"
              aria-label={visitWords.stillHereOf(visit.name)}
              onPress={() => void stillHere(visit)}
            >
              {visitWords.stillHere}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
