import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnsentLine } from '../../../shared/ipc/unsent-contract';
import { statusQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { doneWith, unsentPaneWords as said, whyUnsent } from '../../copy/unsent-words';
import { showMiddle } from '../../state/desk-view';
import { openAbout, sendNow } from '../../state/unsent';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

/** The ways there are for one that nobody has printed. */
function Choices({ line }: { line: UnsentLine }) {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const open = (dialog: Parameters<typeof openAbout>[0]) => () => openAbout(dialog, [line]);
  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTried(await sendNow(line.enquiryId));
    setBusy(false);
  };
  const aside = line.why.kind === 'aside';
  const isPrinted = aside && line.paper?.way === 'paper' && line.paper.printed;
  return (
    <div className="answers">
      {tried && <p className="answers-say">{said.sendNowSaid}</p>}
      {isPrinted && (
        <ActionButton tone="main" onPress={open('unsent-handed-over')}>
          {said.handedOver}
        </ActionButton>
      )}
      <ActionButton tone={isPrinted ? 'line' : 'main'} onPress={() => void send()}>
        {aside ? said.sendInstead : said.sendNow}
      </ActionButton>
      {line.what !== 'mail' && (
        <>
          <ActionButton tone="line" onPress={open('unsent-export')}>
            {said.export}
          </ActionButton>
          {line.readable && (
            <ActionButton tone="line" onPress={open('unsent-paper')}>
              {isPrinted ? said.printAgain : said.paper}
            </ActionButton>
          )}
          {!line.held && (
            <ActionButton tone="line" onPress={open('unsent-destroy')}>
              {said.destroy}
            </ActionButton>
          )}
        </>
      )}
      {line.readable && (
        <ActionButton tone="quiet" onPress={() => showMiddle({ kind: 'enquiry', enquiryId: line.enquiryId })}>
          {said.open}
        </ActionButton>
      )}
    </div>
  );
}

export function UnsentCard({ line }: { line: UnsentLine }) {
  const today = useToday();
  const status = useQuery(statusQuery).data;
  const { why, what } = line;
  return (
    <article className="parked-card" aria-label={line.reference || said.unreadable}>
      <h3 className="part-title">
        {line.reference ? <span className="reference">{line.reference}</span> : said.unreadable}
        {line.service && ` · ${line.service}`}
      </h3>
      <p className={line.old ? 'late-text figures' : 'figures'}>
        {said.since(momentWords(line.since, today))}
      </p>
      <p>
        {what === 'change' && `${line.byPaper ? said.changeByPaper : said.change} `}
        {whyUnsent(line, status, today)}
      </p>
      {doneWith(line, today).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {line.held && <p>{said.held}</p>}
      {why.kind !== 'sending' && <Choices line={line} />}
      {why.kind === 'parked' && (
        <p className="for-it">
          {what === 'mail' ? said.mailSays : said.crmSays} {why.why.crmSays}{' '}
          <code>{why.why.problemType}</code>
        </p>
      )}
    </article>
  );
}
