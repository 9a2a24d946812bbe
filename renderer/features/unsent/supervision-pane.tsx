import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Supervision } from '../../../shared/ipc/unsent-contract';
import { rolesQuery } from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import { enquiryViewWords } from '../../copy/other-words';
import { supervisionRows, superviseWords as said } from '../../copy/supervise-words';
import { announce } from '../../state/desk-view';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { confirmMissing, nobodyYet, RoleConfirm } from '../../ui/role-confirm';
import { useToday } from '../../ui/use-today';
import { ViewHead } from '../../ui/view-head';

function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="both">
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={head[i]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={head[i]} className="figures">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Seen({ seen }: { seen: Supervision }) {
  const today = useToday();
  const rows = supervisionRows(seen, today);
  return (
    <>
      <h2 className="part-title">{said.here}</h2>
      {rows.length === 0 ? (
        <p>{said.nothing}</p>
      ) : (
        <div>
          <Table head={[said.reason, said.count, said.old, said.oldest]} rows={rows} />
        </div>
      )}
      <h2 className="part-title">{said.others}</h2>
      <p>{said.othersUnknown}</p>
    </>
  );
}

/** Counts and ages of what is stuck, for a named role with their code; forgotten as soon as one leaves it. */
export function SupervisionPane() {
  const roles = useQuery(rolesQuery).data ?? null;
  const hasCall = useOpenCall(({ call }) => call !== null);
  const [confirm, setConfirm] = useState(nobodyYet);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [seen, setSeen] = useState<Supervision | null>(null);

  const show = async (): Promise<void> => {
    const answer = await askVault('unsent.supervise', { confirm });
    setConfirm((was) => ({ ...was, code: '' }));
    setTrouble(answer.ok ? null : answer.problem.say);
    if (!answer.ok) announce(answer.problem.say);
    setSeen(answer.ok ? answer.value : null);
  };

  return (
    <div className="reading">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {said.title}
      </ViewHead>
      <p className="quiet">{said.text}</p>
      {seen ? (
        <Seen seen={seen} />
      ) : (
        <ActForm
          className="confirm-form"
          missing={confirmMissing('supervise', roles, confirm)}
          onAct={() => void show()}
          answers={
            <div className="answers">
              <ActionButton tone="main" type="submit">
                {said.show}
              </ActionButton>
            </div>
          }
        >
          <RoleConfirm act="supervise" roles={roles} value={confirm} onChange={setConfirm} />
          {trouble && <p className="trouble">{trouble}</p>}
        </ActForm>
      )}
    </div>
  );
}
