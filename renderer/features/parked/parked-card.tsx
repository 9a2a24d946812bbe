import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ParkedLine } from '../../../shared/ipc/vault-contract';
import { enquiryQuery, packQuery } from '../../bridge/queries';
import { differences } from '../../copy/both-copies';
import { momentWords } from '../../copy/dates';
import { parkedReason } from '../../copy/delivery-words';
import { parkedWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { decideParked } from '../../state/decide-parked';
import { ActionButton } from '../../ui/action-button';
import { useToday } from '../../ui/use-today';

/** Where what was written here and what the CRM holds differ. */
function BothValues({ enquiryId, current }: { enquiryId: string; current: Record<string, string> }) {
  const today = useToday();
  const view = useQuery(enquiryQuery(enquiryId)).data;
  const pack = useQuery(packQuery).data?.pack ?? null;
  if (!view) return null;
  const rows = differences(view.record, current, pack, today);
  return (
    <table className="both">
      <thead>
        <tr>
          <td />
          <th scope="col">{parkedWords.here}</th>
          <th scope="col">{parkedWords.inCrm}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, here, there }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{here || parkedWords.nothing}</td>
            <td>{there || parkedWords.nothing}</td>
          </tr>
        ))}
        <tr>
          <td colSpan={3} className="quiet">
            {rows.length === 0 ? parkedWords.same : parkedWords.restSame}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function ParkedCard({ line }: { line: ParkedLine }) {
  const today = useToday();
  const [deciding, setDeciding] = useState(false);
  const { why } = line;

  const decide = async (decision: 'try-again' | 'correct' | 'accept-crm'): Promise<void> => {
    setDeciding(true);
    await decideParked(line.opId, decision);
    setDeciding(false);
  };

  return (
    <article className="parked-card" aria-label={line.reference}>
      <h2 className="part-title">
        <span className="reference">{line.reference}</span> · {line.service}
        {line.name && ` · ${line.name}`}
      </h2>
      <p>{parkedReason[why.kind]}</p>
      {why.current && <BothValues enquiryId={line.id} current={why.current} />}
      <div className="answers">
        <ActionButton tone="main" isDisabled={deciding} onPress={() => void decide('try-again')}>
          {parkedWords.tryAgain}
        </ActionButton>
        {(why.kind === 'rejected' || why.kind === 'too-large') && (
          <ActionButton tone="line" isDisabled={deciding} onPress={() => void decide('correct')}>
            {parkedWords.correct}
          </ActionButton>
        )}
        {(why.kind === 'conflict' || why.kind === 'erased') && (
          <ActionButton tone="line" isDisabled={deciding} onPress={() => void decide('accept-crm')}>
            {parkedWords.accept}
          </ActionButton>
        )}
      </div>
      {line.purge && (
        <p className="quiet">
          {words.purge.parked(line.purge.on, today, line.purge.period)}{' '}
          {words.purge.source(line.purge.source)} {line.purge.assumed && words.purge.assumed}
        </p>
      )}
      <p className="for-it">
        {parkedWords.since(momentWords(line.parkedAt, today))}. {parkedWords.crmSays} {why.crmSays}{' '}
        <code>{why.problemType}</code>
      </p>
    </article>
  );
}
