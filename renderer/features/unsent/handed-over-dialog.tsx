import { useState } from 'react';
import { HANDED_TO_MAX, handedTo } from '../../../shared/domain/other-way';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { handedOverWords as said } from '../../copy/unsent-words';
import { announce, float } from '../../state/desk-view';
import { noteHandedOver, useUnsent } from '../../state/unsent';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';

const close = (): void => float(null);

/** What became of the paper: to whom it went, and whether the CRM is sent it as well. */
export function HandedOverDialog() {
  const [line] = useUnsent((s) => s.about);
  const [to, setTo] = useState('');
  const [crm, setCrm] = useState<'not-sent' | 'also-sent' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!line) return null;
  const missing = firstMissing(
    !handedTo.safeParse(to).success && { place: 'handed-to', say: missingWords.handedTo },
    holdsCardNumber(to) && { place: 'handed-to', say: missingWords.card },
    crm === null && { place: 'handed-crm', say: missingWords.handedCrm },
  );

  const confirm = async (): Promise<void> => {
    const alsoSend = crm === 'also-sent';
    const why = await noteHandedOver({ enquiryId: line.enquiryId, to: to.trim(), alsoSend });
    setTrouble(why);
    if (why) announce(why);
  };

  return (
    <FloatDialog title={said.title(line.reference)} onClose={close}>
      <ActForm
        missing={missing}
        onAct={() => void confirm()}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {said.cancel}
            </ActionButton>
            <ActionButton tone="main" type="submit">
              {said.confirm}
            </ActionButton>
          </div>
        }
      >
        <TextBox
          label={said.to}
          place="handed-to"
          value={to}
          onChange={(typed) => setTo(typed.slice(0, HANDED_TO_MAX))}
          hint={said.toHint}
          autoFocus
        />
        <ChoiceBox
          label={said.crm}
          place="handed-crm"
          value={crm}
          choices={[
            { id: 'not-sent', label: said.notSent },
            { id: 'also-sent', label: said.alsoSent },
          ]}
          onChange={(id) => setCrm(id as 'not-sent' | 'also-sent')}
          hint={crm === null ? undefined : crm === 'not-sent' ? said.notSentHint : said.alsoSentHint}
        />
        {line.file && <p className="caution">{said.inFile(line.file.toDesk)}</p>}
        {trouble && <p className="trouble">{trouble}</p>}
      </ActForm>
    </FloatDialog>
  );
}
