import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskStatus } from '../../../shared/ipc/status';
import { packQuery, statusQuery } from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import { dateOf, dayWords, momentWords, timeWords } from '../../copy/dates';
import { packDialogWords } from '../../copy/other-words';
import { expiredWords } from '../../copy/status-words';
import { words } from '../../copy/words';
import { float } from '../../state/desk-view';
import { nowInstant } from '../../state/now';
import { useOpenCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { FloatDialog } from '../../ui/float-dialog';
import { useToday } from '../../ui/use-today';

function factsOf(pack: DeskStatus['pack'], today: string) {
  const { from, keyId, since, next } = pack;
  const how = from === 'trial' ? packDialogWords.trial : packDialogWords.builtIn;
  const facts = [
    { label: packDialogWords.council, value: pack.council },
    { label: packDialogWords.version, value: pack.version },
    { label: packDialogWords.status, value: packDialogWords.statuses[pack.status] },
    { label: packDialogWords.since, value: from === 'signed' && since ? momentWords(since, today) : how },
    { label: packDialogWords.signedWith, value: keyId ?? '' },
    { label: packDialogWords.runsOut, value: dayWords(dateOf(pack.expires), today) },
    {
      label: packDialogWords.next,
      value: next ? packDialogWords.nextFrom(next.version, momentWords(next.notBefore, today)) : '',
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Why a pack was refused, line by line as `npm run pack -- check` has it: where, the rule, what to do. */
function Findings({ findings }: Pick<DeskStatus['pack'], 'findings'>) {
  const title = packDialogWords.findings(findings.length);
  return (
    <section aria-label={title}>
      <h3 className="part-title">{title}</h3>
      {/* In the Tab path, so that the arrow keys scroll it. */}
      <ol className="findings" tabIndex={0} aria-label={title}>
        {findings.map(({ field, rule, todo }, i) => (
          <li key={i}>
            <strong>{field}</strong>
            <span className="conflict-side">{rule}</span>
            <span className="conflict-side">{packDialogWords.todo(todo)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Never disabled: a button that is would lose the focus, and Esc with it. */
function LookForNewer() {
  const [asked, setAsked] = useState<{ asking: boolean; says: string }>({ asking: false, says: '' });
  const look = async (): Promise<void> => {
    if (asked.asking) return;
    setAsked({ asking: true, says: packDialogWords.looking });
    const answer = await askVault('pack.look', null);
    const says = answer.ok ? packDialogWords.asked(timeWords(nowInstant())) : answer.problem.say;
    setAsked({ asking: false, says });
  };
  return (
    <div className="pack-look">
      <ActionButton tone="line" onPress={() => void look()}>
        {packDialogWords.look}
      </ActionButton>
      <span role="status" className="quiet">
        {asked.says}
      </span>
    </div>
  );
}

/** Which pack is in use, since when and until when, what was refused, and what of it was assumed. */
export function PackDialog() {
  const today = useToday();
  const pack = useQuery(packQuery).data?.pack;
  const status = useQuery(statusQuery).data?.pack;
  const begunWith = useOpenCall(({ call }) => call?.draft.packVersion);
  const demonstration = status?.status !== 'production';
  return (
    <FloatDialog
      title={demonstration ? packDialogWords.title : packDialogWords.titleInForce}
      onClose={() => float(null)}
      wide
    >
      {demonstration && <p>{packDialogWords.text}</p>}
      {status?.trouble && <p className="trouble">{status.trouble}</p>}
      {status && status.findings.length > 0 && <Findings findings={status.findings} />}
      {status?.expired && <p className="caution">{expiredWords(status, today)}</p>}
      {status && begunWith !== undefined && begunWith !== status.version && (
        <p className="quiet">{packDialogWords.openCall(begunWith)}</p>
      )}
      {status && <Facts facts={factsOf(status, today)} />}
      <LookForNewer />
      {pack && pack.assumed.length > 0 && (
        <>
          <h3 className="part-title">{packDialogWords.assumed}</h3>
          <ul className="assumed-list">
            {pack.assumed.map(({ path, why }) => (
              <li key={path}>
                <span className="assumed">{why}</span> <span className="quiet">{path}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {pack && pack.conflicts.length > 0 && (
        <>
          <h3 className="part-title">{packDialogWords.conflicts}</h3>
          <ul className="assumed-list">
            {pack.conflicts.map(({ id, about, says, followed }) => (
              <li key={id}>
                {about}
                {says.map(({ source, what }) => (
                  <span key={source} className="quiet conflict-side">
                    {packDialogWords.says(source, what)}
                  </span>
                ))}
                <span className="conflict-side">{packDialogWords.followed(followed)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {pack && pack.openPoints.length > 0 && (
        <>
          <h3 className="part-title">{packDialogWords.openPoints}</h3>
          <ul className="assumed-list">
            {pack.openPoints.map(({ id, source, says }) => (
              <li key={id}>
                {says} <span className="quiet">{source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="float-answers">
        <ActionButton tone="main" autoFocus onPress={() => float(null)}>
          {words.close}
        </ActionButton>
      </div>
    </FloatDialog>
  );
}
