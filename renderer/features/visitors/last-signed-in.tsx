import { CircleCheck } from 'lucide-react';
import { visitWords } from '../../copy/visit-words';
import { printBadge } from '../../state/print-visitors';
import { hostTold, useVisitors } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';

/** Who was signed in a moment ago: whether their host knows, and their badge. */
export function LastSignedIn() {
  const { last, badgeSays } = useVisitors();
  if (!last) return null;
  const byMail = last.hostTold === 'by-mail';
  return (
    <section className="visit-step visit-last" data-place="visitor-last">
      <p>
        <CircleCheck className="icon" aria-hidden /> {visitWords.signedIn(last.badge, last.name)}
      </p>
      <p className={byMail ? undefined : 'caution'}>
        {byMail ? visitWords.mailOnItsWay(last.host) : visitWords.tellHost(last.host)}
      </p>
      {badgeSays && <p className="quiet">{badgeSays}</p>}
      <div className="visit-actions">
        <ActionButton tone="line" data-primary onPress={() => void printBadge(last)}>
          {visitWords.printBadge}
        </ActionButton>
        {!byMail && (
          <ActionButton tone="line" onPress={() => void hostTold(last)}>
            {visitWords.hostTold}
          </ActionButton>
        )}
      </div>
    </section>
  );
}
