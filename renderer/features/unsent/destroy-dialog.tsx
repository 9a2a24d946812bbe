import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { destroyGrounds, type DestroyGround } from '../../../shared/audit/unsent-events';
import { rolesQuery } from '../../bridge/queries';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { destroyWords as said } from '../../copy/unsent-words';
import { announce, float } from '../../state/desk-view';
import { destroyUnsent, useUnsent } from '../../state/unsent';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { FloatDialog } from '../../ui/float-dialog';
import { confirmMissing, nobodyYet, RoleConfirm } from '../../ui/role-confirm';
import { useLate } from '../../ui/use-late';

const close = (): void => float(null);

/** Destroys an unsent enquiry for good: with a ground, and a second person's code. */
export function DestroyDialog() {
  const [line] = useUnsent((s) => s.about);
  const roles = useQuery(rolesQuery).data ?? null;
  const [ground, setGround] = useState<DestroyGround | null>(null);
  const [confirm, setConfirm] = useState(nobodyYet);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const late = useLate(busy);
  if (!line) return null;
  const { why, file, paper } = line;
  const missing = firstMissing(
    ground === null && { place: 'destroy-ground', say: missingWords.ground },
    confirmMissing('destroy', roles, confirm),
  );

  const destroy = async (): Promise<void> => {
    if (!ground) return;
    setBusy(true);
    const stood = await destroyUnsent({ enquiryId: line.enquiryId, ground, confirm });
    setBusy(false);
    setConfirm((was) => ({ ...was, code: '' }));
    setTrouble(stood);
    if (stood) announce(stood);
  };

  return (
    <FloatDialog title={said.title(line.reference)} onClose={close} wide>
      <ActForm
        first="destroy-ground"
        missing={missing}
        onAct={() => {
          if (!busy) void destroy();
        }}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {said.cancel}
            </ActionButton>
            <ActionButton tone="danger" type="submit">
              {late ? said.destroying : said.destroy}
            </ActionButton>
          </div>
        }
      >
        <p>{said.text}</p>
        {line.what === 'change' && <p className="caution">{said.change}</p>}
        {why.kind === 'waits' && why.tries > 0 && <p className="caution">{said.mayBeThere}</p>}
        {file && <p className="caution">{said.exported(file.toDesk)}</p>}
        {paper && <p className="caution">{said.onPaper}</p>}
        <ChoiceBox
          label={said.ground}
          place="destroy-ground"
          value={ground}
          choices={destroyGrounds.map((id) => ({ id, label: said.grounds[id] }))}
          onChange={(id) => setGround(id as DestroyGround)}
        />
        <p>{said.second}</p>
        <RoleConfirm act="destroy" roles={roles} value={confirm} onChange={setConfirm} />
        {trouble && <p className="trouble">{trouble}</p>}
      </ActForm>
    </FloatDialog>
  );
}
